package nl.opvang.allocation.attendance.write;

import java.util.List;
import nl.opvang.allocation.attendance.domain.AttendanceRefusal;
import nl.opvang.allocation.attendance.domain.AttendanceRefusal.AbsenceEndedAlready;
import nl.opvang.allocation.attendance.domain.AttendanceRefusal.AbsenceIsWithdrawn;
import nl.opvang.allocation.attendance.domain.AttendanceRefusal.AbsenceUnknown;
import nl.opvang.allocation.attendance.domain.AttendanceRefusal.AbsentAlready;
import nl.opvang.allocation.attendance.domain.AttendanceRefusal.DecisionUnknown;
import nl.opvang.allocation.attendance.domain.AttendanceRefusal.EndsBeforeStart;
import nl.opvang.allocation.attendance.domain.AttendanceRefusal.IdTaken;
import nl.opvang.allocation.attendance.domain.AttendanceRefusal.LossUnknown;
import nl.opvang.allocation.attendance.domain.AttendanceRefusal.LostAlready;
import nl.opvang.allocation.attendance.domain.AttendanceRefusal.NotAbsentThen;
import nl.opvang.allocation.attendance.domain.AttendanceRefusal.StayUnknown;
import nl.opvang.plumbing.http.write.RefusalProblems;
import nl.opvang.plumbing.problem.Fault;
import nl.opvang.plumbing.problem.Problem;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What each refusal about attendance is over HTTP. */
@Configuration(proxyBeanMethods = false)
class AttendanceProblems {
    @Bean
    RefusalProblems<AttendanceRefusal> attendanceRefusals() {
        return new RefusalProblems<>(AttendanceRefusal.class, AttendanceProblems::problem);
    }

    static Problem problem(AttendanceRefusal refusal) {
        return switch (refusal) {
            case StayUnknown _ ->
                Problem.of(404, "stay-unknown", "Stay unknown", "This municipality has no such stay.");
            case AbsenceUnknown _ ->
                Problem.of(404, "absence-unknown", "Absence unknown", "No such absence was reported at this stay.");
            case DecisionUnknown _ ->
                Problem.of(
                        404, "decision-unknown", "Decision unknown", "No such decision was taken about this absence.");
            case LossUnknown _ ->
                Problem.of(
                        404,
                        "entitlement-loss-unknown",
                        "Entitlement loss unknown",
                        "No such loss of entitlement was recorded at this stay.");
            case AbsenceIsWithdrawn _ ->
                Problem.conflict(
                        "absence-withdrawn",
                        "Absence withdrawn",
                        "The absence was withdrawn; only a correction brings it back.");
            case AbsentAlready(var absence) ->
                Problem.conflict(
                                "absent-already",
                                "Absent already",
                                "The person was said to be absent on one of these days.")
                        .with("absence", absence.toString());
            case AbsenceEndedAlready(var until) ->
                Problem.conflict(
                                "absence-already-ended",
                                "Absence already ended",
                                "The absence ends otherwise; only a correction changes that.")
                        .with("until", until.toString());
            case NotAbsentThen(var day) ->
                Problem.conflict("not-absent", "Not absent", "The person was not absent on the day of the decision.")
                        .with("on", day.toString());
            case LostAlready(var loss) ->
                Problem.conflict("entitlement-lost-already", "Entitlement lost already", "That was recorded before.")
                        .with("loss", loss.toString());
            case IdTaken _ ->
                Problem.conflict(
                        "id-taken",
                        "Id taken",
                        "The id already stands for something else that was said about this stay.");
            case EndsBeforeStart _ ->
                Problem.invalid(List.of(new Fault("body", "/until", "must come after the first day")));
        };
    }
}
