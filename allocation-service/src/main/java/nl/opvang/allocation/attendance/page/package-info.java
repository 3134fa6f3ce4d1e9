/** Where a municipality decides about absences on pages. */
@NullMarked
package nl.opvang.allocation.attendance.page;

import org.jspecify.annotations.NullMarked;
