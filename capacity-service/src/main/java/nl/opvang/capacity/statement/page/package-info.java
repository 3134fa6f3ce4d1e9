/** Weekly statements as people see them, and the one button by which a municipality says that nothing changed. */
@NullMarked
package nl.opvang.capacity.statement.page;

import org.jspecify.annotations.NullMarked;
