/** Stays and guest books as their municipality sees them. */
@NullMarked
package nl.opvang.allocation.stay.read;

import org.jspecify.annotations.NullMarked;
