package nl.opvang.reporting.forecast.domain;

import java.time.Instant;
import java.time.LocalDate;
import nl.opvang.contracts.reporting.ForecastFigures;
import nl.opvang.contracts.reporting.ForecastId;
import nl.opvang.plumbing.decision.Command;
import org.jspecify.annotations.Nullable;

/** What may be asked of the forecast. */
public sealed interface ForecastCommand extends Command {
    ForecastId forecastId();

    @Override
    default String aggregateId() {
        return "forecast:" + forecastId().text();
    }

    /**
     * Make a run.
     *
     * @param asOf last day whose figures are used
     * @param askedKnownAt as known at which moment; null for what is known now
     * @param projectedThrough up to which moment everything is known here
     * @param figures as known at the moment asked, or else now
     */
    record MakeForecast(
            ForecastId forecastId,
            LocalDate asOf,
            @Nullable Instant askedKnownAt,
            Instant projectedThrough,
            ForecastFigures figures)
            implements ForecastCommand {}
}
