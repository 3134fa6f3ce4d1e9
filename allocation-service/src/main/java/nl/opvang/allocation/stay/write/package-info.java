/** Stays come in. */
@NullMarked
package nl.opvang.allocation.stay.write;

import org.jspecify.annotations.NullMarked;
