package nl.opvang.plumbing.projection;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.TreeMap;
import nl.opvang.plumbing.store.StoreSignal;

/** Up to and including which moment the rows of a projection hold everything that its sources recorded. */
public final class ProjectedThrough {
    private static final Duration LOOK_AGAIN = Duration.ofMillis(20);

    private final LiveVersions versions;
    private final Throughs throughs;
    private final StoreSignal advanced;

    ProjectedThrough(LiveVersions versions, Throughs throughs, StoreSignal advanced) {
        this.versions = versions;
        this.throughs = throughs;
        this.advanced = advanced;
    }

    /** The least over all its sources: a question as known at this moment or earlier has one answer for ever. */
    public Instant of(Projection projection) {
        return bySource(projection).values().stream().min(Instant::compareTo).orElse(Instant.EPOCH);
    }

    /** The moment per source; {@link Instant#EPOCH} for one that has not been heard of. */
    public Map<String, Instant> bySource(Projection projection) {
        var stored = throughs.of(versions.group(projection));
        var bySource = new TreeMap<String, Instant>();
        for (var source : projection.sources()) {
            var before = stored.get(source);
            bySource.put(source, before == null ? Instant.EPOCH : before.minus(1, ChronoUnit.MICROS));
        }
        return bySource;
    }

    /**
     * Waits until an answer from the projection contains what a source recorded up to a moment: it answers as known at
     * the least moment over all its sources, so all of them must have got there.
     *
     * @return whether it does by the end of {@code atMost}; at once true for a source that it does not read
     */
    public boolean await(Projection projection, String source, Instant atLeast, Duration atMost)
            throws InterruptedException {
        if (!projection.sources().contains(source)) return true;
        long deadline = System.nanoTime() + atMost.toNanos();
        while (true) {
            long seen = advanced.count();
            if (!of(projection).isBefore(atLeast)) return true;
            long left = deadline - System.nanoTime();
            if (left <= 0) return false;
            // Another replica may do the work, of which this process hears nothing: look again.
            advanced.await(seen, Duration.ofNanos(Math.min(left, LOOK_AGAIN.toNanos())));
        }
    }
}
