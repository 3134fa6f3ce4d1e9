/** What was written beside a decision about people: it may describe them. */
@NullMarked
package nl.opvang.allocation.reason;

import org.jspecify.annotations.NullMarked;
