package nl.opvang.reporting.forecast.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.LongStream;
import nl.opvang.contracts.reporting.Estimate;
import nl.opvang.contracts.reporting.ForecastEvent.Made;
import nl.opvang.contracts.reporting.ForecastFigures;
import nl.opvang.contracts.reporting.ForecastId;
import nl.opvang.contracts.reporting.Smoothing;
import org.junit.jupiter.api.Test;

class SixMonthsAheadTest {
    private static final LocalDate SUNDAY = LocalDate.parse("2025-03-02");
    private static final ForecastId ID = new ForecastId(new UUID(1, 1));

    @Test
    void what_never_changed_goes_on() {
        var made = of(Collections.nCopies(12, 100L), 5200, 2600);
        assertThat(made.smoothing()).isEqualTo(new Smoothing(100, 0, 800));
        assertThat(made.weeks()).hasSize(26);
        assertThat(made.weeks().getFirst().lastDay()).isEqualTo("2025-03-09");
        assertThat(made.weeks().getFirst().netInflow()).isEqualTo(new Estimate(100, 100, 100));
        var last = made.weeks().getLast();
        assertThat(last.lastDay()).isEqualTo("2025-08-31");
        assertThat(last.netInflowSoFar()).isEqualTo(new Estimate(2600, 2600, 2600));
        // Half of the register is in reception: half of those who come will be.
        assertThat(last.placesNeeded()).isEqualTo(new Estimate(3900, 3900, 3900));
    }

    @Test
    void a_single_step_is_followed_by_half_and_seen_in_the_bounds() {
        // Eleven weeks of 0, then 100: the only error is 100, whatever the smoothing, so the first is taken.
        var weeks = new ArrayList<>(Collections.nCopies(11, 0L));
        weeks.add(100L);
        var made = of(weeks, 10_000, 5000);
        assertThat(made.smoothing()).isEqualTo(new Smoothing(100, 0, 800));
        // Level 0 + 0.1 x 100. The mean square is 10,000 / 11, its root 30.1511, times 1.2816 is 38.6417.
        assertThat(made.weeks().getFirst().netInflow()).isEqualTo(new Estimate(10, -29, 49));
        // One week later an error has gone into the level by a tenth: 38.6417 x root of 1.01 is 38.8344.
        assertThat(made.weeks().get(1).netInflow()).isEqualTo(new Estimate(10, -29, 49));
        // Two weeks together: 38.6417 x root of (1 + 1.1 x 1.1) is 57.4451.
        assertThat(made.weeks().get(1).netInflowSoFar()).isEqualTo(new Estimate(20, -37, 77));
        assertThat(made.weeks().get(1).placesNeeded()).isEqualTo(new Estimate(5010, 4981, 5039));
    }

    @Test
    void the_smoothing_with_the_smallest_errors_is_chosen() {
        // Growing by ten every week, what follows fastest errs least.
        var made = of(LongStream.range(0, 30).map(week -> 10 * week).boxed().toList(), 10_000, 5000);
        assertThat(made.smoothing()).isEqualTo(new Smoothing(500, 300, 950));
        assertThat(made.weeks().getFirst().netInflow().expected()).isBetween(285L, 305L);
    }

    @Test
    void only_the_last_year_counts() {
        var year =
                LongStream.range(0, 52).map(week -> 50 + 7 * (week % 5)).boxed().toList();
        var longer = new ArrayList<>(Collections.nCopies(20, 9000L));
        longer.addAll(year);
        assertThat(of(longer, 10_000, 5000).weeks())
                .isEqualTo(of(year, 10_000, 5000).weeks());
    }

    @Test
    void more_people_than_there_are_cannot_leave() {
        var made = of(Collections.nCopies(12, -100L), 1000, 400);
        var last = made.weeks().getLast();
        assertThat(last.netInflow().expected()).isEqualTo(-100);
        assertThat(last.netInflowSoFar()).isEqualTo(new Estimate(-1000, -1000, -1000));
        assertThat(last.placesNeeded()).isEqualTo(new Estimate(0, 0, 0));
    }

    @Test
    void whatever_the_figures_bounds_lie_around_what_is_expected_and_apart_ever_further() {
        long seed = System.nanoTime();
        var random = new Random(seed);
        for (int run = 0; run < 20; run++) {
            var weeks =
                    random.longs(12 + random.nextInt(41), -2000, 5000).boxed().toList();
            var made = of(weeks, 1 + random.nextInt(200_000), random.nextInt(100_000));
            long width = 0;
            for (var week : made.weeks()) {
                for (var estimate : List.of(week.netInflow(), week.netInflowSoFar(), week.placesNeeded())) {
                    assertThat(estimate.low()).as("seed %s", seed).isLessThanOrEqualTo(estimate.expected());
                    assertThat(estimate.high()).as("seed %s", seed).isGreaterThanOrEqualTo(estimate.expected());
                }
                assertThat(week.placesNeeded().low()).as("seed %s", seed).isNotNegative();
                // Each bound is rounded on its own.
                assertThat(week.netInflow().high() - week.netInflow().low())
                        .as("seed %s", seed)
                        .isGreaterThanOrEqualTo(width - 1);
                width = week.netInflow().high() - week.netInflow().low();
            }
            assertThat(of(weeks, made.figures().registered(), made.figures().stays()))
                    .as("seed %s", seed)
                    .isEqualTo(made);
        }
    }

    private static Made of(List<Long> netInflow, long registered, long stays) {
        var from = SUNDAY.minusWeeks(netInflow.size()).plusDays(1);
        return SixMonthsAhead.of(
                ID,
                SUNDAY,
                Instant.parse("2025-03-04T09:00:00Z"),
                new ForecastFigures(from, netInflow, registered, stays));
    }
}
