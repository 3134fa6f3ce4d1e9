/** A location and its places: how many there are, can be used and are occupied, on every day. */
@NullMarked
package nl.opvang.capacity.location;

import org.jspecify.annotations.NullMarked;
