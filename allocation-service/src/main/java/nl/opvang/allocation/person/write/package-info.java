/** How it is said that two persons are one, and what goes from one to the other. */
@NullMarked
package nl.opvang.allocation.person.write;

import org.jspecify.annotations.NullMarked;
