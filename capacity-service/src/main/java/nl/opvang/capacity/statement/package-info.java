/** The weekly statement of a municipality: that its figures are right, and as known when they count. */
@NullMarked
package nl.opvang.capacity.statement;

import org.jspecify.annotations.NullMarked;
