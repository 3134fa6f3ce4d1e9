package nl.opvang.funding.payment.domain;

import static nl.opvang.plumbing.decision.Decision.accept;
import static nl.opvang.plumbing.decision.Decision.refuse;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import nl.opvang.contracts.funding.ApprovalLimit;
import nl.opvang.contracts.funding.Officer;
import nl.opvang.contracts.funding.OfficerRole;
import nl.opvang.contracts.funding.PaymentDirection;
import nl.opvang.contracts.funding.PaymentEvent;
import nl.opvang.contracts.funding.PaymentEvent.ReclaimLapsed;
import nl.opvang.contracts.money.Euro;
import nl.opvang.funding.payment.domain.PaymentRefusal.AlreadyCancelled;
import nl.opvang.funding.payment.domain.PaymentRefusal.AlreadyConfirmed;
import nl.opvang.funding.payment.domain.PaymentRefusal.AlreadyReleased;
import nl.opvang.funding.payment.domain.PaymentRefusal.DecisionReplaced;
import nl.opvang.funding.payment.domain.PaymentRefusal.MoreThanDue;
import nl.opvang.funding.payment.domain.PaymentRefusal.NoStep;
import nl.opvang.funding.payment.domain.PaymentRefusal.NotReleased;
import nl.opvang.funding.payment.domain.PaymentRefusal.NothingDecided;
import nl.opvang.funding.payment.domain.PaymentRefusal.ReclaimBarred;
import nl.opvang.funding.payment.domain.PaymentTaken.Approved;
import nl.opvang.funding.payment.domain.PaymentTaken.Cancelled;
import nl.opvang.funding.payment.domain.PaymentTaken.Confirmed;
import nl.opvang.funding.payment.domain.PaymentTaken.Ordered;
import nl.opvang.funding.payment.domain.PaymentTaken.Released;
import nl.opvang.funding.procedure.domain.Bounds;
import nl.opvang.funding.procedure.domain.Flaw;
import nl.opvang.funding.procedure.domain.ProcedureRefusal.Flawed;
import nl.opvang.funding.procedure.domain.ProcedureRefusal.OwnApproval;
import nl.opvang.funding.procedure.domain.ProcedureRefusal.OwnRequest;
import nl.opvang.funding.procedure.domain.ProcedureRefusal.RequestUnknown;
import nl.opvang.funding.procedure.domain.ProcedureRefusal.RoleMayNot;
import nl.opvang.funding.procedure.domain.Said;
import nl.opvang.plumbing.decision.Decision;
import org.jspecify.annotations.Nullable;

/**
 * What was paid to a municipality and reclaimed from it for a year, or to a region for a period; and what may be: money goes on a
 * decision, no more than what is due by it, released by others than who ordered it, and once.
 *
 * @param payments in their order, by their ids
 * @param lapsed when the right to reclaim lapsed; null when it did not
 */
