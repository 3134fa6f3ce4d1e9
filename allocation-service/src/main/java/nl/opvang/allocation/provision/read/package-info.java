/** Provisions as their municipality sees them. */
@NullMarked
package nl.opvang.allocation.provision.read;

import org.jspecify.annotations.NullMarked;
