package nl.opvang.contracts.capacity;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import nl.opvang.contracts.area.MunicipalityCode;
import nl.opvang.contracts.area.RegionCode;
import nl.opvang.contracts.calendar.Week;
import nl.opvang.contracts.event.EventType;
import nl.opvang.contracts.event.PublishedEvent;
import org.jspecify.annotations.Nullable;

/**
 * What happened to the statement of a municipality about a week. It holds no figures: they are those of the ledger, as
 * known at the moment that an event stands for. Fields are only ever added.
 */
public sealed interface StatementEvent extends PublishedEvent {
    MunicipalityCode municipality();

    Week week();

    /** The names under which these events are stored. */
    static List<EventType<?>> types() {
        return List.of(
                new EventType<>("nl.opvang.capacity.statement.confirmed.v1", Confirmed.class),
                new EventType<>("nl.opvang.capacity.statement.accepted.v1", Accepted.class),
                new EventType<>("nl.opvang.capacity.statement.returned.v1", Returned.class),
                new EventType<>("nl.opvang.capacity.statement.locked.v1", Locked.class),
                new EventType<>("nl.opvang.capacity.statement.reminded.v1", Reminded.class),
                new EventType<>("nl.opvang.capacity.statement.difference-explained.v1", DifferenceExplained.class));
    }

    /**
     * The municipality says that the figures of the week are right.
     *
     * @param seenAt the figures as known at this moment, which it saw; null: as known when it said so
     */
    record Confirmed(
            MunicipalityCode municipality,
            Week week,
            UUID confirmationId,
            @Nullable Instant seenAt) implements StatementEvent {
        @Override
        public UUID factId() {
            return confirmationId;
        }
    }

    /**
     * The region has nothing to add.
     *
     * @param confirmationId what it looked at
     * @param policyId the region's rule that made it look
     */
    record Accepted(
            MunicipalityCode municipality,
            Week week,
            UUID reviewId,
            UUID confirmationId,
            RegionCode region,
            UUID policyId)
            implements StatementEvent {
        @Override
        public UUID factId() {
            return reviewId;
        }
    }

    /**
     * The region wants the municipality to look again; why is in the envelope.
     *
     * @param confirmationId what it looked at
     * @param policyId the region's rule that made it look
     */
    record Returned(
            MunicipalityCode municipality,
            Week week,
            UUID reviewId,
            UUID confirmationId,
            RegionCode region,
            UUID policyId)
            implements StatementEvent {
        @Override
        public UUID factId() {
            return reviewId;
        }
    }

    /** From now on the figures of the week, as known at this very moment, are what is compared with. */
    record Locked(MunicipalityCode municipality, Week week, UUID lockId) implements StatementEvent {
        @Override
        public UUID factId() {
            return lockId;
        }
    }

    /**
     * The municipality was asked for its statement.
     *
     * @param on the day on which it was asked
     * @param dueOn last day on which the statement would have been in time
     * @param ruleId the rule that says so
     */
    record Reminded(MunicipalityCode municipality, Week week, LocalDate on, LocalDate dueOn, UUID ruleId)
            implements StatementEvent {}

    /**
     * The municipality says why an event changed the figures of a week that was locked.
     *
     * @param eventId the event, of whatever service
     */
    record DifferenceExplained(
            MunicipalityCode municipality, Week week, UUID explanationId, UUID eventId, String explanation)
            implements StatementEvent {
        @Override
        public UUID factId() {
            return explanationId;
        }
    }
}
