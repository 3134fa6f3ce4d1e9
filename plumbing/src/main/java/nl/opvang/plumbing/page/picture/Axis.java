package nl.opvang.plumbing.page.picture;

import java.util.List;
import java.util.stream.LongStream;

/** Round numbers along a side of a picture, from one at or below all that is shown to one at or above it. */
record Axis(long low, long high, long step) {
    /** @param steps about so many, give or take a half */
    static Axis around(long least, long most, int steps) {
        long step = roundUp(Math.max(1, Math.ceilDiv(most - least, (long) steps)));
        long low = Math.floorDiv(least, step) * step;
        long high = Math.ceilDiv(most, step) * step;
        return new Axis(low, high == low ? low + step : high, step);
    }

    List<Long> ticks() {
        return LongStream.iterate(low, tick -> tick <= high, tick -> tick + step)
                .boxed()
                .toList();
    }

    /** How far along a number lies: 0 at the low end, 1 at the high one. */
    double part(long number) {
        return (double) (number - low) / (high - low);
    }

    /** The least of 1, 2, 5, 10, 20, 25, 50, 100, 200, 250 and so on that is not less. */
    private static long roundUp(long number) {
        if (number <= 2) return number;
        if (number <= 5) return 5;
        for (long power = 1; ; power *= 10)
            for (long first : new long[] {10, 20, 25, 50}) if (first * power >= number) return first * power;
    }
}
