package nl.opvang.reporting.forecast.domain;

import static java.math.BigDecimal.ZERO;
import static nl.opvang.reporting.forecast.domain.DampedHolt.DIGITS;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import nl.opvang.contracts.reporting.Smoothing;

/**
 * How a series is smoothed best, and where it then stands.
 *
 * @param meanSquare of the errors one step ahead, over all steps but the first
 */
record Fit(Smoothing smoothing, DampedHolt.State state, BigDecimal meanSquare) {
    /** What may be chosen from, so that a handful of weeks cannot ask for a wild answer: the level moves at most half way. */
    private static final List<Smoothing> GRID = grid();

    /**
     * The choice with the smallest errors one step ahead; of equal ones the first.
     *
     * @param series two observations or more
     */
    static Fit of(List<Long> series) {
        return GRID.stream()
                .map(smoothing -> of(series, smoothing))
                .reduce((one, other) -> other.meanSquare().compareTo(one.meanSquare()) < 0 ? other : one)
                .orElseThrow();
    }

    /** The series begins at its first observation, without a trend. */
    private static Fit of(List<Long> series, Smoothing smoothing) {
        var holt = new DampedHolt(smoothing);
        var state = new DampedHolt.State(BigDecimal.valueOf(series.getFirst()), ZERO);
        var squares = ZERO;
        for (var each : series.subList(1, series.size())) {
            var observed = BigDecimal.valueOf(each);
            var error = observed.subtract(holt.next(state), DIGITS);
            squares = squares.add(error.multiply(error, DIGITS), DIGITS);
            state = holt.after(state, observed);
        }
        return new Fit(smoothing, state, squares.divide(BigDecimal.valueOf(series.size() - 1L), DIGITS));
    }

    private static List<Smoothing> grid() {
        var grid = new ArrayList<Smoothing>();
        for (int level : new int[] {100, 200, 300, 400, 500})
            for (int trend : new int[] {0, 100, 200, 300})
                for (int damping : new int[] {800, 850, 900, 950}) grid.add(new Smoothing(level, trend, damping));
        return List.copyOf(grid);
    }
}
