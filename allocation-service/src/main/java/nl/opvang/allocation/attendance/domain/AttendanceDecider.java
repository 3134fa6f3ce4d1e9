package nl.opvang.allocation.attendance.domain;

import static nl.opvang.plumbing.decision.Decision.accept;
import static nl.opvang.plumbing.decision.Decision.nothing;
import static nl.opvang.plumbing.decision.Decision.refuse;

import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import nl.opvang.allocation.attendance.domain.Attendance.Absence;
import nl.opvang.allocation.attendance.domain.AttendanceCommand.CorrectAbsence;
import nl.opvang.allocation.attendance.domain.AttendanceCommand.Decide;
import nl.opvang.allocation.attendance.domain.AttendanceCommand.DecideStayEnd;
import nl.opvang.allocation.attendance.domain.AttendanceCommand.EndAbsence;
import nl.opvang.allocation.attendance.domain.AttendanceCommand.ExtendAbsence;
import nl.opvang.allocation.attendance.domain.AttendanceCommand.LeaveAbsence;
import nl.opvang.allocation.attendance.domain.AttendanceCommand.LoseEntitlement;
import nl.opvang.allocation.attendance.domain.AttendanceCommand.ReportAbsence;
import nl.opvang.allocation.attendance.domain.AttendanceCommand.WithdrawAbsence;
import nl.opvang.allocation.attendance.domain.AttendanceCommand.WithdrawDecision;
import nl.opvang.allocation.attendance.domain.AttendanceCommand.WithdrawEntitlementLoss;
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
import nl.opvang.contracts.allocation.AttendanceEvent;
import nl.opvang.contracts.allocation.AttendanceEvent.AbsenceCorrected;
import nl.opvang.contracts.allocation.AttendanceEvent.AbsenceEnded;
import nl.opvang.contracts.allocation.AttendanceEvent.AbsenceExtended;
import nl.opvang.contracts.allocation.AttendanceEvent.AbsenceLeft;
import nl.opvang.contracts.allocation.AttendanceEvent.AbsenceReported;
import nl.opvang.contracts.allocation.AttendanceEvent.AbsenceWithdrawn;
import nl.opvang.contracts.allocation.AttendanceEvent.DecisionWithdrawn;
import nl.opvang.contracts.allocation.AttendanceEvent.EntitlementLossWithdrawn;
import nl.opvang.contracts.allocation.AttendanceEvent.EntitlementLost;
import nl.opvang.contracts.allocation.AttendanceEvent.StayEndDecided;
import nl.opvang.plumbing.decision.Decider;
import nl.opvang.plumbing.decision.Decision;
import org.jspecify.annotations.Nullable;

/** An absence changes nothing by itself, however long it lasts: someone decides, and may decide again. */
public final class AttendanceDecider {
    public static final Decider<AttendanceCommand, Attendance, AttendanceEvent, AttendanceRefusal> DECIDER =
            new Decider<>(
                    "attendance",
                    AttendanceCommand.class,
                    AttendanceEvent.class,
                    Attendance.NONE,
                    AttendanceDecider::decide,
                    Attendance::evolve);

    private AttendanceDecider() {}

    public static Decision<AttendanceEvent, AttendanceRefusal> decide(AttendanceCommand command, Attendance state) {
        return switch (command) {
            case ReportAbsence(var stay, var person, var id, var from, var until) ->
                record(
                        new AbsenceReported(stay, person, id, from, until),
                        impossible(id, new Absence(from, until), state),
                        state);
            case EndAbsence end -> end(end, state);
            case CorrectAbsence correct -> correct(correct, state);
            case WithdrawAbsence(var stay, var id, var correction) ->
                withdraw(new AbsenceWithdrawn(stay, id, correction), id, wasReported(id, state), state);
            case Decide decision -> record(decided(decision), undecidable(decision, state), state);
            case WithdrawDecision(var stay, var absence, var id, var correction) ->
                withdraw(
                        new DecisionWithdrawn(stay, absence, id, correction),
                        id,
                        wasDecided(absence, id, state),
                        state);
            case LoseEntitlement(var stay, var person, var id, var from) ->
                record(new EntitlementLost(stay, person, id, from), state.loss().map(LostAlready::new), state);
            case WithdrawEntitlementLoss(var stay, var id, var correction) ->
                withdraw(new EntitlementLossWithdrawn(stay, id, correction), id, wasLost(id, state), state);
        };
    }

