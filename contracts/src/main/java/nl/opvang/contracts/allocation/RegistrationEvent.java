package nl.opvang.contracts.allocation;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import nl.opvang.contracts.area.MunicipalityCode;
import nl.opvang.contracts.event.EventType;
import nl.opvang.contracts.event.PublishedEvent;
import nl.opvang.contracts.ledger.LedgerLine;
import nl.opvang.contracts.ledger.NationalityGroup;
import org.jspecify.annotations.Nullable;

/**
 * What happened to a person's registrations in the population register (BRP).
 *
 * <p>A registration holds from its first day until its deregistration or the day on which the person's next one begins.
 */
public sealed interface RegistrationEvent extends PublishedEvent {
    /** Of whom it was said; after a merge that may be another person than the one whose aggregate keeps it. */
    PersonId personId();

    /** A municipality registered the person: for the first time, or on return. */
    record Registered(
            PersonId personId,
            RegistrationId registrationId,
            NationalityGroup nationalityGroup,
            LocalDate from,
            List<LedgerLine> lines)
            implements RegistrationEvent {
        public Registered {
            lines = List.copyOf(lines);
        }

        @Override
        public UUID factId() {
            return registrationId.id();
        }
    }

    /** A municipality registered a person who came from another one, whose registration thereby ended on the same day. */
    record Moved(
            PersonId personId,
            RegistrationId registrationId,
            MunicipalityCode movedFrom,
            NationalityGroup nationalityGroup,
            LocalDate from,
            List<LedgerLine> lines)
            implements RegistrationEvent {
        public Moved {
            lines = List.copyOf(lines);
        }

        @Override
        public UUID factId() {
            return registrationId.id();
        }
    }

    /**
     * The person left the register.
     *
     * @param until first day on which the person is no longer registered
     */
    record Deregistered(
            PersonId personId,
            RegistrationId registrationId,
            LocalDate until,
            DepartureReason departureReason,
            List<LedgerLine> lines)
            implements RegistrationEvent {
        public Deregistered {
            lines = List.copyOf(lines);
        }
    }

    /**
     * What the registration should have said from the start, in full.
     *
     * @param until first day on which the person is no longer registered; null when there was no deregistration
     * @param departureReason null when there was no deregistration
     */
    record Corrected(
            PersonId personId,
            RegistrationId registrationId,
            UUID correctionId,
            NationalityGroup nationalityGroup,
            LocalDate from,
            @Nullable LocalDate until,
            @Nullable DepartureReason departureReason,
            List<LedgerLine> lines)
            implements RegistrationEvent {
        public Corrected {
            lines = List.copyOf(lines);
        }

        @Override
        public UUID factId() {
            return correctionId;
        }

        @Override
        public UUID correctedFactId() {
            return registrationId.id();
        }
    }

    /** The registration never should have been: it holds on no day. */
    record Withdrawn(PersonId personId, RegistrationId registrationId, UUID correctionId, List<LedgerLine> lines)
            implements RegistrationEvent {
        public Withdrawn {
            lines = List.copyOf(lines);
        }

        @Override
        public UUID factId() {
            return correctionId;
        }

        @Override
        public UUID correctedFactId() {
            return registrationId.id();
        }
    }

    /**
     * Registrations are another person's from now on, who says so in the same transaction: two persons turned out to be
     * one, or that was undone.
     *
     * @param to whose they are now
     * @param undone whether this undoes the merge
     * @param registrations in the order of their ids
     * @param lines when a merge is undone: what it had changed in the counts, and does not any more
     */
    record HandedOver(
            PersonId personId,
            MergeId mergeId,
            PersonId to,
            boolean undone,
            List<RegistrationId> registrations,
            List<LedgerLine> lines)
            implements RegistrationEvent {
        public HandedOver {
            registrations = List.copyOf(registrations);
            lines = List.copyOf(lines);
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
     * The other side of {@link HandedOver}: another person's registrations are this one's from now on.
     *
     * @param from whose they were
     * @param undone whether this undoes the merge
     * @param registrations in the order of their ids, with all that was said about them
     * @param lines when two persons become one: what was counted for two and is one, such as a return that had looked like
     *     an arrival
     */
    record TakenOver(
            PersonId personId,
            MergeId mergeId,
            PersonId from,
            boolean undone,
            List<HeldRegistration> registrations,
            List<LedgerLine> lines)
            implements RegistrationEvent {
        public TakenOver {
            registrations = List.copyOf(registrations);
            lines = List.copyOf(lines);
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
                new EventType<>("nl.opvang.allocation.registration.registered.v1", Registered.class),
                new EventType<>("nl.opvang.allocation.registration.moved.v1", Moved.class),
                new EventType<>("nl.opvang.allocation.registration.deregistered.v1", Deregistered.class),
                new EventType<>("nl.opvang.allocation.registration.corrected.v1", Corrected.class),
                new EventType<>("nl.opvang.allocation.registration.withdrawn.v1", Withdrawn.class),
                new EventType<>("nl.opvang.allocation.registration.handed-over.v1", HandedOver.class),
                new EventType<>("nl.opvang.allocation.registration.taken-over.v1", TakenOver.class));
    }
}
