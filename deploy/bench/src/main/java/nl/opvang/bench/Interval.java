package nl.opvang.bench;

import java.util.Collection;
import java.util.Locale;

/** A median and the bounds between which, with 95 % confidence, the median of all such measurements lies. */
record Interval(double low, double median, double high) {
    private static final double MOST_OUTSIDE = 0.05;

    /**
     * From order statistics: how many of n values lie below their true median is binomial, whatever the distribution.
     * With fewer than six values the bounds are the lowest and the highest, which is less than 95 %.
     */
    static Interval of(Collection<Double> values) {
        var sorted = values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        int n = sorted.length;
        if (n == 0) throw new IllegalArgumentException("nothing was measured");
        int cut = 0;
        double outside = 2 * Math.pow(0.5, n);
        double next = outside;
        while (cut + 1 < (n + 1) / 2) {
            next = next * (n - cut) / (cut + 1);
            if (outside + next > MOST_OUTSIDE) break;
            outside += next;
            cut++;
        }
        double median = n % 2 == 1 ? sorted[n / 2] : (sorted[n / 2 - 1] + sorted[n / 2]) / 2;
        return new Interval(sorted[cut], median, sorted[n - 1 - cut]);
    }

    /** As whole numbers, for amounts per second. */
    String whole() {
        return String.format(Locale.ROOT, "%,.0f (%,.0f to %,.0f)", median, low, high);
    }

    /** With two decimals, for ratios. */
    String fine() {
        return String.format(Locale.ROOT, "%.2f (%.2f to %.2f)", median, low, high);
    }
}
