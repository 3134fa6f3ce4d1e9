package nl.opvang.demo.post;

import java.time.Duration;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/** Tells a person how far the posting is, at most once a second; safe for several threads. */
final class Progress {
    private static final long BETWEEN_NANOS = Duration.ofSeconds(1).toNanos();

    /** Parts of the work, and about how much of the time each takes. */
    enum Part {
        DECISIONS(0, 0),
        LOCATIONS(0, 7),
        GUEST_BOOKS(7, 9),
        PEOPLE(9, 92),
        MOVERS(92, 94),
        CLOSINGS(94, 95),
        REQUESTS(95, 96),
        STATEMENTS(96, 97),
        FORECASTS(97, 98),
        PUBLICATION(98, 99),
        REPORTS(99, 100);

        private final int from;
        private final int until;

        Part(int from, int until) {
            this.from = from;
            this.until = until;
        }

        private int percentage(double done) {
            return (int) (from + (until - from) * Math.clamp(done, 0, 1));
        }
    }

    private final Consumer<String> tell;
    private final LongSupplier nanos;
    private final long began;
    private long toldAt;
    private long posted;
    private int percentage;
    private Part part = Part.DECISIONS;
    private double done;

    Progress(Consumer<String> tell, LongSupplier nanos) {
        this.tell = tell;
        this.nanos = nanos;
        began = nanos.getAsLong();
        toldAt = began - BETWEEN_NANOS;
    }

    /** Another part begins. */
    synchronized void begin(Part next, String what) {
        part = next;
        done = 0;
        tell(what);
    }

    /**
     * Something of the part has been done.
     *
     * @param lines posted
     * @param share of the part
     */
    synchronized void advance(int lines, double share, String what) {
        posted += lines;
        done += share;
        tell(what);
    }

    synchronized long posted() {
        return posted;
    }

    synchronized double seconds() {
        return (nanos.getAsLong() - began) / 1e9;
    }

    private void tell(String what) {
        long now = nanos.getAsLong();
        percentage = Math.max(percentage, part.percentage(done));
        if (now - toldAt < BETWEEN_NANOS) return;
        toldAt = now;
        double seconds = Math.max((now - began) / 1e9, 1e-3);
        tell.accept(String.format(Locale.ROOT, " %3d %%  %-44s %,7.0f /s", percentage, what, posted / seconds));
    }
}
