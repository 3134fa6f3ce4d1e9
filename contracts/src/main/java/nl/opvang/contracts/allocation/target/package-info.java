/** Which target holds on which day, as known at a moment: read in one way by all who ask. */
@NullMarked
package nl.opvang.contracts.allocation.target;

import org.jspecify.annotations.NullMarked;
