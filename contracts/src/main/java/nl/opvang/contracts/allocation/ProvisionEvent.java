package nl.opvang.contracts.allocation;

import java.time.YearMonth;
import java.util.List;
import java.util.UUID;
import nl.opvang.contracts.event.EventType;
import nl.opvang.contracts.event.PublishedEvent;
import nl.opvang.contracts.ledger.LedgerLine;

/** What a municipality provided to a privately housed person, per calendar month (BooO article 3(4)). */
public sealed interface ProvisionEvent extends PublishedEvent {
    PersonId personId();

    ProvisionId provisionId();

    YearMonth month();

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

    /** The names under which these events are stored. */
    static List<EventType<?>> types() {
        return List.of(
                new EventType<>("nl.opvang.allocation.provision.provided.v1", Provided.class),
                new EventType<>("nl.opvang.allocation.provision.withdrawn.v1", Withdrawn.class));
    }
}
