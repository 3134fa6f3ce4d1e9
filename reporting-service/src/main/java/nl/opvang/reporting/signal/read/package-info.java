/** Signals, worked out when they are asked for: as of any day, as known at any moment. */
@NullMarked
package nl.opvang.reporting.signal.read;

import org.jspecify.annotations.NullMarked;
