package nl.opvang.plumbing.store;

import java.time.Instant;
import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;

/** Up to which moment a reader of the store has everything that was recorded. For one reading thread. */
public final class Completeness {
    private static final int MOST_SAMPLES = 256;

    private final ArrayDeque<EventLog.Sample> undecided = new ArrayDeque<>();
    private @Nullable Instant through;

    /** Remembers a sample that was taken before the events were read. */
    public void sampled(EventLog.Sample sample) {
        if (undecided.size() < MOST_SAMPLES) undecided.addLast(sample);
    }

    /**
     * Learns that the reader is done with all events of transactions below {@code tx}.
     *
     * @return the moment before which everything recorded was read, or null when that is not known yet
     */
    public @Nullable Instant readBelow(long tx) {
        while (!undecided.isEmpty() && undecided.getFirst().begun() <= tx)
            through = undecided.removeFirst().at();
        return through;
    }
}
