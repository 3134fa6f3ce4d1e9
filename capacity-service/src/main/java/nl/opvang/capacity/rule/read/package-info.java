/** The rules, as known at any moment. */
@NullMarked
package nl.opvang.capacity.rule.read;

import org.jspecify.annotations.NullMarked;
