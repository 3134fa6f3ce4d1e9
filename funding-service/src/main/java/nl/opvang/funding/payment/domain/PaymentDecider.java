package nl.opvang.funding.payment.domain;

import static nl.opvang.plumbing.decision.Decision.accept;
import static nl.opvang.plumbing.decision.Decision.nothing;
import static nl.opvang.plumbing.decision.Decision.refuse;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import nl.opvang.contracts.funding.ApprovalLimit;
import nl.opvang.contracts.funding.Officer;
import nl.opvang.contracts.funding.OfficerRole;
import nl.opvang.contracts.funding.PaymentDirection;
import nl.opvang.contracts.funding.PaymentEvent;
import nl.opvang.contracts.funding.PaymentEvent.Approved;
import nl.opvang.contracts.funding.PaymentEvent.Cancelled;
import nl.opvang.contracts.funding.PaymentEvent.Confirmed;
import nl.opvang.contracts.funding.PaymentEvent.Ordered;
import nl.opvang.contracts.funding.PaymentEvent.ReclaimLapsed;
import nl.opvang.contracts.funding.PaymentEvent.Released;
import nl.opvang.contracts.money.Euro;
import nl.opvang.funding.payment.domain.PaymentCommand.Approve;
import nl.opvang.funding.payment.domain.PaymentCommand.Cancel;
import nl.opvang.funding.payment.domain.PaymentCommand.Confirm;
import nl.opvang.funding.payment.domain.PaymentCommand.LetReclaimLapse;
import nl.opvang.funding.payment.domain.PaymentCommand.Order;
import nl.opvang.funding.payment.domain.PaymentRefusal.AlreadyCancelled;
import nl.opvang.funding.payment.domain.PaymentRefusal.AlreadyConfirmed;
import nl.opvang.funding.payment.domain.PaymentRefusal.AlreadyReleased;
import nl.opvang.funding.payment.domain.PaymentRefusal.DecisionReplaced;
import nl.opvang.funding.payment.domain.PaymentRefusal.MoreThanDue;
import nl.opvang.funding.payment.domain.PaymentRefusal.NoStep;
import nl.opvang.funding.payment.domain.PaymentRefusal.NotReleased;
import nl.opvang.funding.payment.domain.PaymentRefusal.NothingDecided;
import nl.opvang.funding.payment.domain.PaymentRefusal.ReclaimBarred;
import nl.opvang.funding.payment.domain.Payments.Payment;
import nl.opvang.funding.payment.domain.Payments.Step;
import nl.opvang.funding.procedure.domain.Bounds;
import nl.opvang.funding.procedure.domain.Flaw;
import nl.opvang.funding.procedure.domain.ProcedureRefusal.Flawed;
import nl.opvang.funding.procedure.domain.ProcedureRefusal.OwnApproval;
import nl.opvang.funding.procedure.domain.ProcedureRefusal.OwnRequest;
import nl.opvang.funding.procedure.domain.ProcedureRefusal.RequestUnknown;
import nl.opvang.funding.procedure.domain.ProcedureRefusal.RoleMayNot;
import nl.opvang.plumbing.decision.Decider;
import nl.opvang.plumbing.decision.Decision;
import org.jspecify.annotations.Nullable;

/**
 * Money goes on a decision, no more than what is due by it, released by others than who ordered it, and once. What was paid too
 * much is reclaimed until the day of a rule (BooO article 8).
 */
public final class PaymentDecider {
    public static final Decider<PaymentCommand, Payments, PaymentEvent, PaymentRefusal> DECIDER = new Decider<>(
            PaymentCommand.FEATURE,
            PaymentCommand.class,
            PaymentEvent.class,
            Payments.NONE,
            PaymentDecider::decide,
            Payments::evolve);

    private static final Set<OfficerRole> PAYING = Set.of(OfficerRole.MINISTRY);

    private PaymentDecider() {}

    public static Decision<PaymentEvent, PaymentRefusal> decide(PaymentCommand command, Payments payments) {
        return switch (command) {
            case Order order -> order(order, payments);
            case Approve approve -> approve(approve, payments);
            case Cancel cancel -> cancel(cancel, payments);
            case Confirm confirm -> confirm(confirm, payments);
            case LetReclaimLapse let -> lapse(let, payments);
        };
    }

    private static Decision<PaymentEvent, PaymentRefusal> order(Order order, Payments payments) {
        var what = new Step(order.paymentId(), List.of(order.by(), order.direction(), order.amount()));
        return payments.said().once(order.paymentId(), what, NoStep::new, () -> {
            var role = inRole(order.by());
            if (role != null) return refuse(role);
            var flaws = new ArrayList<>(Bounds.flaws("amount", order.amount()));
            if (order.amount().equals(Euro.ZERO)) flaws.add(new Flaw("amount", Flaw.Kind.MISSING));
            if (!flaws.isEmpty()) return refuse(new NoStep(new Flawed(flaws)));
            var decided = order.decided();
            if (decided == null) return refuse(new NothingDecided());
            var barred = barred(order.direction(), decided, order.today());
            if (barred != null) return refuse(barred);
            var due = due(order.direction(), decided, payments);
            if (order.amount().compareTo(due) > 0) return refuse(new MoreThanDue(order.direction(), due));
            return accept(new Ordered(
                    order.municipality(),
                    order.year(),
                    order.paymentId(),
                    order.by(),
                    order.today(),
                    decided.ground(),
                    decided.decisionId(),
                    order.direction(),
                    order.amount()));
        });
    }

