package nl.opvang.reporting.forecast.domain;

import static java.math.BigDecimal.ONE;
import static java.math.BigDecimal.ZERO;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import nl.opvang.contracts.reporting.Smoothing;

/**
 * Holt's method with a trend that dies out (Gardner and McKenzie, 1985), in decimals of 16 digits: the same observations
 * give the same forecast on every machine.
 *
 * <p>With e the error one step ahead, phi the damping, alpha and beta* the shares of the level and the trend:
 * {@code level' = level + phi trend + alpha e} and {@code trend' = phi trend + alpha beta* e}; h steps ahead is expected
 * {@code level + (phi + phi^2 + ... + phi^h) trend}.
 */
final class DampedHolt {
    static final MathContext DIGITS = MathContext.DECIMAL64;

    private final BigDecimal alpha;
    private final BigDecimal alphaBeta;
    private final BigDecimal phi;

    DampedHolt(Smoothing smoothing) {
        alpha = BigDecimal.valueOf(smoothing.levelPerMille(), 3);
        alphaBeta = alpha.multiply(BigDecimal.valueOf(smoothing.trendPerMille(), 3), DIGITS);
        phi = BigDecimal.valueOf(smoothing.dampingPerMille(), 3);
    }

    /** Where a series stands, and how much it moves per step. */
    record State(BigDecimal level, BigDecimal trend) {}

    /** What is expected of the next step. */
    BigDecimal next(State state) {
        return state.level().add(phi.multiply(state.trend(), DIGITS), DIGITS);
    }

    /** The state after an observation. */
    State after(State state, BigDecimal observed) {
        var expected = next(state);
        var error = observed.subtract(expected, DIGITS);
        return new State(
                expected.add(alpha.multiply(error, DIGITS), DIGITS),
                phi.multiply(state.trend(), DIGITS).add(alphaBeta.multiply(error, DIGITS), DIGITS));
    }

    /** What is expected of each of the next steps. */
    List<BigDecimal> ahead(State state, int steps) {
        var expected = new ArrayList<BigDecimal>(steps);
        for (var damped : dampedSums(steps))
            expected.add(state.level().add(damped.multiply(state.trend(), DIGITS), DIGITS));
        return expected;
    }

    /** The variance of the error of each of the next steps, where that of one step ahead is 1. */
    List<BigDecimal> variances(int steps) {
        return sumsOfSquares(echoes(steps));
    }

    /** The variance of the error of the sum of the next steps, up to each of them, where that of one step ahead is 1. */
    List<BigDecimal> variancesOfSums(int steps) {
        return sumsOfSquares(sums(echoes(steps)));
    }

    /** By how much an error of 1 raises what is expected in its own step, and in each step after it. */
    private List<BigDecimal> echoes(int steps) {
        var echoes = new ArrayList<BigDecimal>(steps);
        echoes.add(ONE);
        for (var damped : dampedSums(steps - 1)) echoes.add(alpha.add(alphaBeta.multiply(damped, DIGITS), DIGITS));
        return echoes;
    }

    /** phi, phi + phi^2, and so on. */
    private List<BigDecimal> dampedSums(int steps) {
        var powers = new ArrayList<BigDecimal>(steps);
        var power = ONE;
        for (int step = 0; step < steps; step++) {
            power = power.multiply(phi, DIGITS);
            powers.add(power);
        }
        return sums(powers);
    }

    private static List<BigDecimal> sumsOfSquares(List<BigDecimal> terms) {
        return sums(terms.stream().map(term -> term.multiply(term, DIGITS)).toList());
    }

    static List<BigDecimal> sums(List<BigDecimal> terms) {
        var sums = new ArrayList<BigDecimal>(terms.size());
        var sum = ZERO;
        for (var term : terms) {
            sum = sum.add(term, DIGITS);
            sums.add(sum);
        }
        return sums;
    }
}
