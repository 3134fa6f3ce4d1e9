/** Occupancy and target gaps, told to those who want to hear of every change. */
@NullMarked
package nl.opvang.reporting.feed;

import org.jspecify.annotations.NullMarked;
