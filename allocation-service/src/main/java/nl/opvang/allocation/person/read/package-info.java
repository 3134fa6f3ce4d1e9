/** Merges as the municipality sees them that said so. */
@NullMarked
package nl.opvang.allocation.person.read;

import org.jspecify.annotations.NullMarked;
