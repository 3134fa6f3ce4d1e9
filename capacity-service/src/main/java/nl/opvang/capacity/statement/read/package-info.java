/** Statements with their figures: as known now, when confirmed, and when locked. */
@NullMarked
package nl.opvang.capacity.statement.read;

import org.jspecify.annotations.NullMarked;
