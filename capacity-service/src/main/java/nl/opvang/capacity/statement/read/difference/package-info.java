/** What changed the figures of a week after it was locked, and what is to be done about it. */
@NullMarked
package nl.opvang.capacity.statement.read.difference;

import org.jspecify.annotations.NullMarked;
