package nl.opvang.reporting.forecast.domain;

import java.time.Instant;
import java.time.LocalDate;
import nl.opvang.plumbing.decision.Refusal;

/** Why a run is not recorded. */
public sealed interface ForecastRefusal extends Refusal {
    /** The id already stands for a run about another day, or as known at another moment. */
    record IdTaken() implements ForecastRefusal {}

    /** Not everything that was known at that moment is here yet. */
    record NotKnownYet(Instant projectedThrough) implements ForecastRefusal {}

    /** The day had not ended at the moment whose figures are asked for. */
    record DayNotOver(LocalDate asOf) implements ForecastRefusal {}

    /** There are figures of too few weeks up to that day. */
    record TooFewWeeks(int weeks, int least) implements ForecastRefusal {}

    /** On that day nobody was in the register: no share of them is in reception. */
    record NobodyRegistered(LocalDate asOf) implements ForecastRefusal {}
}
