package nl.opvang.reporting.forecast.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;
import nl.opvang.contracts.reporting.Smoothing;
import nl.opvang.reporting.forecast.domain.DampedHolt.State;
import org.junit.jupiter.api.Test;

class DampedHoltTest {
    /** alpha 0.5, beta* 0.4, phi 0.8. */
    private static final DampedHolt DAMPED = new DampedHolt(new Smoothing(500, 400, 800));

    /** The table rounds to two decimals. */
    private static final BigDecimal ROUNDING = new BigDecimal("0.0101");

    @Test
    void without_damping_it_is_holts_method_as_in_a_textbook() {
        // Air passengers of Australia, 1990 to 2004: Hyndman and Athanasopoulos, Forecasting: principles and practice,
        // first edition (2013), table 7.3, with alpha 0.8, beta* 0.2, first level 17.55 and first trend 4.31.
        var passengers =
                numbers("17.55 21.86 23.89 26.93 26.89 28.83 30.08 30.95 30.19 31.58 32.58 33.48 39.02 41.39 41.60");
        var expected =
                numbers("21.86 22.03 25.48 27.54 30.29 30.26 31.58 32.60 33.24 32.27 33.08 33.96 34.78 40.06 43.22");
        var levels =
                numbers("18.41 21.89 24.21 27.05 27.57 29.12 30.38 31.28 30.80 31.72 32.68 33.57 38.17 41.12 41.92");
        var trends = numbers("3.62 3.59 3.33 3.24 2.69 2.46 2.22 1.96 1.47 1.36 1.28 1.20 1.88 2.10 1.84");
        var holt = new DampedHolt(new Smoothing(800, 200, 1000));
        var state = state("17.55", "4.31");
        for (int year = 0; year < passengers.size(); year++) {
            assertThat(holt.next(state)).isCloseTo(expected.get(year), within(ROUNDING));
            state = holt.after(state, passengers.get(year));
            assertThat(state.level()).isCloseTo(levels.get(year), within(ROUNDING));
            assertThat(state.trend()).isCloseTo(trends.get(year), within(ROUNDING));
        }
        var ahead = holt.ahead(state, 5);
        var published = numbers("43.76 45.59 47.43 49.27 51.10");
        for (int year = 0; year < 5; year++)
            assertThat(ahead.get(year)).isCloseTo(published.get(year), within(ROUNDING));
    }

    @Test
    void an_error_moves_level_and_trend() {
        // Expected 100 + 0.8 x 10 = 108; 118 came, 10 more.
        assertThat(DAMPED.next(state("100", "10"))).isEqualByComparingTo("108");
        var after = DAMPED.after(state("100", "10"), new BigDecimal("118"));
        assertThat(after.level()).isEqualByComparingTo("113");
        assertThat(after.trend()).isEqualByComparingTo("10");
    }

    @Test
    void a_trend_dies_out() {
        // 113 + 8, + 6.4, + 5.12.
        assertThat(DAMPED.ahead(state("113", "10"), 3))
                .usingElementComparator(BigDecimal::compareTo)
                .containsExactly(new BigDecimal("121"), new BigDecimal("127.4"), new BigDecimal("132.52"));
        // In the end the level plus phi / (1 - phi) times the trend.
        assertThat(DAMPED.ahead(state("113", "10"), 200).getLast())
                .isCloseTo(new BigDecimal("153"), within(new BigDecimal("0.000001")));
    }

    @Test
    void what_is_further_ahead_is_less_sure() {
        // An error of 1 raises the next steps by 0.5 + 0.2 x 0.8 = 0.66 and 0.5 + 0.2 x 1.44 = 0.788.
        assertThat(DAMPED.variances(3))
                .usingElementComparator(BigDecimal::compareTo)
                .containsExactly(new BigDecimal("1"), new BigDecimal("1.4356"), new BigDecimal("2.056544"));
        // In sums it counts for 1, 1.66 and 2.448.
        assertThat(DAMPED.variancesOfSums(3))
                .usingElementComparator(BigDecimal::compareTo)
                .containsExactly(new BigDecimal("1"), new BigDecimal("3.7556"), new BigDecimal("9.748304"));
    }

    @Test
    void variances_are_those_of_the_state_space_model_in_closed_form() {
        // ETS(A,Ad,N): Hyndman and Athanasopoulos, third edition (2021), section 8.7; beta is alpha beta*.
        double a = 0.5;
        double b = 0.2;
        double p = 0.8;
        for (int h : new int[] {1, 2, 10, 26}) {
            double phiToH = Math.pow(p, h);
            double variance = 1
                    + a * a * (h - 1)
                    + b * p * h / ((1 - p) * (1 - p)) * (2 * a * (1 - p) + b * p)
                    - b
                            * p
                            * (1 - phiToH)
                            / ((1 - p) * (1 - p) * (1 - p * p))
                            * (2 * a * (1 - p * p) + b * p * (1 + 2 * p - phiToH));
            assertThat(DAMPED.variances(h).getLast().doubleValue()).isCloseTo(variance, within(1e-9));
        }
    }

    private static State state(String level, String trend) {
        return new State(new BigDecimal(level), new BigDecimal(trend));
    }

    private static List<BigDecimal> numbers(String text) {
        return Stream.of(text.split(" ")).map(BigDecimal::new).toList();
    }
}
