/** Two persons that turn out to be one, and one that turns out to be two after all. */
@NullMarked
package nl.opvang.allocation.person;

import org.jspecify.annotations.NullMarked;
