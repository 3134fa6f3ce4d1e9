package nl.opvang.allocation.attendance.write;

import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import nl.opvang.allocation.attendance.domain.AttendanceCommand;
import nl.opvang.allocation.attendance.domain.AttendanceCommand.CorrectAbsence;
import nl.opvang.allocation.attendance.domain.AttendanceCommand.DecideStayEnd;
import nl.opvang.allocation.attendance.domain.AttendanceCommand.EndAbsence;
import nl.opvang.allocation.attendance.domain.AttendanceCommand.ExtendAbsence;
import nl.opvang.allocation.attendance.domain.AttendanceCommand.LeaveAbsence;
import nl.opvang.allocation.attendance.domain.AttendanceCommand.LoseEntitlement;
import nl.opvang.allocation.attendance.domain.AttendanceCommand.ReportAbsence;
import nl.opvang.allocation.attendance.domain.AttendanceCommand.WithdrawAbsence;
import nl.opvang.allocation.attendance.domain.AttendanceCommand.WithdrawDecision;
import nl.opvang.allocation.attendance.domain.AttendanceCommand.WithdrawEntitlementLoss;
import nl.opvang.allocation.attendance.write.StaysSaid.Stayed;
import nl.opvang.allocation.stay.domain.GuestBookCommand.EndStay;
import nl.opvang.contracts.allocation.StayId;
import nl.opvang.plumbing.decision.Command;
import nl.opvang.plumbing.http.form.Example;
import nl.opvang.plumbing.http.form.Reasoned;
import org.jspecify.annotations.Nullable;

/** What is filled in about attendance; ids stand beside it in the path, or first in the line. */
public final class AttendanceForms {
    private static final int REASON_LENGTH = 1000;

    private AttendanceForms() {}

    /** What a form says about a stay of which it must be known where and whose it is. */
    @FunctionalInterface
    public interface AboutStayed {
        List<Command> commands(StayId id, Stayed stayed);
    }

    /**
     * @param from first day on which the person is absent
     * @param until first day on which the person is there again; without it that is open
     */
    public record AbsenceForm(
            LocalDate from,
            @Nullable LocalDate until,
            @Nullable String reason) implements Reasoned {
        public AboutStayed about(UUID absence) {
            return (id, stayed) -> List.of(new ReportAbsence(id, stayed.person(), absence, from, until));
        }
    }

    /** @param until first day on which the person is there again */
    record AbsenceEndForm(LocalDate until, @Nullable String reason) implements Reasoned {
        AttendanceCommand command(StayId id, UUID absence) {
            return new EndAbsence(id, absence, until);
        }
    }

    /** When the person really was absent, or that the person was not. */
    record AbsenceCorrectionForm(
            @Example @Nullable LocalDate from,
            @Nullable LocalDate until,
            @Nullable Boolean withdrawn,
            @Nullable String reason)
            implements Reasoned {
        AbsenceCorrectionForm {
            var gone = Boolean.TRUE.equals(withdrawn);
            if (gone && (from != null || until != null))
                throw new IllegalArgumentException("what is withdrawn says nothing else");
            if (!gone && from == null)
                throw new IllegalArgumentException("must say from, or that the absence is withdrawn");
        }

        AttendanceCommand command(StayId id, UUID absence, UUID correction) {
            return from == null
                    ? new WithdrawAbsence(id, absence, correction)
                    : new CorrectAbsence(id, absence, correction, from, until);
        }
    }

    /** What can be decided about an absence: that it may last, that the stay ends, or to leave it as it is. */
    public enum AbsenceDecision {
        EXTEND,
        END,
        LEAVE
    }

    /**
     * @param decidedOn day of the decision
     * @param until of an extension: first day on which it is to be decided about again; of an end: first day on which the
     *     person no longer stays
     * @param reason why: it stays with the decision
     */
    public record AbsenceDecisionForm(
            AbsenceDecision decision,
            LocalDate decidedOn,
            @Example @Nullable LocalDate until,

            @Size(min = 1, max = REASON_LENGTH) @Example("Is in hospital, and comes back")
            String reason)
            implements Reasoned {
        public AbsenceDecisionForm {
            if ((until == null) != (decision == AbsenceDecision.LEAVE))
                throw new IllegalArgumentException(
                        "until when must be said of an extension and of the end of a stay, and of nothing else");
        }

        /** What is decided, and what follows from it at once. */
        public AboutStayed about(UUID absence, UUID id) {
            return (stay, stayed) -> {
                var decided = command(stay, absence, id);
                return decided instanceof DecideStayEnd end
                        ? List.of(end, new EndStay(stayed.location(), stay, end.until()))
                        : List.of(decided);
            };
        }

        private AttendanceCommand command(StayId stay, UUID absence, UUID id) {
            if (until == null) return new LeaveAbsence(stay, absence, id, decidedOn);
            return decision == AbsenceDecision.END
                    ? new DecideStayEnd(stay, absence, id, decidedOn, until)
                    : new ExtendAbsence(stay, absence, id, decidedOn, until);
        }
    }

