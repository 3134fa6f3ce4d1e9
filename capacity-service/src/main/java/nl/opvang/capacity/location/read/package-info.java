/** Locations as they are shown. */
@NullMarked
package nl.opvang.capacity.location.read;

import org.jspecify.annotations.NullMarked;
