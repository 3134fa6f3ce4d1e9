package nl.opvang.reporting.forecast.domain;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static nl.opvang.reporting.forecast.domain.SixMonthsAhead.LEAST_WEEKS;
import static nl.opvang.reporting.forecast.domain.SixMonthsAhead.MOST_WEEKS;
import static nl.opvang.reporting.forecast.domain.SixMonthsAhead.WEEKS_AHEAD;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.ToLongFunction;
import nl.opvang.contracts.reporting.Estimate;
import nl.opvang.contracts.reporting.ForecastFigures;
import nl.opvang.contracts.reporting.ForecastId;
import nl.opvang.contracts.reporting.ForecastWeek;
import org.junit.jupiter.api.Test;

/**
 * The back-test: the forecast as it would have been made on each day on which the number of registered people was
 * published, of what had been published by then, against what was published later. Prints the tables of docs/forecast.md.
 */
class PublishedSeriesTest {
    private static final Path DOCUMENT = Path.of("../docs/forecast.md");

    @Test
    void the_document_says_what_the_back_test_found() throws IOException {
        var runs = runs();
        assertThat(runs).isNotEmpty();
        var found = table(runs) + "\n" + summary(runs);
        System.out.println(found);
        assertThat(Files.readString(DOCUMENT)).contains(found);
    }

    /**
     * A forecast and what came of it.
     *
     * @param lastWeek net inflow of the last week before the forecast
     * @param inflow what came within the six months
     * @param stays at their end
     */
    private record Run(
            LocalDate asOf, ForecastFigures figures, ForecastWeek forecast, long lastWeek, long inflow, long stays) {
        long error() {
            return forecast.placesNeeded().expected() - stays;
        }

        /** As much net inflow in every week as in the last one. */
        long errorOfLastWeek() {
            return share(WEEKS_AHEAD * lastWeek) - stays;
        }

        long errorOfNoChange() {
            return figures.stays() - stays;
        }

        private long share(long netInflow) {
            return divided(figures.stays() * (figures.registered() + netInflow), figures.registered());
        }
    }

    private static List<Run> runs() throws IOException {
        var registered = new TreeMap<LocalDate, Long>();
        var stays = new TreeMap<LocalDate, Long>();
        for (var line : lines()) {
            var cells = line.split(",", 4);
            var day = LocalDate.parse(cells[0]);
            if (!cells[1].isEmpty()) registered.put(day, Long.valueOf(cells[1]));
            if (!cells[2].isEmpty()) stays.put(day, Long.valueOf(cells[2]));
        }
        return registered.keySet().stream()
                .flatMap(asOf -> run(asOf, registered, stays).stream())
                .toList();
    }

    private static Optional<Run> run(
            LocalDate asOf, NavigableMap<LocalDate, Long> registered, NavigableMap<LocalDate, Long> stays) {
        var then = asOf.plusWeeks(WEEKS_AHEAD);
        var known = registered.headMap(asOf, true);
        var totals = new ArrayList<Long>();
        for (var day = asOf; totals.size() <= MOST_WEEKS && !day.isBefore(known.firstKey()); day = day.minusWeeks(1))
            totals.addFirst(on(day, known));
        if (totals.size() <= LEAST_WEEKS || then.isAfter(registered.lastKey()) || then.isAfter(stays.lastKey()))
            return Optional.empty();
        var netInflow = new ArrayList<Long>();
        for (int week = 1; week < totals.size(); week++) netInflow.add(totals.get(week) - totals.get(week - 1));
        var figures = new ForecastFigures(
                asOf.minusWeeks(netInflow.size()).plusDays(1),
                netInflow,
                totals.getLast(),
                stays.headMap(asOf, true).lastEntry().getValue());
        var made = SixMonthsAhead.of(
                new ForecastId(new UUID(0, 0)), asOf, asOf.atStartOfDay().toInstant(ZoneOffset.UTC), figures);
        return Optional.of(new Run(
                asOf,
                figures,
                made.weeks().getLast(),
                netInflow.getLast(),
                on(then, registered) - totals.getLast(),
                on(then, stays)));
    }

    /** As published on that day, or on the straight line between the publications before and after it. */
    private static long on(LocalDate day, NavigableMap<LocalDate, Long> published) {
        var before = requireNonNull(published.floorEntry(day));
        var after = requireNonNull(published.ceilingEntry(day));
        long days = ChronoUnit.DAYS.between(before.getKey(), after.getKey());
        if (days == 0) return before.getValue();
        long since = ChronoUnit.DAYS.between(before.getKey(), day);
        return before.getValue() + divided(since * (after.getValue() - before.getValue()), days);
    }

    private static String table(List<Run> runs) {
        var table = new StringBuilder("""
            | as of | weeks | net inflow expected | came | places expected | occupied | error | error, last week goes on | error, nothing changes |
            | --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |
            """);
        for (var run : runs)
            table.append("| %s | %d | %s | %s | %s | %s | %s | %s | %s |\n"
                    .formatted(
                            run.asOf(),
                            run.figures().netInflow().size(),
                            text(run.forecast().netInflowSoFar()),
                            text(run.inflow()),
                            text(run.forecast().placesNeeded()),
                            text(run.stays()),
                            text(run.error()),
                            text(run.errorOfLastWeek()),
                            text(run.errorOfNoChange())));
        return table.toString();
    }

    private static String summary(List<Run> runs) {
        return """
            | of %d forecasts of places | the forecast | last week goes on | nothing changes |
            | --- | ---: | ---: | ---: |
            | mean absolute error | %s | %s | %s |
            | mean error | %s | %s | %s |
            | within the bounds of 80 %% | %d | | |
            """.formatted(
                        runs.size(),
                        mean(runs, run -> Math.abs(run.error())),
                        mean(runs, run -> Math.abs(run.errorOfLastWeek())),
                        mean(runs, run -> Math.abs(run.errorOfNoChange())),
                        mean(runs, Run::error),
                        mean(runs, Run::errorOfLastWeek),
                        mean(runs, Run::errorOfNoChange),
                        runs.stream()
                                .filter(run -> within(run.forecast().placesNeeded(), run.stays()))
                                .count());
    }

    private static String mean(List<Run> runs, ToLongFunction<Run> number) {
        return text(divided(runs.stream().mapToLong(number).sum(), runs.size()));
    }

    private static boolean within(Estimate estimate, long number) {
        return estimate.low() <= number && number <= estimate.high();
    }

    private static long divided(long number, long by) {
        return BigDecimal.valueOf(number)
                .divide(BigDecimal.valueOf(by), 0, RoundingMode.HALF_UP)
                .longValueExact();
    }

    private static String text(Estimate estimate) {
        return "%s [%s, %s]".formatted(text(estimate.expected()), text(estimate.low()), text(estimate.high()));
    }

    private static String text(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    private static List<String> lines() throws IOException {
        try (var file = requireNonNull(
                PublishedSeriesTest.class.getResourceAsStream("/nl/opvang/reporting/forecast/published_series.csv"))) {
            return new String(file.readAllBytes(), UTF_8).lines().skip(1).toList();
        }
    }
}