    /** That the decision never should have been; the end of a stay is corrected at the stay. */
    record DecisionCorrectionForm(
            Boolean withdrawn,

            @Size(min = 1, max = REASON_LENGTH) @Example("Decided about another person")
            String reason)
            implements Reasoned {
        DecisionCorrectionForm {
            if (!withdrawn) throw new IllegalArgumentException("withdrawn must be true");
        }
    }

    /**
     * @param from first day on which the person has no right to reception
     * @param reason why
     */
    record EntitlementLossForm(
            LocalDate from,

            @Size(min = 1, max = REASON_LENGTH) @Example("Has a residence permit on another ground")
            String reason)
            implements Reasoned {
        AboutStayed about(UUID loss) {
            return (id, stayed) -> List.of(new LoseEntitlement(id, stayed.person(), loss, from));
        }
    }

    /** That the person did not lose that right. */
    record EntitlementLossCorrectionForm(
            Boolean withdrawn,

            @Size(min = 1, max = REASON_LENGTH) @Example("The appeal was won")
            String reason) implements Reasoned {
        EntitlementLossCorrectionForm {
            if (!withdrawn) throw new IllegalArgumentException("withdrawn must be true");
        }
    }

    /** {@link AbsenceForm} in a line; the stay must stand in an earlier request. */
    record ReportAbsenceLine(
            UUID stay,
            UUID absence,
            LocalDate from,
            @Nullable LocalDate until,
            @Nullable String reason) implements Reasoned {
        AboutStayed about() {
            return new AbsenceForm(from, until, reason).about(absence);
        }
    }

    /** {@link AbsenceEndForm} in a line. */
    record EndAbsenceLine(
            UUID stay,
            UUID absence,
            LocalDate until,
            @Nullable String reason) implements Reasoned {}

    /** {@link AbsenceCorrectionForm} in a line. */
    record CorrectAbsenceLine(
            UUID stay,
            UUID absence,
            UUID correction,
            @Example @Nullable LocalDate from,
            @Nullable LocalDate until,
            @Nullable Boolean withdrawn,
            @Nullable String reason)
            implements Reasoned {
        CorrectAbsenceLine {
            // Checked here, so that a wrong line is told so before anything of its chunk is decided.
            new AbsenceCorrectionForm(from, until, withdrawn, reason);
        }

        AttendanceCommand command(StayId id) {
            return new AbsenceCorrectionForm(from, until, withdrawn, reason).command(id, absence, correction);
        }
    }

    /** {@link AbsenceDecisionForm} in a line. */
    record DecideAbsenceLine(
            UUID stay,
            UUID absence,
            UUID id,
            AbsenceDecision decision,
            LocalDate decidedOn,
            @Example @Nullable LocalDate until,

            @Size(min = 1, max = REASON_LENGTH) @Example("Is in hospital, and comes back")
            String reason)
            implements Reasoned {
        DecideAbsenceLine {
            new AbsenceDecisionForm(decision, decidedOn, until, reason);
        }

        AboutStayed about() {
            return new AbsenceDecisionForm(decision, decidedOn, until, reason).about(absence, id);
        }
    }

    /** {@link DecisionCorrectionForm} in a line. */
    record WithdrawAbsenceDecisionLine(
            UUID stay,
            UUID absence,
            UUID decision,
            UUID correction,

            @Size(min = 1, max = REASON_LENGTH) @Example("Decided about another person")
            String reason)
            implements Reasoned {
        AttendanceCommand command(StayId id) {
            return new WithdrawDecision(id, absence, decision, correction);
        }
    }

    /** {@link EntitlementLossForm} in a line; the stay must stand in an earlier request. */
    record LoseEntitlementLine(
            UUID stay,
            UUID loss,
            LocalDate from,

            @Size(min = 1, max = REASON_LENGTH) @Example("Has a residence permit on another ground")
            String reason)
            implements Reasoned {
        AboutStayed about() {
            return new EntitlementLossForm(from, reason).about(loss);
        }
    }

    /** {@link EntitlementLossCorrectionForm} in a line. */
    record WithdrawEntitlementLossLine(
            UUID stay,
            UUID loss,
            UUID correction,

            @Size(min = 1, max = REASON_LENGTH) @Example("The appeal was won")
            String reason)
            implements Reasoned {
        AttendanceCommand command(StayId id) {
            return new WithdrawEntitlementLoss(id, loss, correction);
        }
    }
}
