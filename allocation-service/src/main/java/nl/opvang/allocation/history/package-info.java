/** What lasts from a first day to an end, as it was known at any moment. */
@NullMarked
package nl.opvang.allocation.history;

import org.jspecify.annotations.NullMarked;
