/** How an event is named, wrapped and read back for ever. */
@NullMarked
package nl.opvang.contracts.event;

import org.jspecify.annotations.NullMarked;
