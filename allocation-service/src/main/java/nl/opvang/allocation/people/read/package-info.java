/** Registrations and stays of a municipality by person, without anybody's name or number. */
@NullMarked
package nl.opvang.allocation.people.read;

import org.jspecify.annotations.NullMarked;
