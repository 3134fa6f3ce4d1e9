/** How decisions about rules come in. */
@NullMarked
package nl.opvang.capacity.rule.write;

import org.jspecify.annotations.NullMarked;