    private static @Nullable PaymentRefusal barred(PaymentDirection direction, DecidedAmount decided, LocalDate today) {
        var until = decided.reclaimableThrough();
        return direction == PaymentDirection.RECLAIMABLE && until != null && today.isAfter(until.lastDay())
                ? new ReclaimBarred(until)
                : null;
    }

    /** What is left to go one way; nothing when money is to go the other way. */
    private static Euro due(PaymentDirection direction, DecidedAmount decided, Payments payments) {
        var left = decided.amount().minus(payments.ordered());
        var due = direction == PaymentDirection.PAYABLE ? left : Euro.ZERO.minus(left);
        return due.cents() < 0 ? Euro.ZERO : due;
    }

    private static Decision<PaymentEvent, PaymentRefusal> approve(Approve approve, Payments payments) {
        return step(approve.approvalId(), approve.paymentId(), approve.by(), approve.by(), payments, payment -> {
            var released = payment.released();
            if (released != null) return refuse(new AlreadyReleased(released.approvalId()));
            var decided = approve.decided();
            if (decided == null) return refuse(new NothingDecided());
            if (!decided.decisionId().equals(payment.ordered().decisionId()))
                return refuse(new DecisionReplaced(decided.decisionId()));
            var barred = barred(payment.ordered().direction(), decided, approve.today());
            if (barred != null) return refuse(barred);
            var subject = approve.by().subject();
            if (payment.ordered().by().subject().equals(subject)) return refuse(new NoStep(new OwnRequest()));
            var first = payment.approved();
            if (first != null && first.by().subject().equals(subject)) return refuse(new NoStep(new OwnApproval()));
            return accept(
                    first != null || enough(payment, approve.limit())
                            ? new Released(
                                    approve.municipality(),
                                    approve.year(),
                                    approve.paymentId(),
                                    approve.approvalId(),
                                    approve.by(),
                                    approve.limit())
                            : new Approved(
                                    approve.municipality(),
                                    approve.year(),
                                    approve.paymentId(),
                                    approve.approvalId(),
                                    approve.by(),
                                    approve.limit()));
        });
    }

    private static boolean enough(Payment payment, @Nullable ApprovalLimit limit) {
        return limit == null || payment.ordered().amount().compareTo(limit.amount()) <= 0;
    }

    private static Decision<PaymentEvent, PaymentRefusal> cancel(Cancel cancel, Payments payments) {
        return step(
                cancel.cancellationId(),
                cancel.paymentId(),
                cancel.by(),
                cancel.by(),
                payments,
                _ -> accept(new Cancelled(
                        cancel.municipality(),
                        cancel.year(),
                        cancel.paymentId(),
                        cancel.cancellationId(),
                        cancel.by())));
    }

    private static Decision<PaymentEvent, PaymentRefusal> confirm(Confirm confirm, Payments payments) {
        var what = List.of(confirm.by(), confirm.on(), confirm.reference());
        return step(confirm.confirmationId(), confirm.paymentId(), confirm.by(), what, payments, payment -> {
            if (payment.released() == null) return refuse(new NotReleased());
            if (confirm.on().isAfter(confirm.today()))
                return refuse(new NoStep(new Flawed(List.of(new Flaw("on", Flaw.Kind.IN_THE_FUTURE)))));
            return accept(new Confirmed(
                    confirm.municipality(),
                    confirm.year(),
                    confirm.paymentId(),
                    confirm.confirmationId(),
                    confirm.by(),
                    confirm.on(),
                    confirm.reference()));
        });
    }

    /** What is confirmed or cancelled is over. */
    private static Decision<PaymentEvent, PaymentRefusal> step(
            UUID id,
            UUID paymentId,
            Officer by,
            Object what,
            Payments payments,
            Function<Payment, Decision<PaymentEvent, PaymentRefusal>> decide) {
        return payments.said().once(id, new Step(paymentId, what), NoStep::new, () -> {
            var role = inRole(by);
            if (role != null) return refuse(role);
            var payment = payments.payment(paymentId);
            if (payment.isEmpty()) return refuse(new NoStep(new RequestUnknown(paymentId)));
            var confirmed = payment.get().confirmed();
            if (confirmed != null) return refuse(new AlreadyConfirmed(confirmed.confirmationId(), confirmed.on()));
            var cancelled = payment.get().cancelled();
            if (cancelled != null) return refuse(new AlreadyCancelled(cancelled.cancellationId()));
            return decide.apply(payment.get());
        });
    }

    private static Decision<PaymentEvent, PaymentRefusal> lapse(LetReclaimLapse let, Payments payments) {
        var until = let.decided().reclaimableThrough();
        if (until == null || !let.today().isAfter(until.lastDay())) return nothing();
        var lapsed = payments.lapsed();
        if (lapsed != null && lapsed.decisionId().equals(let.decided().decisionId())) return nothing();
        var left = due(PaymentDirection.RECLAIMABLE, let.decided(), payments);
        if (left.equals(Euro.ZERO)) return nothing();
        return accept(new ReclaimLapsed(
                let.municipality(), let.year(), let.decided().decisionId(), let.today(), until, left));
    }

    private static @Nullable PaymentRefusal inRole(Officer by) {
        return PAYING.contains(by.role()) ? null : new NoStep(new RoleMayNot(by.role()));
    }
}
