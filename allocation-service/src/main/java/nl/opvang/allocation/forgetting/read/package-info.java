/** Whom a municipality forgot, by numbers that stand for nobody. */
@NullMarked
package nl.opvang.allocation.forgetting.read;

import org.jspecify.annotations.NullMarked;
