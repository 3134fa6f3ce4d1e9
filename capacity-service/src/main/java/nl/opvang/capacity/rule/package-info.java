/** Dated rules: numbers that somebody decided, each with the day from which it holds and how sure it is. */
@NullMarked
package nl.opvang.capacity.rule;

import org.jspecify.annotations.NullMarked;
