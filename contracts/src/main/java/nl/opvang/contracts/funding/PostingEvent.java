package nl.opvang.contracts.funding;

import java.util.List;
import java.util.UUID;
import nl.opvang.contracts.area.MunicipalityCode;
import nl.opvang.contracts.event.EventType;
import nl.opvang.contracts.event.PublishedEvent;

/** What a municipality actually paid and received for reception. */
public sealed interface PostingEvent extends PublishedEvent {
    MunicipalityCode municipality();

    /** The client's id of the amount, whatever was said about it later. */
    UUID postingId();

    /** Without ledger lines, but amounts in euros do. */
    @Override
    default boolean figuresRestOnIt() {
        return true;
    }

    /** This was paid or received. */
    record Posted(MunicipalityCode municipality, UUID postingId, Posting posting) implements PostingEvent {
        @Override
        public UUID factId() {
            return postingId;
        }
    }

    /** What should have been said from the start, in full. */
    record Corrected(MunicipalityCode municipality, UUID postingId, UUID correctionId, Posting posting)
            implements PostingEvent {
        @Override
        public UUID factId() {
            return correctionId;
        }

        @Override
        public UUID correctedFactId() {
            return postingId;
        }
    }

    /** It was neither paid nor received. */
    record Withdrawn(MunicipalityCode municipality, UUID postingId, UUID correctionId) implements PostingEvent {
        @Override
        public UUID factId() {
            return correctionId;
        }

        @Override
        public UUID correctedFactId() {
            return postingId;
        }
    }

    /** The names under which these events are stored. */
    static List<EventType<?>> types() {
        return List.of(
                new EventType<>("nl.opvang.funding.posting.posted.v1", Posted.class),
                new EventType<>("nl.opvang.funding.posting.corrected.v1", Corrected.class),
                new EventType<>("nl.opvang.funding.posting.withdrawn.v1", Withdrawn.class));
    }
}
