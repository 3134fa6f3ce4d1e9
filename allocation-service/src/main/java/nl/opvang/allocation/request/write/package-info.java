/** How requests, offers and arrivals come in. */
@NullMarked
package nl.opvang.allocation.request.write;

import org.jspecify.annotations.NullMarked;
