package nl.opvang.reporting.forecast.domain;

import static nl.opvang.plumbing.decision.Decision.accept;
import static nl.opvang.plumbing.decision.Decision.nothing;
import static nl.opvang.plumbing.decision.Decision.refuse;

import java.time.LocalDate;
import nl.opvang.contracts.calendar.Netherlands;
import nl.opvang.contracts.reporting.ForecastEvent;
import nl.opvang.plumbing.decision.Decider;
import nl.opvang.plumbing.decision.Decision;
import nl.opvang.reporting.forecast.domain.ForecastCommand.MakeForecast;
import nl.opvang.reporting.forecast.domain.ForecastRefusal.DayNotOver;
import nl.opvang.reporting.forecast.domain.ForecastRefusal.IdTaken;
import nl.opvang.reporting.forecast.domain.ForecastRefusal.NobodyRegistered;
import nl.opvang.reporting.forecast.domain.ForecastRefusal.NotKnownYet;
import nl.opvang.reporting.forecast.domain.ForecastRefusal.TooFewWeeks;

/** A run is made once, of figures that were complete, and is kept with all that it rests on. */
public final class ForecastDecider {
    public static final Decider<ForecastCommand, Forecast, ForecastEvent, ForecastRefusal> DECIDER = new Decider<>(
            "forecast",
            ForecastCommand.class,
            ForecastEvent.class,
            new Forecast.Absent(),
            ForecastDecider::decide,
            Forecast::evolve);

    private ForecastDecider() {}

    public static Decision<ForecastEvent, ForecastRefusal> decide(ForecastCommand command, Forecast forecast) {
        return switch (command) {
            case MakeForecast make ->
                switch (forecast) {
                    case Forecast.Absent _ -> make(make);
                    case Forecast.Kept kept -> isKept(make, kept) ? nothing() : refuse(new IdTaken());
                };
        };
    }

    /** The figures known now are others than those known the first time: a repeat keeps what it found then. */
    private static boolean isKept(MakeForecast make, Forecast.Kept kept) {
        var asked = make.askedKnownAt();
        return make.asOf().equals(kept.asOf()) && (asked == null || asked.equals(kept.figuresKnownAt()));
    }

    private static Decision<ForecastEvent, ForecastRefusal> make(MakeForecast make) {
        var asked = make.askedKnownAt();
        if (asked != null && asked.isAfter(make.projectedThrough()))
            return refuse(new NotKnownYet(make.projectedThrough()));
        var knownAt = asked == null ? make.projectedThrough() : asked;
        if (!make.asOf().isBefore(LocalDate.ofInstant(knownAt, Netherlands.ZONE)))
            return refuse(new DayNotOver(make.asOf()));
        var figures = make.figures();
        int weeks = figures.netInflow().size();
        if (weeks < SixMonthsAhead.LEAST_WEEKS) return refuse(new TooFewWeeks(weeks, SixMonthsAhead.LEAST_WEEKS));
        if (figures.registered() <= 0) return refuse(new NobodyRegistered(make.asOf()));
        return accept(SixMonthsAhead.of(make.forecastId(), make.asOf(), knownAt, figures));
    }
}
