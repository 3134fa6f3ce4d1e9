/** Which target holds on which day, as known at a moment. */
@NullMarked
package nl.opvang.reporting.targetgap.domain;

import org.jspecify.annotations.NullMarked;
