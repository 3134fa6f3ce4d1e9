/** Provisions come in. */
@NullMarked
package nl.opvang.allocation.provision.write;

import org.jspecify.annotations.NullMarked;
