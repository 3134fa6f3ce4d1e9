/** Forgetting comes in, and is carried out. */
@NullMarked
package nl.opvang.allocation.forgetting.write;

import org.jspecify.annotations.NullMarked;
