package nl.opvang.plumbing.projection;

import java.util.List;
import java.util.Set;
import nl.opvang.plumbing.store.RecordedEvent;

/** Rows that follow from events; the runner calls it inside the transaction that also moves its offsets. */
public interface Projection {
    /** Name of its rows; with the first {@link #version()} the consumer group {@code <service>.<name>.v<version>}. */
    String name();

    /**
     * Raised when the rows are to be built anew from the first event. That happens beside the live rows, which are served
     * and written on until the new ones take their place.
     */
    int version();

    /** Services whose events it reads. */
    Set<String> sources();

    /** Features whose events it reads, {@code <service>.<feature>}; others do not reach it. */
    Set<String> features();

    /**
     * Whether applying an event twice, or after a later one of its aggregate, would change the rows. If so the runner
     * passes each aggregate's events exactly once and in order; sums keyed by event and line do not need it.
     */
    boolean ordered();

    /** Writes the effect of a batch, set-wise. Throwing rolls the batch back; the runner then finds and parks the cause. */
    void apply(List<RecordedEvent> events);

    /** Empties the rows before they are built anew. */
    void clear();
}
