package nl.opvang.contracts.funding;

import java.util.List;
import java.util.UUID;
import nl.opvang.contracts.event.EventType;
import nl.opvang.contracts.event.PublishedEvent;
import org.jspecify.annotations.Nullable;

/** What was published about the compensation for care of a year. Fields are only ever added. */
public sealed interface CareCompensationEvent extends PublishedEvent {
    int year();

    UUID publicationId();

    /** Without ledger lines, but amounts in euros do. */
    @Override
    default boolean figuresRestOnIt() {
        return true;
    }

    /** @param insteadOf the publication that it replaces; null when none stood */
    record Published(
            int year,
            UUID publicationId,
            CareCompensation compensation,
            @Nullable UUID insteadOf) implements CareCompensationEvent {
        @Override
        public UUID factId() {
            return publicationId;
        }

        @Override
        public @Nullable UUID correctedFactId() {
            return insteadOf;
        }
    }

    /** It never should have been said. */
    record Withdrawn(int year, UUID publicationId, UUID withdrawalId) implements CareCompensationEvent {
        @Override
        public UUID factId() {
            return withdrawalId;
        }

        @Override
        public UUID correctedFactId() {
            return publicationId;
        }
    }

    /** The names under which these events are stored. */
    static List<EventType<?>> types() {
        return List.of(
                new EventType<>("nl.opvang.funding.care-compensation.published.v1", Published.class),
                new EventType<>("nl.opvang.funding.care-compensation.withdrawn.v1", Withdrawn.class));
    }
}
