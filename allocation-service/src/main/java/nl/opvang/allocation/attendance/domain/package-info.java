/** What can be said about the attendance of a person who stays, and what not. */
@NullMarked
package nl.opvang.allocation.attendance.domain;

import org.jspecify.annotations.NullMarked;
