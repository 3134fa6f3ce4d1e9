package nl.opvang.contracts.allocation;

import java.time.YearMonth;
import java.util.List;
import java.util.UUID;
import nl.opvang.contracts.event.EventType;
import nl.opvang.contracts.event.PublishedEvent;
import nl.opvang.contracts.ledger.LedgerLine;
import org.jspecify.annotations.Nullable;

/** What a municipality provided to a privately housed person, per calendar month (BooO article 3(4)). */
public sealed interface ProvisionEvent extends PublishedEvent {
    /** Of whom it was said; after a merge that may be another person than the one whose aggregate keeps it. */
    PersonId personId();

    /** The person had a provision in this month; counted on every day of the month. */
    record Provided(PersonId personId, ProvisionId provisionId, YearMonth month, List<LedgerLine> lines)
            implements ProvisionEvent {
        public Provided {
            lines = List.copyOf(lines);
        }

        @Override
        public UUID factId() {
            return provisionId.id();
        }
    }

    /** There was no such provision: a correction. */
    record Withdrawn(
            PersonId personId, ProvisionId provisionId, UUID correctionId, YearMonth month, List<LedgerLine> lines)
            implements ProvisionEvent {
        public Withdrawn {
            lines = List.copyOf(lines);
        }

        @Override
        public UUID factId() {
            return correctionId;
        }

        @Override
        public UUID correctedFactId() {
            return provisionId.id();
        }
    }

    /**
     * Provisions are another person's from now on, who says so in the same transaction: two persons turned out to be one,
     * or that was undone. No person has two in a month, so no count changes.
     *
     * @param to whose they are now
     * @param undone whether this undoes the merge
     * @param provisions in the order of their ids
     */
    record HandedOver(PersonId personId, MergeId mergeId, PersonId to, boolean undone, List<ProvisionId> provisions)
            implements ProvisionEvent {
        public HandedOver {
            provisions = List.copyOf(provisions);
        }

        @Override
        public @Nullable UUID factId() {
            return undone ? null : mergeId.id();
        }

        @Override
        public @Nullable UUID correctedFactId() {
            return undone ? mergeId.id() : null;
        }

        @Override
        public boolean figuresRestOnIt() {
            return true;
        }
    }

    /**
     * The other side of {@link HandedOver}: another person's provisions are this one's from now on.
     *
     * @param from whose they were
     * @param undone whether this undoes the merge
     * @param provisions in the order of their ids, with all that was said about them
     */
    record TakenOver(PersonId personId, MergeId mergeId, PersonId from, boolean undone, List<HeldProvision> provisions)
            implements ProvisionEvent {
        public TakenOver {
            provisions = List.copyOf(provisions);
        }

        @Override
        public @Nullable UUID factId() {
            return undone ? null : mergeId.id();
        }

        @Override
        public @Nullable UUID correctedFactId() {
            return undone ? mergeId.id() : null;
        }

        @Override
        public boolean figuresRestOnIt() {
            return true;
        }
    }

    /** The names under which these events are stored. */
    static List<EventType<?>> types() {
        return List.of(
                new EventType<>("nl.opvang.allocation.provision.provided.v1", Provided.class),
                new EventType<>("nl.opvang.allocation.provision.withdrawn.v1", Withdrawn.class),
                new EventType<>("nl.opvang.allocation.provision.handed-over.v1", HandedOver.class),
                new EventType<>("nl.opvang.allocation.provision.taken-over.v1", TakenOver.class));
    }
}
