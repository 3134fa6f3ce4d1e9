package nl.opvang.reporting.forecast.read;

import java.time.Instant;
import java.time.LocalDate;
import nl.opvang.contracts.reporting.ForecastFigures;
import nl.opvang.contracts.reporting.ForecastId;
import nl.opvang.contracts.reporting.ForecastMethod;
import nl.opvang.contracts.reporting.ForecastWeek;
import nl.opvang.contracts.reporting.Smoothing;
import nl.opvang.plumbing.http.form.Example;
import org.jspecify.annotations.Nullable;

/**
 * A run of the forecast, as it was made.
 *
 * @param asOf last day whose figures it rests on
 * @param figuresKnownAt the figures are those known at this moment
 * @param madeAt when it was made
 * @param intervalPercent how often what comes should lie between the bounds
 * @param figures all that it rests on
 * @param sixMonthsAhead its last week
 * @param weeksPassed how many of its weeks are over by now
 * @param outcome by the end of the last week that is over, as known now; null until one is
 * @param reason what its maker said to it
 */
record ForecastOverview(
        ForecastId forecastId,
        LocalDate asOf,
        Instant figuresKnownAt,
        Instant madeAt,
        ForecastMethod method,
        Smoothing smoothing,
        @Example("80") int intervalPercent,
        ForecastFigures figures,
        ForecastWeek sixMonthsAhead,
        int weeksPassed,
        @Nullable ForecastOutcome outcome,
        @Nullable String reason) {}