public record Payments(
        SequencedMap<UUID, Payment> payments, @Nullable ReclaimLapsed lapsed, Said said) {
    /** Nothing was ordered. */
    public static final Payments NONE = new Payments(new LinkedHashMap<>(), null, Said.NOTHING);

    private static final Set<OfficerRole> PAYING = Set.of(OfficerRole.MINISTRY);

    public Payments {
        payments = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(payments));
    }

    /** Where a payment is. */
    public enum Status {
        ORDERED,
        APPROVED_ONCE,
        RELEASED,
        CONFIRMED,
        CANCELLED
    }

    /**
     * One payment.
     *
     * @param approved the first of two approvals; null when there is none
     */
    public record Payment(
            Ordered ordered,
            @Nullable Approved approved,
            @Nullable Released released,
            @Nullable Cancelled cancelled,
            @Nullable Confirmed confirmed) {
        public Status status() {
            if (cancelled != null) return Status.CANCELLED;
            if (confirmed != null) return Status.CONFIRMED;
            if (released != null) return Status.RELEASED;
            return approved == null ? Status.ORDERED : Status.APPROVED_ONCE;
        }

        /** What it adds to what the payee has: less than nothing when it is reclaimed. */
        Euro change() {
            return ordered.direction() == PaymentDirection.PAYABLE
                    ? ordered.amount()
                    : Euro.ZERO.minus(ordered.amount());
        }
    }

    /** What makes a step the same as another. */
    record Step(UUID paymentId, Object what) {}

    /** The payments after one more event. */
    public static Payments evolve(Payments payments, PaymentEvent event) {
        return switch (event) {
            case PaymentEvent.Ordered now ->
                payments.after(new Ordered(
                        now.paymentId(),
                        now.by(),
                        now.on(),
                        now.ground(),
                        now.decisionId(),
                        now.direction(),
                        now.amount()));
            case PaymentEvent.Approved now ->
                payments.after(new Approved(now.paymentId(), now.approvalId(), now.by(), now.limit()));
            case PaymentEvent.Released now ->
                payments.after(new Released(now.paymentId(), now.approvalId(), now.by(), now.limit()));
            case PaymentEvent.Cancelled now ->
                payments.after(new Cancelled(now.paymentId(), now.cancellationId(), now.by()));
            case PaymentEvent.Confirmed now ->
                payments.after(
                        new Confirmed(now.paymentId(), now.confirmationId(), now.by(), now.on(), now.reference()));
            case ReclaimLapsed now -> new Payments(payments.payments, now, payments.said);
        };
    }

    /** The payments after one more step. */
    public Payments after(PaymentTaken taken) {
        var after = switch (taken) {
            case Ordered now -> with(new Payment(now, null, null, null, null));
            case Approved now -> with(now.paymentId(), it -> new Payment(it.ordered(), now, null, null, null));
            case Released now -> with(now.paymentId(), it -> new Payment(it.ordered(), it.approved(), now, null, null));
            case Cancelled now ->
                with(now.paymentId(), it -> new Payment(it.ordered(), it.approved(), it.released(), now, null));
            case Confirmed now ->
                with(now.paymentId(), it -> new Payment(it.ordered(), it.approved(), it.released(), null, now));
        };
        return new Payments(after.payments, lapsed, said.and(taken.id(), new Step(taken.paymentId(), taken.what())));
    }

    /** What the payee has, or will have when all that was ordered is carried out. */
    public Euro ordered() {
        return sum(payment -> payment.status() != Status.CANCELLED);
    }

    /** What the payee has, as far as the bank says. */
    public Euro confirmed() {
        return sum(payment -> payment.status() == Status.CONFIRMED);
    }

    /**
     * What follows from a step that somebody wants to take.
     *
     * @param decided what the payee is to have, as known now; null when nothing is decided
     */
    public Decision<PaymentTaken, PaymentRefusal> take(PaymentStep step, @Nullable DecidedAmount decided) {
        return said.once(step.id(), new Step(step.paymentId(), step.what()), NoStep::new, () -> {
            if (!PAYING.contains(step.by().role()))
                return refuse(new NoStep(new RoleMayNot(step.by().role())));
            if (step instanceof PaymentStep.Order order) return order(order, decided);
            var payment = payments.get(step.paymentId());
            if (payment == null) return refuse(new NoStep(new RequestUnknown(step.paymentId())));
            // What is confirmed or cancelled is over.
            var confirmed = payment.confirmed();
            if (confirmed != null) return refuse(new AlreadyConfirmed(confirmed.confirmationId(), confirmed.on()));
            var cancelled = payment.cancelled();
            if (cancelled != null) return refuse(new AlreadyCancelled(cancelled.cancellationId()));
            return switch (step) {
                case PaymentStep.Order order -> order(order, decided);
                case PaymentStep.Approve approve -> approve(approve, payment, decided);
                case PaymentStep.Cancel(var paymentId, var cancellationId, var by) ->
                    accept(new Cancelled(paymentId, cancellationId, by));
                case PaymentStep.Confirm confirm -> confirm(confirm, payment);
            };
        });
    }

    private Decision<PaymentTaken, PaymentRefusal> order(PaymentStep.Order order, @Nullable DecidedAmount decided) {
        var flaws = new ArrayList<>(Bounds.flaws("amount", order.amount()));
        if (order.amount().equals(Euro.ZERO)) flaws.add(new Flaw("amount", Flaw.Kind.MISSING));
        if (!flaws.isEmpty()) return refuse(new NoStep(new Flawed(flaws)));
        if (decided == null) return refuse(new NothingDecided());
        var barred = barred(order.direction(), decided, order.today());
        if (barred != null) return refuse(barred);
        var due = due(order.direction(), decided, ordered());
        if (order.amount().compareTo(due) > 0) return refuse(new MoreThanDue(order.direction(), due));
        return accept(new Ordered(
                order.paymentId(),
                order.by(),
                order.today(),
                decided.ground(),
                decided.decisionId(),
                order.direction(),
                order.amount()));
    }

    private Decision<PaymentTaken, PaymentRefusal> approve(
            PaymentStep.Approve approve, Payment payment, @Nullable DecidedAmount decided) {
        var released = payment.released();
        if (released != null) return refuse(new AlreadyReleased(released.approvalId()));
        if (decided == null) return refuse(new NothingDecided());
        if (!decided.decisionId().equals(payment.ordered().decisionId()))
            return refuse(new DecisionReplaced(decided.decisionId()));
        var direction = payment.ordered().direction();
        var barred = barred(direction, decided, approve.today());
        if (barred != null) return refuse(barred);
        var due = due(direction, decided, ordered().minus(payment.change()));
        if (payment.ordered().amount().compareTo(due) > 0) return refuse(new MoreThanDue(direction, due));
        var subject = approve.by().subject();
        if (isBy(subject, payment.ordered().by())) return refuse(new NoStep(new OwnRequest()));
        var first = payment.approved();
        if (first != null && isBy(subject, first.by())) return refuse(new NoStep(new OwnApproval()));
        return accept(
                first != null || enough(payment, approve.limit())
                        ? new Released(approve.paymentId(), approve.approvalId(), approve.by(), approve.limit())
                        : new Approved(approve.paymentId(), approve.approvalId(), approve.by(), approve.limit()));
    }

    private static boolean isBy(String subject, Officer officer) {
        return officer.subject().equals(subject);
    }

    private static boolean enough(Payment payment, @Nullable ApprovalLimit limit) {
        return limit == null || payment.ordered().amount().compareTo(limit.amount()) <= 0;
    }

    private static Decision<PaymentTaken, PaymentRefusal> confirm(PaymentStep.Confirm confirm, Payment payment) {
        if (payment.released() == null) return refuse(new NotReleased());
        if (confirm.on().isAfter(confirm.today()))
            return refuse(new NoStep(new Flawed(List.of(new Flaw("on", Flaw.Kind.IN_THE_FUTURE)))));
        return accept(new Confirmed(
                confirm.paymentId(), confirm.confirmationId(), confirm.by(), confirm.on(), confirm.reference()));
    }

    private static @Nullable PaymentRefusal barred(PaymentDirection direction, DecidedAmount decided, LocalDate today) {
        var until = decided.reclaimableThrough();
        return direction == PaymentDirection.RECLAIMABLE && until != null && today.isAfter(until.lastDay())
                ? new ReclaimBarred(until)
                : null;
    }

    /** What is left to be reclaimed by a decision; nothing when nothing is. */
    Euro toReclaim(DecidedAmount decided) {
        return due(PaymentDirection.RECLAIMABLE, decided, ordered());
    }

    /** What is left to go one way; nothing when money is to go the other way. */
    private static Euro due(PaymentDirection direction, DecidedAmount decided, Euro has) {
        var left = decided.amount().minus(has);
        var due = direction == PaymentDirection.PAYABLE ? left : Euro.ZERO.minus(left);
        return due.cents() < 0 ? Euro.ZERO : due;
    }

    private Euro sum(Predicate<Payment> which) {
        return payments.values().stream().filter(which).map(Payment::change).reduce(Euro.ZERO, Euro::plus);
    }

    private Payments with(Payment payment) {
        var more = new LinkedHashMap<>(payments);
        more.put(payment.ordered().paymentId(), payment);
        return new Payments(more, lapsed, said);
    }

    private Payments with(UUID paymentId, UnaryOperator<Payment> step) {
        var more = new LinkedHashMap<>(payments);
        more.computeIfPresent(paymentId, (_, payment) -> step.apply(payment));
        return new Payments(more, lapsed, said);
    }
}
