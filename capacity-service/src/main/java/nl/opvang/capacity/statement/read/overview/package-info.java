/** Statements with their figures, one by one and as a list for a week. */
@NullMarked
package nl.opvang.capacity.statement.read.overview;

import org.jspecify.annotations.NullMarked;
