/** The moment at which something is asked, where a decision needs it. */
@NullMarked
package nl.opvang.allocation.clock;

import org.jspecify.annotations.NullMarked;
