/** Locations and their places. */
@NullMarked
package nl.opvang.capacity;

import org.jspecify.annotations.NullMarked;
