/** What describes people, sealed with their keys: whoever has lost a key has forgotten what it says. */
@NullMarked
package nl.opvang.allocation.sealing;

import org.jspecify.annotations.NullMarked;
