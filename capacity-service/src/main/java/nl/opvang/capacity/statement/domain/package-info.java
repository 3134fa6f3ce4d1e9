/** Who may say what about a statement, and when. */
@NullMarked
package nl.opvang.capacity.statement.domain;

import org.jspecify.annotations.NullMarked;
