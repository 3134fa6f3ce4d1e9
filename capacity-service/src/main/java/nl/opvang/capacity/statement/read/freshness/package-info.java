/** How far behind a municipality is. */
@NullMarked
package nl.opvang.capacity.statement.read.freshness;

import org.jspecify.annotations.NullMarked;
