/** From what is written to what is recorded. */
@NullMarked
package nl.opvang.allocation.reason.write;

import org.jspecify.annotations.NullMarked;
