/** Households that ask for shelter: open until they have it or no longer ask. */
@NullMarked
package nl.opvang.allocation.request;

import org.jspecify.annotations.NullMarked;
