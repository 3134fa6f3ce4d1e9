package nl.opvang.contracts.reporting;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import nl.opvang.contracts.event.EventType;
import nl.opvang.contracts.event.PublishedEvent;

/** Runs of the forecast. A run is never changed or withdrawn: who knows better makes another. */
public sealed interface ForecastEvent extends PublishedEvent {
    ForecastId forecastId();

    /** The names under which these events are stored. */
    static List<EventType<?>> types() {
        return List.of(new EventType<>("nl.opvang.reporting.forecast.made.v1", Made.class));
    }

    /**
     * Net inflow and places needed were forecast.
     *
     * @param asOf last day whose figures were used
     * @param figuresKnownAt the figures are those known at this moment
     * @param figures all that the outcome depends on, besides the method
     * @param smoothing what the method chose for these figures
     * @param intervalPercent how often what comes should lie between the bounds
     * @param weeks in order of time
     */
    record Made(
            ForecastId forecastId,
            LocalDate asOf,
            Instant figuresKnownAt,
            ForecastFigures figures,
            ForecastMethod method,
            Smoothing smoothing,
            int intervalPercent,
            List<ForecastWeek> weeks)
            implements ForecastEvent {
        public Made {
            weeks = List.copyOf(weeks);
        }

        @Override
        public UUID factId() {
            return forecastId.id();
        }
    }
}