    /** A repeat is asked about before any rule: what was accepted once stays accepted. */
    private static Decision<AttendanceEvent, AttendanceRefusal> record(
            AttendanceEvent event, Optional<? extends AttendanceRefusal> refusal, Attendance state) {
        var id = Objects.requireNonNull(event.factId());
        var said = state.facts().get(id);
        if (said != null) return said.equals(event) ? nothing() : refuse(new IdTaken(id));
        return refusal.isPresent() ? refuse(refusal.get()) : accept(event);
    }

    private static Decision<AttendanceEvent, AttendanceRefusal> withdraw(
            AttendanceEvent event, UUID what, Optional<AttendanceRefusal> unknown, Attendance state) {
        if (unknown.isPresent()) return refuse(unknown.get());
        var id = Objects.requireNonNull(event.factId());
        var said = state.facts().get(id);
        if (said != null && !said.equals(event)) return refuse(new IdTaken(id));
        return state.withdrawn().contains(what) || said != null ? nothing() : accept(event);
    }

    private static Decision<AttendanceEvent, AttendanceRefusal> end(EndAbsence command, Attendance state) {
        var id = command.absenceId();
        var missing = missing(id, state);
        if (missing.isPresent()) return refuse(missing.get());
        var absence = Objects.requireNonNull(state.absences().get(id));
        var until = absence.until();
        if (until != null) return until.equals(command.until()) ? nothing() : refuse(new AbsenceEndedAlready(until));
        if (!command.until().isAfter(absence.from())) return refuse(new EndsBeforeStart());
        return accept(new AbsenceEnded(command.stayId(), id, command.until()));
    }

    private static Decision<AttendanceEvent, AttendanceRefusal> correct(CorrectAbsence command, Attendance state) {
        var id = command.absenceId();
        var unknown = wasReported(id, state);
        if (unknown.isPresent()) return refuse(unknown.get());
        var absence = new Absence(command.from(), command.until());
        return record(
                new AbsenceCorrected(command.stayId(), id, command.correctionId(), command.from(), command.until()),
                impossible(id, absence, state),
                state);
    }

    private static Optional<AttendanceRefusal> impossible(UUID id, Absence absence, Attendance state) {
        if (!comesAfter(absence.until(), absence.from())) return Optional.of(new EndsBeforeStart());
        return state.overlapping(id, absence).map(AbsentAlready::new);
    }

    private static boolean comesAfter(@Nullable LocalDate until, LocalDate from) {
        return until == null || until.isAfter(from);
    }

    private static AttendanceEvent decided(Decide decision) {
        return switch (decision) {
            case ExtendAbsence(var stay, var absence, var id, var on, var until) ->
                new AbsenceExtended(stay, absence, id, on, until);
            case DecideStayEnd(var stay, var absence, var id, var on, var until) ->
                new StayEndDecided(stay, absence, id, on, until);
            case LeaveAbsence(var stay, var absence, var id, var on) -> new AbsenceLeft(stay, absence, id, on);
        };
    }

    private static Optional<AttendanceRefusal> undecidable(Decide decision, Attendance state) {
        var missing = missing(decision.absenceId(), state);
        if (missing.isPresent()) return missing;
        var on = decision.decidedOn();
        var absence = Objects.requireNonNull(state.absences().get(decision.absenceId()));
        if (!absence.covers(on)) return Optional.of(new NotAbsentThen(on));
        return decision instanceof ExtendAbsence extension && !extension.until().isAfter(on)
                ? Optional.of(new EndsBeforeStart())
                : Optional.empty();
    }

    private static Optional<AttendanceRefusal> missing(UUID absence, Attendance state) {
        var unknown = wasReported(absence, state);
        if (unknown.isPresent()) return unknown;
        return state.absences().containsKey(absence) ? Optional.empty() : Optional.of(new AbsenceIsWithdrawn(absence));
    }

    private static Optional<AttendanceRefusal> wasReported(UUID absence, Attendance state) {
        return state.facts().get(absence) instanceof AbsenceReported
                ? Optional.empty()
                : Optional.of(new AbsenceUnknown(absence));
    }

    private static Optional<AttendanceRefusal> wasDecided(UUID absence, UUID decision, Attendance state) {
        var about = switch (state.facts().get(decision)) {
            case AbsenceExtended said -> said.absenceId();
            case StayEndDecided said -> said.absenceId();
            case AbsenceLeft said -> said.absenceId();
            case null, default -> null;
        };
        return absence.equals(about) ? Optional.empty() : Optional.of(new DecisionUnknown(decision));
    }

    private static Optional<AttendanceRefusal> wasLost(UUID loss, Attendance state) {
        return state.facts().get(loss) instanceof EntitlementLost
                ? Optional.empty()
                : Optional.of(new LossUnknown(loss));
    }
}
