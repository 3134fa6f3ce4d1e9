package nl.opvang.plumbing.relay;

import java.time.Instant;
import java.util.List;
import nl.opvang.contracts.event.Envelope;

/**
 * What Kafka has and the store lacks.
 *
 * @param count how many events
 * @param occupied how many of them cannot be taken back, because the store has another event at their place
 * @param last when the last of them was recorded
 * @param some of them, in the order in which they were recorded
 */
public record Missing(long count, long occupied, Instant last, List<Envelope> some) {
    /** How many are named at most. */
    public static final int MOST_NAMED = 100;

    public Missing {
        some = List.copyOf(some);
    }
}
