/** What is said about locations, on its way in. */
@NullMarked
package nl.opvang.capacity.location.write;

import org.jspecify.annotations.NullMarked;
