package nl.opvang.capacity.statement.domain;

import static nl.opvang.plumbing.decision.Decision.accept;
import static nl.opvang.plumbing.decision.Decision.nothing;
import static nl.opvang.plumbing.decision.Decision.refuse;

import java.time.LocalDate;
import java.util.Objects;
import java.util.UUID;
import nl.opvang.capacity.statement.domain.StatementCommand.Accept;
import nl.opvang.capacity.statement.domain.StatementCommand.Confirm;
import nl.opvang.capacity.statement.domain.StatementCommand.ExplainDifference;
import nl.opvang.capacity.statement.domain.StatementCommand.Lock;
import nl.opvang.capacity.statement.domain.StatementCommand.Remind;
import nl.opvang.capacity.statement.domain.StatementCommand.Return;
import nl.opvang.capacity.statement.domain.StatementCommand.Review;
import nl.opvang.capacity.statement.domain.StatementRefusal.ConfirmedAgain;
import nl.opvang.capacity.statement.domain.StatementRefusal.IdTaken;
import nl.opvang.capacity.statement.domain.StatementRefusal.MunicipalityNotThere;
import nl.opvang.capacity.statement.domain.StatementRefusal.NoDifference;
import nl.opvang.capacity.statement.domain.StatementRefusal.NotConfirmed;
import nl.opvang.capacity.statement.domain.StatementRefusal.NotLocked;
import nl.opvang.capacity.statement.domain.StatementRefusal.NotReviewed;
import nl.opvang.capacity.statement.domain.StatementRefusal.WeekNotOver;
import nl.opvang.contracts.area.Division;
import nl.opvang.contracts.capacity.StatementEvent;
import nl.opvang.contracts.capacity.StatementEvent.Accepted;
import nl.opvang.contracts.capacity.StatementEvent.Confirmed;
import nl.opvang.contracts.capacity.StatementEvent.DifferenceExplained;
import nl.opvang.contracts.capacity.StatementEvent.Locked;
import nl.opvang.contracts.capacity.StatementEvent.Reminded;
import nl.opvang.contracts.capacity.StatementEvent.Returned;
import nl.opvang.plumbing.decision.Decider;
import nl.opvang.plumbing.decision.Decision;
import org.jspecify.annotations.Nullable;

/** A week is locked once, at one moment, whatever was or will be said about it; a reminder comes once as well. */
public final class StatementDecider {
    public static final Decider<StatementCommand, Statement, StatementEvent, StatementRefusal> DECIDER = new Decider<>(
            StatementCommand.FEATURE,
            StatementCommand.class,
            StatementEvent.class,
            Statement.NONE,
            StatementDecider::decide,
            Statement::evolve);

    private StatementDecider() {}

    public static Decision<StatementEvent, StatementRefusal> decide(StatementCommand command, Statement statement) {
        return switch (command) {
            case Confirm confirm -> confirm(confirm, statement);
            case Review review -> review(review, statement);
            case Lock lock -> lock(lock, statement);
            case Remind remind -> remind(remind, statement);
            case ExplainDifference explain -> explain(explain, statement);
        };
    }

    private static Decision<StatementEvent, StatementRefusal> confirm(Confirm confirm, Statement statement) {
        var event = new Confirmed(confirm.municipality(), confirm.week(), confirm.confirmationId(), confirm.seenAt());
        return record(event, notYet(confirm, confirm.today()), statement);
    }

    private static Decision<StatementEvent, StatementRefusal> review(Review review, Statement statement) {
        var confirmation = statement.confirmation();
        StatementRefusal refusal = null;
        if (confirmation == null) refusal = new NotConfirmed();
        else if (!confirmation.confirmationId().equals(review.confirmationId()))
            refusal = new ConfirmedAgain(confirmation.confirmationId());
        else if (review.policyId() == null) refusal = new NotReviewed();
        // A repeat is known by its id alone: the rule it rested on may have changed since.
        var said = statement.said().get(review.reviewId());
        if (said != null) return repeats(review, said) ? nothing() : refuse(new IdTaken(review.reviewId()));
        return refusal != null ? refuse(refusal) : accept(reviewed(review, Objects.requireNonNull(review.policyId())));
    }

    private static boolean repeats(Review review, StatementEvent said) {
        return switch (said) {
            case Accepted accepted -> accepted.equals(reviewed(review, accepted.policyId()));
            case Returned returned -> returned.equals(reviewed(review, returned.policyId()));
            default -> false;
        };
    }

    private static StatementEvent reviewed(Review review, UUID policyId) {
        return switch (review) {
            case Accept(var municipality, var week, var id, var confirmation, var region, var _) ->
                new Accepted(municipality, week, id, confirmation, region, policyId);
            case Return(var municipality, var week, var id, var confirmation, var region, var _) ->
                new Returned(municipality, week, id, confirmation, region, policyId);
        };
    }

    private static Decision<StatementEvent, StatementRefusal> lock(Lock lock, Statement statement) {
        var event = new Locked(lock.municipality(), lock.week(), lock.lockId());
        // Locked once is locked: no later lock moves the moment.
        if (statement.locked() != null && !statement.said().containsKey(lock.lockId())) return nothing();
        return record(event, notYet(lock, lock.today()), statement);
    }

    private static Decision<StatementEvent, StatementRefusal> remind(Remind remind, Statement statement) {
        if (statement.reminded() != null || statement.confirmation() != null) return nothing();
        return accept(new Reminded(remind.municipality(), remind.week(), remind.on(), remind.dueOn(), remind.ruleId()));
    }

    private static Decision<StatementEvent, StatementRefusal> explain(ExplainDifference explain, Statement statement) {
        var event = new DifferenceExplained(
                explain.municipality(),
                explain.week(),
                explain.explanationId(),
                explain.eventId(),
                explain.explanation());
        StatementRefusal refusal = null;
        if (statement.locked() == null) refusal = new NotLocked();
        else if (!explain.differs()) refusal = new NoDifference(explain.eventId());
        return record(event, refusal, statement);
    }

    /** A repeat is asked about before any rule: what was accepted once stays accepted. */
    private static Decision<StatementEvent, StatementRefusal> record(
            StatementEvent event, @Nullable StatementRefusal refusal, Statement statement) {
        var id = Objects.requireNonNull(event.factId());
        var said = statement.said().get(id);
        if (said != null) return said.equals(event) ? nothing() : refuse(new IdTaken(id));
        return refusal != null ? refuse(refusal) : accept(event);
    }

    private static @Nullable StatementRefusal notYet(StatementCommand command, LocalDate today) {
        var lastDay = command.week().lastDay();
        if (today.isBefore(lastDay)) return new WeekNotOver(lastDay);
        return Division.ofTheNetherlands()
                        .municipality(command.municipality())
                        .filter(municipality -> municipality.existsOn(lastDay))
                        .isPresent()
                ? null
                : new MunicipalityNotThere(command.municipality(), lastDay);
    }
}
