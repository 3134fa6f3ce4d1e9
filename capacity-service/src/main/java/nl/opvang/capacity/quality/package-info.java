/** The quality of locations: what was looked at, what was found, and what is done about it. */
@NullMarked
package nl.opvang.capacity.quality;

import org.jspecify.annotations.NullMarked;
