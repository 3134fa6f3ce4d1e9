/** Who is one with whom. */
@NullMarked
package nl.opvang.allocation.person.domain;

import org.jspecify.annotations.NullMarked;
