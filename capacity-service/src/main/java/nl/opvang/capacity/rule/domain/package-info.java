/** How dated rules are decided. */
@NullMarked
package nl.opvang.capacity.rule.domain;

import org.jspecify.annotations.NullMarked;
