/** Who had a provision while privately housed, per calendar month. */
@NullMarked
package nl.opvang.allocation.provision.domain;

import org.jspecify.annotations.NullMarked;
