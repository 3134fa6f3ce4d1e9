/** The figures that forecasts are made of, the runs as they were made, and what came of them. */
@NullMarked
package nl.opvang.reporting.forecast.read;

import org.jspecify.annotations.NullMarked;
