/** How many places there should be: decided for the country, shared among regions, divided over municipalities. */
@NullMarked
package nl.opvang.allocation.target;

import org.jspecify.annotations.NullMarked;
