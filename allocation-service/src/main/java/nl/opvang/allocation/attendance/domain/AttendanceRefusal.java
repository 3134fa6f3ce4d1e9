package nl.opvang.allocation.attendance.domain;

import java.time.LocalDate;
import java.util.UUID;
import nl.opvang.contracts.allocation.StayId;
import nl.opvang.plumbing.decision.Refusal;

/** Why something about the attendance at a stay is not recorded. */
public sealed interface AttendanceRefusal extends Refusal {
    /** The municipality has no such stay. */
    record StayUnknown(StayId stayId) implements AttendanceRefusal {}

    /** No such absence was reported at this stay. */
    record AbsenceUnknown(UUID absenceId) implements AttendanceRefusal {}

    /** It was withdrawn; only a correction brings it back. */
    record AbsenceIsWithdrawn(UUID absenceId) implements AttendanceRefusal {}

    /** The absence shares a day with another one of this stay. */
    record AbsentAlready(UUID absenceId) implements AttendanceRefusal {}

    /** The absence ended on another day. */
    record AbsenceEndedAlready(LocalDate until) implements AttendanceRefusal {}

    /** It must last a day at least. */
    record EndsBeforeStart() implements AttendanceRefusal {}

    /** The person was not absent on the day of the decision. */
    record NotAbsentThen(LocalDate day) implements AttendanceRefusal {}

    /** No such decision was taken about this absence. */
    record DecisionUnknown(UUID decisionId) implements AttendanceRefusal {}

    /** No such loss was recorded at this stay. */
    record LossUnknown(UUID lossId) implements AttendanceRefusal {}

    /** The person lost the entitlement already. */
    record LostAlready(UUID lossId) implements AttendanceRefusal {}

    /** The id already stands for something else that was said about this stay. */
    record IdTaken(UUID id) implements AttendanceRefusal {}
}
