/** How a run of the forecast is asked for. */
@NullMarked
package nl.opvang.reporting.forecast.write;

import org.jspecify.annotations.NullMarked;
