/** Locations as people see them, and where they say what changes: with a picture of what it does before it is said. */
@NullMarked
package nl.opvang.capacity.location.page;

import org.jspecify.annotations.NullMarked;
