/** Figures as a compacted topic and as a stream. */
@NullMarked
package nl.opvang.reporting.feed.read;

import org.jspecify.annotations.NullMarked;
