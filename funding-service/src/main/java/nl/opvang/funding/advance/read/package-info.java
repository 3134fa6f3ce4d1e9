/** Advances as they were asked and decided, as known at any moment. */
@NullMarked
package nl.opvang.funding.advance.read;

import org.jspecify.annotations.NullMarked;
