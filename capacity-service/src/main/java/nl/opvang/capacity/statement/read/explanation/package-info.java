/** The changes that add up to the figures of a statement. */
@NullMarked
package nl.opvang.capacity.statement.read.explanation;

import org.jspecify.annotations.NullMarked;
