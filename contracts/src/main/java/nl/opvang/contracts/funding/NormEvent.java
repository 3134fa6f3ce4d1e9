package nl.opvang.contracts.funding;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import nl.opvang.contracts.event.EventType;
import nl.opvang.contracts.event.PublishedEvent;

/** What the ministry decided about the norms of one scheme. */
public sealed interface NormEvent extends PublishedEvent {
    NormScheme scheme();

    /** Without ledger lines, but every amount in euros does. */
    @Override
    default boolean figuresRestOnIt() {
        return true;
    }

    /** From a day on this is paid, as far as no decision is known that holds from a later day. */
    record Decided(NormScheme scheme, NormId normId, NormTerms terms) implements NormEvent {
        @Override
        public UUID factId() {
            return normId.id();
        }
    }

    /** What the decision should have said from the start, in full. */
    record Corrected(NormScheme scheme, NormId normId, UUID correctionId, NormTerms terms) implements NormEvent {
        @Override
        public UUID factId() {
            return correctionId;
        }

        @Override
        public UUID correctedFactId() {
            return normId.id();
        }
    }

    /** The decision never should have been: it holds on no day. */
    record Withdrawn(NormScheme scheme, NormId normId, UUID correctionId) implements NormEvent {
        @Override
        public UUID factId() {
            return correctionId;
        }

        @Override
        public UUID correctedFactId() {
            return normId.id();
        }
    }

    /**
     * Until when the norms are sure to hold: what is computed for later days is provisional.
     *
     * @param confirmedThrough last day that is confirmed
     */
    record ConfirmedThroughSet(NormScheme scheme, UUID confirmationId, LocalDate confirmedThrough, String source)
            implements NormEvent {
        @Override
        public UUID factId() {
            return confirmationId;
        }
    }

    /** From now on nothing is recorded any more as known earlier than it was recorded. */
    record HistoryImportClosed(NormScheme scheme) implements NormEvent {}

    /** The names under which these events are stored. */
    static List<EventType<?>> types() {
        return List.of(
                new EventType<>("nl.opvang.funding.norm.decided.v1", Decided.class),
                new EventType<>("nl.opvang.funding.norm.corrected.v1", Corrected.class),
                new EventType<>("nl.opvang.funding.norm.withdrawn.v1", Withdrawn.class),
                new EventType<>("nl.opvang.funding.norm.confirmed-through-set.v1", ConfirmedThroughSet.class),
                new EventType<>("nl.opvang.funding.norm.history-import-closed.v1", HistoryImportClosed.class));
    }
}
