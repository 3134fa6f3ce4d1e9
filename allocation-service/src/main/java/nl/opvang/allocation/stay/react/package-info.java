/** What guest books hear of their locations. */
@NullMarked
package nl.opvang.allocation.stay.react;

import org.jspecify.annotations.NullMarked;
