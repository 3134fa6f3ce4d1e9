/** How decisions about targets come in. */
@NullMarked
package nl.opvang.allocation.target.write;

import org.jspecify.annotations.NullMarked;
