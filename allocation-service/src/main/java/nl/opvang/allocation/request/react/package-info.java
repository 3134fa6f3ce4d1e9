/** What requests and guest books tell each other afterwards. */
@NullMarked
package nl.opvang.allocation.request.react;

import org.jspecify.annotations.NullMarked;
