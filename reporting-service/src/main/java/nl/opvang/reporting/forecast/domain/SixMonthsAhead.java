package nl.opvang.reporting.forecast.domain;

import static java.math.BigDecimal.ZERO;
import static nl.opvang.reporting.forecast.domain.DampedHolt.DIGITS;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import nl.opvang.contracts.reporting.Estimate;
import nl.opvang.contracts.reporting.ForecastEvent.Made;
import nl.opvang.contracts.reporting.ForecastFigures;
import nl.opvang.contracts.reporting.ForecastId;
import nl.opvang.contracts.reporting.ForecastMethod;
import nl.opvang.contracts.reporting.ForecastWeek;

/**
 * Method {@link ForecastMethod#DAMPED_HOLT_V1}: what is expected follows from the figures and nothing else. Whoever changes
 * anything here that changes an outcome adds a method instead.
 */
public final class SixMonthsAhead {
    public static final int WEEKS_AHEAD = 26;

    /** With fewer there is nothing to tell a trend from chance by. */
    public static final int LEAST_WEEKS = 12;

    /** A year: what came before says little about people who come now. */
    public static final int MOST_WEEKS = 52;

    private static final int INTERVAL_PERCENT = 80;

    /** So many standard deviations to each side hold 80 percent of a normal distribution. */
    private static final BigDecimal DEVIATIONS = new BigDecimal("1.2816");

    private SixMonthsAhead() {}

    /**
     * The run.
     *
     * @param figures of {@link #LEAST_WEEKS} weeks or more, of which the last {@link #MOST_WEEKS} count, with people in the
     *     register
     */
    static Made of(ForecastId forecastId, LocalDate asOf, Instant figuresKnownAt, ForecastFigures figures) {
        var weeks = figures.netInflow();
        var fit = Fit.of(weeks.subList(Math.max(0, weeks.size() - MOST_WEEKS), weeks.size()));
        return new Made(
                forecastId,
                asOf,
                figuresKnownAt,
                figures,
                ForecastMethod.DAMPED_HOLT_V1,
                fit.smoothing(),
                INTERVAL_PERCENT,
                weeks(asOf, figures, fit));
    }

    private static List<ForecastWeek> weeks(LocalDate asOf, ForecastFigures figures, Fit fit) {
        var holt = new DampedHolt(fit.smoothing());
        var inflow = holt.ahead(fit.state(), WEEKS_AHEAD);
        var soFar = DampedHolt.sums(inflow);
        var variances = holt.variances(WEEKS_AHEAD);
        var variancesSoFar = holt.variancesOfSums(WEEKS_AHEAD);
        var everyone = BigDecimal.valueOf(-figures.registered());
        var weeks = new ArrayList<ForecastWeek>(WEEKS_AHEAD);
        for (int week = 0; week < WEEKS_AHEAD; week++) {
            var expected = soFar.get(week);
            var margin = margin(fit, variancesSoFar.get(week));
            // More people than there are cannot leave.
            var low = expected.subtract(margin, DIGITS).max(everyone);
            var high = expected.add(margin, DIGITS).max(everyone);
            weeks.add(new ForecastWeek(
                    asOf.plusWeeks(week + 1L),
                    estimate(inflow.get(week), margin(fit, variances.get(week))),
                    new Estimate(rounded(expected.max(everyone)), rounded(low), rounded(high)),
                    new Estimate(
                            places(expected.max(everyone), figures), places(low, figures), places(high, figures))));
        }
        return weeks;
    }

    /** Who is in reception now and, of those who come, as large a share as is in reception now. */
    private static long places(BigDecimal netInflow, ForecastFigures figures) {
        var registered = BigDecimal.valueOf(figures.registered());
        return rounded(BigDecimal.valueOf(figures.stays())
                .multiply(registered.add(netInflow, DIGITS), DIGITS)
                .divide(registered, DIGITS)
                .max(ZERO));
    }

    private static BigDecimal margin(Fit fit, BigDecimal variance) {
        return fit.meanSquare().multiply(variance, DIGITS).sqrt(DIGITS).multiply(DEVIATIONS, DIGITS);
    }

    private static Estimate estimate(BigDecimal expected, BigDecimal margin) {
        return new Estimate(
                rounded(expected), rounded(expected.subtract(margin, DIGITS)), rounded(expected.add(margin, DIGITS)));
    }

    private static long rounded(BigDecimal number) {
        return number.setScale(0, RoundingMode.HALF_UP).longValueExact();
    }
}
