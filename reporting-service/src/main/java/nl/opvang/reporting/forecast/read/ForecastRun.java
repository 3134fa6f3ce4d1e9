package nl.opvang.reporting.forecast.read;

import java.time.Instant;
import java.util.List;
import nl.opvang.contracts.reporting.ForecastWeek;
import org.jspecify.annotations.Nullable;

/**
 * A run of the forecast with all its weeks.
 *
 * @param outcomeKnownAt what came is told as known at this moment
 * @param projectedThrough an answer as known at this moment or earlier never changes
 */
record ForecastRun(
        ForecastOverview run, Instant outcomeKnownAt, Instant projectedThrough, List<ForecastRunWeek> weeks) {
    /**
     * A week as it was forecast, and as it came.
     *
     * @param outcome null until it is over
     */
    record ForecastRunWeek(ForecastWeek forecast, @Nullable ForecastOutcome outcome) {}
}
