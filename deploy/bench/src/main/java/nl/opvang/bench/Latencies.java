package nl.opvang.bench;

import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.ConcurrentLinkedQueue;

/** How long each of many answers took. */
final class Latencies {
    /** Something whose duration is of interest. */
    @FunctionalInterface
    interface Timed {
        void run() throws Exception;
    }

    private final ConcurrentLinkedQueue<Long> nanos = new ConcurrentLinkedQueue<>();

    void time(Timed timed) throws Exception {
        long began = System.nanoTime();
        timed.run();
        add(System.nanoTime() - began);
    }

    void add(long duration) {
        nanos.add(duration);
    }

    int number() {
        return nanos.size();
    }

    /** Milliseconds within which this part of the answers came, for instance 0.99. */
    double millis(double part) {
        var sorted = nanos.stream().mapToLong(Long::longValue).toArray();
        Arrays.sort(sorted);
        if (sorted.length == 0) throw new IllegalStateException("nothing was timed");
        return sorted[Math.min(sorted.length - 1, (int) (part * sorted.length))] / 1e6;
    }

    String text(double part) {
        return String.format(Locale.ROOT, "%.1f ms", millis(part));
    }
}
