/** Requests, ranked and explained, and the places that fit them. */
@NullMarked
package nl.opvang.allocation.request.read;

import org.jspecify.annotations.NullMarked;
