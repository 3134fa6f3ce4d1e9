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
    private final Duration gathering;
    private final ArrayDeque<EventLog.Sample> undecided = new ArrayDeque<>();
    private boolean eventful = true;
    private boolean full;
    private long readNanos;
    private long sampledNanos;
    private long sampledAfter = -1;
    private long seen;
    private long readBelow;
    private @Nullable Instant through;

    /**
     * @param batch so many events at once, at most
     * @param gathering while events keep coming, what is committed within this time is read at once: a round costs about
     *     as much for ten events as for one
     */
    public EventFollower(EventLog log, StoreSignal signal, int batch, Duration gathering) {
        this.log = log;
        this.signal = signal;
        this.batch = batch;
        this.gathering = gathering;
    }

    /** The next events after a position; none when there are none for now. */
    public List<StoredEvent> after(StorePosition position) {
        readNanos = System.nanoTime();
        seen = signal.count();
        sampleWhenDue();
        long horizon = log.horizon();
        var events = log.after(position, batch);
        eventful = !events.isEmpty();
        full = events.size() == batch;
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

    /**
     * Waits for more, unless more is there already; while events come one by one, until some have gathered. As long as a
     * transaction may still commit events that lie below what was seen, it looks again soon.
     */
    public void awaitMore() throws InterruptedException {
        if (full) return;
        if (eventful) gather();
        else signal.await(seen, undecided.isEmpty() ? QUIET : POLL);
    }

    private void gather() throws InterruptedException {
        long left = gathering.toNanos() - (System.nanoTime() - readNanos);
        if (left > 0) Thread.sleep(Duration.ofNanos(left));
    }
}
