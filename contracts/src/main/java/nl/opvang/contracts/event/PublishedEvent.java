package nl.opvang.contracts.event;

import java.util.List;
import java.util.UUID;
import nl.opvang.contracts.ledger.LedgerLine;
import org.jspecify.annotations.Nullable;

/** Something that happened, kept for ever: records that implement it only ever gain optional fields. */
public interface PublishedEvent {
    /** The changes in quantity that this event causes; the event's whole effect on any sum. */
    default List<LedgerLine> lines() {
        return List.of();
    }

    /** The client's own id of the fact that this event records, by which a later correction may name it. */
    default @Nullable UUID factId() {
        return null;
    }

    /** The {@link #factId()} of the earlier fact of the same aggregate that this event corrects. */
    default @Nullable UUID correctedFactId() {
        return null;
    }

    /**
     * Whether figures rest on this event: then nothing may be recorded of the same aggregate any more as known before it.
     */
    default boolean figuresRestOnIt() {
        return !lines().isEmpty();
    }
}
