/** How the ministry's decisions about rules come in. */
@NullMarked
package nl.opvang.allocation.rule.write;

import org.jspecify.annotations.NullMarked;
