package nl.opvang.plumbing.store;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the log on and on, and knows up to which moment it has everything that was recorded. For one thread. */
public final class EventFollower {
    private static final Duration POLL = Duration.ofMillis(20);
    private static final Duration QUIET = Duration.ofSeconds(1);
    private static final int MOST_SAMPLES = 256;

    private final EventLog log;
    private final StoreSignal signal;
    private final int batch;
    private final ArrayDeque<EventLog.Sample> undecided = new ArrayDeque<>();
    private boolean eventful = true;
    private long sampledNanos;
    private long sampledAfter = -1;
    private long seen;
    private long readBelow;
    private @Nullable Instant through;

    public EventFollower(EventLog log, StoreSignal signal, int batch) {
        this.log = log;
        this.signal = signal;
        this.batch = batch;
    }

    /** The next events after a position; none when there are none for now. */
    public List<StoredEvent> after(StorePosition position) {
        seen = signal.count();
        sampleWhenDue();
        long horizon = log.horizon();
        var events = log.after(position, batch);
        eventful = !events.isEmpty();
        readBelow = events.size() < batch ? horizon : events.getLast().at().tx();
        return events;
    }

    private void sampleWhenDue() {
        boolean due = eventful || seen != sampledAfter || System.nanoTime() - sampledNanos >= QUIET.toNanos();
        if (!due || undecided.size() >= MOST_SAMPLES) return;
        sampledAfter = seen;
        undecided.addLast(log.sample());
        sampledNanos = System.nanoTime();
    }

    /**
     * Where the last read came.
     *
     * @return the moment before which everything recorded has been dealt with as soon as the last events read are, null
     *     when it is not known yet
     */
    public @Nullable Instant through() {
        while (!undecided.isEmpty() && undecided.getFirst().begun() <= readBelow)
            through = undecided.removeFirst().at();
        return through;
    }

    /** Waits for more, unless the last read gave something: then more may be there. */
    public void awaitMore() throws InterruptedException {
        if (!eventful) signal.await(seen, POLL);
    }
}
