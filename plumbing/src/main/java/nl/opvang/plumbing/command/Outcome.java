package nl.opvang.plumbing.command;

import java.time.Instant;
import java.util.List;
import nl.opvang.contracts.event.Envelope;
import nl.opvang.plumbing.decision.Refusal;
import org.jspecify.annotations.Nullable;

/** What became of an order. */
public sealed interface Outcome {
    /**
     * Its commands were accepted and their events are stored.
     *
     * @param events envelopes of the stored events, in order; empty when nothing had to change
     * @param sequence last sequence of the first command's aggregate, -1 when it has no events
     */
    record Accepted(List<Envelope> events, long sequence) implements Outcome {
        /** When the events were recorded, or null when there were none. */
        public @Nullable Instant recordedAt() {
            return events.isEmpty() ? null : events.getLast().recordedAt();
        }
    }

    /** Nothing was stored. */
    record Refused(Refusal reason) implements Outcome {}
}
