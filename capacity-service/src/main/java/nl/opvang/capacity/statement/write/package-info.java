/** What municipality, region and KCIO say about statements, on its way in. */
@NullMarked
package nl.opvang.capacity.statement.write;

import org.jspecify.annotations.NullMarked;
