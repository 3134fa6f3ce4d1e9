/** Reminders that follow from the calendar. */
@NullMarked
package nl.opvang.capacity.statement.react;

import org.jspecify.annotations.NullMarked;
