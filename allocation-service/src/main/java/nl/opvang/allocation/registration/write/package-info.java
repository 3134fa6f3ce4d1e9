/** Registrations come in. */
@NullMarked
package nl.opvang.allocation.registration.write;

import org.jspecify.annotations.NullMarked;
