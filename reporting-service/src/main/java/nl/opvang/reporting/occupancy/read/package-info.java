/** How many places there are, and how many of them are occupied. */
@NullMarked
package nl.opvang.reporting.occupancy.read;

import org.jspecify.annotations.NullMarked;
