/** The dated rules as anyone may read them, as known at any moment. */
@NullMarked
package nl.opvang.allocation.rule.read;

import org.jspecify.annotations.NullMarked;
