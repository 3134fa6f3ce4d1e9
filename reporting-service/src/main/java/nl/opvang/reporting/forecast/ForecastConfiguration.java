package nl.opvang.reporting.forecast;

import java.time.Duration;
import nl.opvang.contracts.reporting.ForecastEvent;
import nl.opvang.plumbing.decision.Decider;
import nl.opvang.plumbing.http.write.RefusalProblems;
import nl.opvang.plumbing.problem.Problem;
import nl.opvang.reporting.forecast.domain.Forecast;
import nl.opvang.reporting.forecast.domain.ForecastCommand;
import nl.opvang.reporting.forecast.domain.ForecastDecider;
import nl.opvang.reporting.forecast.domain.ForecastRefusal;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** How a run of the forecast is decided here, and what a refusal is called outside. */
@Configuration(proxyBeanMethods = false)
class ForecastConfiguration {
    private static final Duration SOON = Duration.ofSeconds(1);

    /** Figures come in all day: what there was too little of is not told again from memory. */
    private static final Duration LATER = Duration.ofHours(1);

    @Bean
    Decider<ForecastCommand, Forecast, ForecastEvent, ForecastRefusal> forecastDecider() {
        return ForecastDecider.DECIDER;
    }

    @Bean
    RefusalProblems<ForecastRefusal> forecastProblems() {
        return new RefusalProblems<>(ForecastRefusal.class, ForecastConfiguration::problem);
    }

    private static Problem problem(ForecastRefusal refusal) {
        return switch (refusal) {
            case ForecastRefusal.IdTaken _ ->
                Problem.conflict(
                        "id-taken",
                        "Id taken",
                        "The id already stands for a run about another day, or as known at another moment.");
            case ForecastRefusal.NotKnownYet(var projectedThrough) ->
                Problem.conflict(
                                "not-known-yet",
                                "Not known yet",
                                "Not everything that is known at that moment has arrived here.")
                        .with("projectedThrough", projectedThrough.toString())
                        .retryAfter(SOON);
            case ForecastRefusal.DayNotOver(var asOf) ->
                Problem.conflict(
                                "day-not-over",
                                "Day not over",
                                "At the moment whose figures are asked for, that day had not ended.")
                        .with("asOf", asOf.toString())
                        .retryAfter(LATER);
            case ForecastRefusal.TooFewWeeks(int weeks, int least) ->
                Problem.conflict(
                                "too-few-weeks",
                                "Too few weeks",
                                "Up to that day there are figures of too few weeks to make a forecast of.")
                        .with("weeks", weeks)
                        .with("least", least)
                        .retryAfter(LATER);
            case ForecastRefusal.NobodyRegistered(var asOf) ->
                Problem.conflict(
                                "nobody-registered",
                                "Nobody registered",
                                "On that day nobody was registered, so that places cannot follow people.")
                        .with("asOf", asOf.toString())
                        .retryAfter(LATER);
        };
    }
}
