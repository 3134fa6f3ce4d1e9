package nl.opvang.allocation.attendance.domain;

import java.time.LocalDate;
import java.util.UUID;
import nl.opvang.contracts.allocation.PersonId;
import nl.opvang.contracts.allocation.StayId;
import nl.opvang.plumbing.decision.Command;
import org.jspecify.annotations.Nullable;

/** What a municipality can say about the attendance of a person who stays. */
public sealed interface AttendanceCommand extends Command {
    StayId stayId();

    @Override
    default String aggregateId() {
        return "attendance:" + stayId().text();
    }

    /**
     * The person is not there.
     *
     * @param until first day on which the person is there again; null while that is open
     */
    record ReportAbsence(
            StayId stayId,
            PersonId personId,
            UUID absenceId,
            LocalDate from,
            @Nullable LocalDate until) implements AttendanceCommand {}

    /** The person is there again from this day on. */
    record EndAbsence(StayId stayId, UUID absenceId, LocalDate until) implements AttendanceCommand {}

    /** When the person really was absent. */
    record CorrectAbsence(
            StayId stayId,
            UUID absenceId,
            UUID correctionId,
            LocalDate from,
            @Nullable LocalDate until) implements AttendanceCommand {}

    /** The person was not absent. */
    record WithdrawAbsence(StayId stayId, UUID absenceId, UUID correctionId) implements AttendanceCommand {}

    /** A decision about an absence: always someone's. */
    sealed interface Decide extends AttendanceCommand {
        UUID absenceId();

        UUID decisionId();

        LocalDate decidedOn();
    }

    /** It may last; from this day on it is to be decided about again. */
    record ExtendAbsence(StayId stayId, UUID absenceId, UUID decisionId, LocalDate decidedOn, LocalDate until)
            implements Decide {}

    /** The stay ends on this day; accepted only together with its end in the guest book. */
    record DecideStayEnd(StayId stayId, UUID absenceId, UUID decisionId, LocalDate decidedOn, LocalDate until)
            implements Decide {}

    /** It changes nothing. */
    record LeaveAbsence(StayId stayId, UUID absenceId, UUID decisionId, LocalDate decidedOn) implements Decide {}

    /** The decision never should have been. */
    record WithdrawDecision(StayId stayId, UUID absenceId, UUID decisionId, UUID correctionId)
            implements AttendanceCommand {}

    /** The person has no right to reception any more from this day on. */
    record LoseEntitlement(StayId stayId, PersonId personId, UUID lossId, LocalDate from)
            implements AttendanceCommand {}

    /** The person did not lose it. */
    record WithdrawEntitlementLoss(StayId stayId, UUID lossId, UUID correctionId) implements AttendanceCommand {}
}
