package nl.opvang.plumbing.projection;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import nl.opvang.plumbing.lifecycle.SteadyWork;
import nl.opvang.plumbing.relay.Watermark;
import nl.opvang.plumbing.store.StoreSignal;
import org.jspecify.annotations.Nullable;

/**
 * Compares where all groups that read other services stand with the watermarks that arrived, and records which they
 * have passed: two statements for everything that moved within some milliseconds.
 */
final class PassedWatermarks implements AutoCloseable {
    private static final Duration GATHERING = Duration.ofMillis(10);
    private static final Duration PAUSE = Duration.ofMillis(500);

    /** Another replica may have moved the group. */
    private static final Duration LOOK_AGAIN = Duration.ofMillis(100);

    private final Map<String, Set<String>> sources;
    private final Offsets offsets;
    private final Watermarks watermarks;
    private final Throughs throughs;
    private final StoreSignal moved;
    private final SteadyWork work;

    /**
     * @param sources the services that each group reads
     * @param moved raised when a watermark has arrived, or a group is further on
     */
    PassedWatermarks(
            String service,
            Map<String, Set<String>> sources,
            Offsets offsets,
            Watermarks watermarks,
            Throughs throughs,
            StoreSignal moved) {
        this.sources = sources;
        this.offsets = offsets;
        this.watermarks = watermarks;
        this.throughs = throughs;
        this.moved = moved;
        this.work = new SteadyWork("passed-watermarks-" + service, PAUSE, this::compare);
    }

    void start() {
        if (!sources.isEmpty()) work.start();
    }

    @Override
    public void close() {
        work.close();
    }

    private void compare() throws InterruptedException {
        Map<Throughs.Source, Instant> recorded = new HashMap<>();
        while (work.running()) {
            long seen = moved.count();
            record(recorded);
            Thread.sleep(GATHERING);
            moved.await(seen, LOOK_AGAIN);
        }
    }

    private void record(Map<Throughs.Source, Instant> recorded) {
        var newer = new ArrayList<Throughs.Passed>();
        var reached = offsets.kafka();
        sources.forEach((group, services) -> {
            var next = reached.getOrDefault(group, Map.of());
            for (var service : services) {
                var source = new Throughs.Source(group, service);
                watermarks
                        .latest(service, one -> isPassed(one, next.getOrDefault(one.topicId(), new long[0])))
                        .filter(best -> isNewer(best.through(), recorded.get(source)))
                        .ifPresent(best -> newer.add(new Throughs.Passed(source, best.through())));
            }
        });
        throughs.record(newer);
        for (var one : newer) recorded.put(one.source(), one.before());
    }

    private static boolean isNewer(Instant through, @Nullable Instant recorded) {
        return recorded == null || recorded.isBefore(through);
    }

    private static boolean isPassed(Watermark announced, long[] next) {
        var offsets = announced.offsets();
        for (int partition = 0; partition < offsets.size(); partition++)
            if ((partition < next.length ? next[partition] : 0) < offsets.get(partition)) return false;
        return true;
    }
}
