/** Parts of the calendar that the register counts in. */
@NullMarked
package nl.opvang.contracts.calendar;

import org.jspecify.annotations.NullMarked;
