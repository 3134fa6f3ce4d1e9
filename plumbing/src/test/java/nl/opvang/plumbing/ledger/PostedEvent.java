package nl.opvang.plumbing.ledger;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import nl.opvang.contracts.event.Envelope;
import nl.opvang.contracts.event.PublishedEvent;
import nl.opvang.contracts.ledger.LedgerLine;
import nl.opvang.plumbing.store.RecordedEvent;

/** An event that is nothing but its lines. */
sealed interface PostedEvent extends PublishedEvent {
    record Posted(List<LedgerLine> lines) implements PostedEvent {}

    static RecordedEvent posted(UUID eventId, Instant knownAt, LedgerLine... lines) {
        return posted(eventId, "location:sample", 0, knownAt, List.of(lines));
    }

    static RecordedEvent posted(
            UUID eventId, String aggregateId, long sequence, Instant knownAt, List<LedgerLine> lines) {
        var envelope = new Envelope(
                eventId,
                "nl.opvang.capacity.location.posted.v1",
                aggregateId,
                sequence,
                knownAt,
                knownAt,
                new UUID(0, 1),
                new UUID(0, 2),
                new UUID(0, 3),
                null,
                "somebody",
                "municipality",
                "GM0014",
                null,
                null);
        return new RecordedEvent(envelope, new Posted(lines));
    }
}
