/** Registrations as their municipality sees them. */
@NullMarked
package nl.opvang.allocation.registration.read;

import org.jspecify.annotations.NullMarked;
