/** Whether those who stay are there and have a right to be, and what is decided when they are absent for long. */
@NullMarked
package nl.opvang.allocation.attendance;

import org.jspecify.annotations.NullMarked;
