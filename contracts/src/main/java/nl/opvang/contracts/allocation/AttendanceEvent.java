package nl.opvang.contracts.allocation;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import nl.opvang.contracts.event.EventType;
import nl.opvang.contracts.event.PublishedEvent;
import org.jspecify.annotations.Nullable;

/**
 * Whether a person who stays somewhere is there, and still has a right to be.
 *
 * <p>None of it ends a stay: only {@link GuestBookEvent.StayEnded} does, and that is a fact of its own.
 */
public sealed interface AttendanceEvent extends PublishedEvent {
    StayId stayId();

    /** Without ledger lines, but decision lists do. */
    @Override
    default boolean figuresRestOnIt() {
        return true;
    }

    /**
     * The person is not there.
     *
     * @param from first day on which the person is absent
     * @param until first day on which the person is there again; null while that is open
     */
    record AbsenceReported(
            StayId stayId,
            PersonId personId,
            UUID absenceId,
            LocalDate from,
            @Nullable LocalDate until) implements AttendanceEvent {
        @Override
        public UUID factId() {
            return absenceId;
        }
    }

    /**
     * The person is there again.
     *
     * @param until first day on which that is so
     */
    record AbsenceEnded(StayId stayId, UUID absenceId, LocalDate until) implements AttendanceEvent {}

    /**
     * When the person really was absent.
     *
     * @param until first day on which the person was there again; null while that is open
     */
    record AbsenceCorrected(
            StayId stayId,
            UUID absenceId,
            UUID correctionId,
            LocalDate from,
            @Nullable LocalDate until) implements AttendanceEvent {
        @Override
        public UUID factId() {
            return correctionId;
        }

        @Override
        public UUID correctedFactId() {
            return absenceId;
        }
    }

    /** The person was not absent. */
    record AbsenceWithdrawn(StayId stayId, UUID absenceId, UUID correctionId) implements AttendanceEvent {
        @Override
        public UUID factId() {
            return correctionId;
        }

        @Override
        public UUID correctedFactId() {
            return absenceId;
        }
    }

    /**
     * Someone decided that the absence may last longer; the envelope holds the reason.
     *
     * @param until first day on which it is to be decided about again, if the person is still absent then
     */
    record AbsenceExtended(StayId stayId, UUID absenceId, UUID decisionId, LocalDate decidedOn, LocalDate until)
            implements AttendanceEvent {
        @Override
        public UUID factId() {
            return decisionId;
        }
    }

    /**
     * Someone decided that the stay ends because of the absence; the guest book says in the same transaction that it does.
     *
     * @param until first day on which the person no longer stays
     */
    record StayEndDecided(StayId stayId, UUID absenceId, UUID decisionId, LocalDate decidedOn, LocalDate until)
            implements AttendanceEvent {
        @Override
        public UUID factId() {
            return decisionId;
        }
    }

    /** Someone decided that the absence changes nothing, however long it lasts. */
    record AbsenceLeft(StayId stayId, UUID absenceId, UUID decisionId, LocalDate decidedOn) implements AttendanceEvent {
        @Override
        public UUID factId() {
            return decisionId;
        }
    }

    /** The decision never should have been; what else it led to, such as the end of the stay, is corrected there. */
    record DecisionWithdrawn(StayId stayId, UUID absenceId, UUID decisionId, UUID correctionId)
            implements AttendanceEvent {
        @Override
        public UUID factId() {
            return correctionId;
        }

        @Override
        public UUID correctedFactId() {
            return decisionId;
        }
    }

    /**
     * The person has no right to reception any more, and may stay all the same: the place goes on to count (BooO article
     * 2(1)f).
     *
     * @param from first day without that right
     */
    record EntitlementLost(StayId stayId, PersonId personId, UUID lossId, LocalDate from) implements AttendanceEvent {
        @Override
        public UUID factId() {
            return lossId;
        }
    }

    /** The person did not lose that right. */
    record EntitlementLossWithdrawn(StayId stayId, UUID lossId, UUID correctionId) implements AttendanceEvent {
        @Override
        public UUID factId() {
            return correctionId;
        }

        @Override
        public UUID correctedFactId() {
            return lossId;
        }
    }

    /** The names under which these events are stored. */
    static List<EventType<?>> types() {
        return List.of(
                new EventType<>("nl.opvang.allocation.attendance.absence-reported.v1", AbsenceReported.class),
                new EventType<>("nl.opvang.allocation.attendance.absence-ended.v1", AbsenceEnded.class),
                new EventType<>("nl.opvang.allocation.attendance.absence-corrected.v1", AbsenceCorrected.class),
                new EventType<>("nl.opvang.allocation.attendance.absence-withdrawn.v1", AbsenceWithdrawn.class),
                new EventType<>("nl.opvang.allocation.attendance.absence-extended.v1", AbsenceExtended.class),
                new EventType<>("nl.opvang.allocation.attendance.stay-end-decided.v1", StayEndDecided.class),
                new EventType<>("nl.opvang.allocation.attendance.absence-left.v1", AbsenceLeft.class),
                new EventType<>("nl.opvang.allocation.attendance.decision-withdrawn.v1", DecisionWithdrawn.class),
                new EventType<>("nl.opvang.allocation.attendance.entitlement-lost.v1", EntitlementLost.class),
                new EventType<>(
                        "nl.opvang.allocation.attendance.entitlement-loss-withdrawn.v1",
                        EntitlementLossWithdrawn.class));
    }
}
