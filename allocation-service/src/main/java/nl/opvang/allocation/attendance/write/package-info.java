/** Absences, decisions about them and losses of entitlement come in. */
@NullMarked
package nl.opvang.allocation.attendance.write;

import org.jspecify.annotations.NullMarked;
