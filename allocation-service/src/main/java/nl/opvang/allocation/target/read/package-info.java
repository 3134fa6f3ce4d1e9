/** How targets came about and what the distribution key says of them, as known at any moment. */
@NullMarked
package nl.opvang.allocation.target.read;

import org.jspecify.annotations.NullMarked;
