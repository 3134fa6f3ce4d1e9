/** Decision lists, and what was said about the attendance at a stay. */
@NullMarked
package nl.opvang.allocation.attendance.read;

import org.jspecify.annotations.NullMarked;
