/** What clients asked and were told, and what the databases say happened: the evidence. */
@NullMarked
package nl.opvang.torture.history;

import org.jspecify.annotations.NullMarked;
