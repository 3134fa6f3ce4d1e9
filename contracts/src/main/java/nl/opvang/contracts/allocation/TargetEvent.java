package nl.opvang.contracts.allocation;

import java.util.List;
import java.util.UUID;
import nl.opvang.contracts.area.RegionCode;
import nl.opvang.contracts.event.EventType;
import nl.opvang.contracts.event.PublishedEvent;
import org.jspecify.annotations.Nullable;

/** What was decided about how many places there should be: by the ministry, or by a safety region among its own. */
public sealed interface TargetEvent extends PublishedEvent {
    /** Without ledger lines, but every gap does. */
    @Override
    default boolean figuresRestOnIt() {
        return true;
    }

    /** From a day on this is the target, as far as no decision is known that holds from a later day. */
    record Decided(TargetId targetId, TargetTerms terms) implements TargetEvent {
        @Override
        public UUID factId() {
            return targetId.id();
        }
    }

    /** What the decision should have said from the start, in full. */
    record Corrected(TargetId targetId, UUID correctionId, TargetTerms terms) implements TargetEvent {
        @Override
        public UUID factId() {
            return correctionId;
        }

        @Override
        public UUID correctedFactId() {
            return targetId.id();
        }
    }

    /** For a time this is asked for on top of the target. */
    record OneOffDecided(TargetId targetId, OneOffTerms terms) implements TargetEvent {
        @Override
        public UUID factId() {
            return targetId.id();
        }
    }

    /** This is thought to be needed; no target follows from it. */
    record PrognosisRecorded(TargetId targetId, Prognosis prognosis) implements TargetEvent {
        @Override
        public UUID factId() {
            return targetId.id();
        }
    }

    /** A safety region divided its target over its municipalities. */
    record Divided(TargetId targetId, RegionCode region, DivisionTerms terms) implements TargetEvent {
        @Override
        public UUID factId() {
            return targetId.id();
        }
    }

    /** A safety region planned how many places it is to have; what its locations promise is another figure. */
    record PlacesPlanned(TargetId targetId, RegionCode region, PlanTerms terms) implements TargetEvent {
        @Override
        public UUID factId() {
            return targetId.id();
        }
    }

    /** The ministry began to consider a target. */
    record RoundOpened(TargetId targetId, RoundTerms terms) implements TargetEvent {
        @Override
        public UUID factId() {
            return targetId.id();
        }
    }

    /** A round took a prognosis into account. */
    record RoundPrognosed(TargetId targetId, TargetId round, RoundPrognosis prognosis) implements TargetEvent {
        @Override
        public UUID factId() {
            return targetId.id();
        }
    }

    /** Somebody advised in a round. */
    record RoundAdvised(TargetId targetId, TargetId round, RoundAdvice advice) implements TargetEvent {
        @Override
        public UUID factId() {
            return targetId.id();
        }
    }

    /** A round ended with a decision; the target itself is {@link Decided}. */
    record RoundDecided(TargetId targetId, TargetId round, RoundDecision decision) implements TargetEvent {
        @Override
        public UUID factId() {
            return targetId.id();
        }
    }

    /** What a round decided was told. */
    record RoundAnnounced(TargetId targetId, TargetId round, RoundAnnouncement announcement) implements TargetEvent {
        @Override
        public UUID factId() {
            return targetId.id();
        }
    }

    /**
     * Why figures of a decision are not what the distribution key gives.
     *
     * @param regions in order of their codes
     */
    record DifferencesExplained(TargetId targetId, TargetId decision, List<RegionalExplanation> regions)
            implements TargetEvent {
        public DifferencesExplained {
            regions = List.copyOf(regions);
        }

        @Override
        public UUID factId() {
            return targetId.id();
        }
    }

    /**
     * Anything of the above that never should have been: it holds on no day.
     *
     * @param region whose division or plan it was; null when it was the country's
     */
    record Withdrawn(
            TargetId targetId, UUID withdrawalId, @Nullable RegionCode region) implements TargetEvent {
        @Override
        public UUID factId() {
            return withdrawalId;
        }

        @Override
        public UUID correctedFactId() {
            return targetId.id();
        }
    }

    /**
     * From now on nothing is recorded any more as known earlier than it was recorded.
     *
     * @param region for whose divisions; null for what the ministry decides
     */
    record HistoryImportClosed(@Nullable RegionCode region) implements TargetEvent {}

    /** The names under which these events are stored. */
    static List<EventType<?>> types() {
        return List.of(
                new EventType<>("nl.opvang.allocation.target.decided.v1", Decided.class),
                new EventType<>("nl.opvang.allocation.target.corrected.v1", Corrected.class),
                new EventType<>("nl.opvang.allocation.target.one-off-decided.v1", OneOffDecided.class),
                new EventType<>("nl.opvang.allocation.target.prognosis-recorded.v1", PrognosisRecorded.class),
                new EventType<>("nl.opvang.allocation.target.divided.v1", Divided.class),
                new EventType<>("nl.opvang.allocation.target.places-planned.v1", PlacesPlanned.class),
                new EventType<>("nl.opvang.allocation.target.round-opened.v1", RoundOpened.class),
                new EventType<>("nl.opvang.allocation.target.round-prognosed.v1", RoundPrognosed.class),
                new EventType<>("nl.opvang.allocation.target.round-advised.v1", RoundAdvised.class),
                new EventType<>("nl.opvang.allocation.target.round-decided.v1", RoundDecided.class),
                new EventType<>("nl.opvang.allocation.target.round-announced.v1", RoundAnnounced.class),
                new EventType<>("nl.opvang.allocation.target.differences-explained.v1", DifferencesExplained.class),
                new EventType<>("nl.opvang.allocation.target.withdrawn.v1", Withdrawn.class),
                new EventType<>("nl.opvang.allocation.target.history-import-closed.v1", HistoryImportClosed.class));
    }
}
