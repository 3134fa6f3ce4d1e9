package nl.opvang.reporting.forecast.domain;

import java.time.Instant;
import java.time.LocalDate;
import nl.opvang.contracts.reporting.ForecastEvent;

/** A run: there is none, or it was made and stays as it is. */
public sealed interface Forecast {
    record Absent() implements Forecast {}

    record Kept(LocalDate asOf, Instant figuresKnownAt) implements Forecast {}

    static Forecast evolve(Forecast forecast, ForecastEvent event) {
        return switch (event) {
            case ForecastEvent.Made made -> new Kept(made.asOf(), made.figuresKnownAt());
        };
    }
}
