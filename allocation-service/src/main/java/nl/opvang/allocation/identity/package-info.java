/** From an identity number to the random number that stands for a person. */
@NullMarked
package nl.opvang.allocation.identity;

import org.jspecify.annotations.NullMarked;
