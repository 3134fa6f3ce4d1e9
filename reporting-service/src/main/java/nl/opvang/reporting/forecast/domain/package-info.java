/** How a forecast follows from figures, and which run of it is recorded. */
@NullMarked
package nl.opvang.reporting.forecast.domain;

import org.jspecify.annotations.NullMarked;
