package nl.opvang.funding.payment.domain;

import static nl.opvang.plumbing.decision.Decision.accept;
import static nl.opvang.plumbing.decision.Decision.nothing;
import static nl.opvang.plumbing.decision.Decision.refuse;

import nl.opvang.contracts.funding.PaymentEvent;
import nl.opvang.contracts.funding.PaymentEvent.ReclaimLapsed;
import nl.opvang.contracts.money.Euro;
import nl.opvang.funding.payment.domain.PaymentCommand.Approve;
import nl.opvang.funding.payment.domain.PaymentCommand.Cancel;
import nl.opvang.funding.payment.domain.PaymentCommand.Confirm;
import nl.opvang.funding.payment.domain.PaymentCommand.LetReclaimLapse;
import nl.opvang.funding.payment.domain.PaymentCommand.Order;
import nl.opvang.plumbing.decision.Decider;
import nl.opvang.plumbing.decision.Decision;
import org.jspecify.annotations.Nullable;

/**
 * A municipality is paid for a year by the decision that stands; what was paid too much is reclaimed until the day of a rule
 * (BooO article 8). Who may do what is for {@link Payments}.
 */
public final class PaymentDecider {
    public static final Decider<PaymentCommand, Payments, PaymentEvent, PaymentRefusal> DECIDER = new Decider<>(
            PaymentCommand.FEATURE,
            PaymentCommand.class,
            PaymentEvent.class,
            Payments.NONE,
            PaymentDecider::decide,
            Payments::evolve);

    private PaymentDecider() {}

    public static Decision<PaymentEvent, PaymentRefusal> decide(PaymentCommand command, Payments payments) {
        return switch (command) {
            case Order order ->
                take(
                        order,
                        new PaymentStep.Order(
                                order.paymentId(), order.by(), order.direction(), order.amount(), order.today()),
                        order.decided(),
                        payments);
            case Approve approve ->
                take(
                        approve,
                        new PaymentStep.Approve(
                                approve.paymentId(),
                                approve.approvalId(),
                                approve.by(),
                                approve.limit(),
                                approve.today()),
                        approve.decided(),
                        payments);
            case Cancel cancel ->
                take(
                        cancel,
                        new PaymentStep.Cancel(cancel.paymentId(), cancel.cancellationId(), cancel.by()),
                        null,
                        payments);
            case Confirm confirm ->
                take(
                        confirm,
                        new PaymentStep.Confirm(
                                confirm.paymentId(),
                                confirm.confirmationId(),
                                confirm.by(),
                                confirm.on(),
                                confirm.reference(),
                                confirm.today()),
                        null,
                        payments);
            case LetReclaimLapse let -> lapse(let, payments);
        };
    }

    private static Decision<PaymentEvent, PaymentRefusal> take(
            PaymentCommand command, PaymentStep step, @Nullable DecidedAmount decided, Payments payments) {
        return switch (payments.take(step, decided)) {
            case Decision.Refused(var why) -> refuse(why);
            case Decision.Accepted(var taken) ->
                accept(taken.stream().map(each -> event(command, each)).toList());
        };
    }

    private static PaymentEvent event(PaymentCommand command, PaymentTaken taken) {
        var municipality = command.municipality();
        int year = command.year();
        return switch (taken) {
            case PaymentTaken.Ordered(var id, var by, var on, var ground, var decisionId, var direction, var amount) ->
                new PaymentEvent.Ordered(municipality, year, id, by, on, ground, decisionId, direction, amount);
            case PaymentTaken.Approved(var id, var approvalId, var by, var limit) ->
                new PaymentEvent.Approved(municipality, year, id, approvalId, by, limit);
            case PaymentTaken.Released(var id, var approvalId, var by, var limit) ->
                new PaymentEvent.Released(municipality, year, id, approvalId, by, limit);
            case PaymentTaken.Cancelled(var id, var cancellationId, var by) ->
                new PaymentEvent.Cancelled(municipality, year, id, cancellationId, by);
            case PaymentTaken.Confirmed(var id, var confirmationId, var by, var on, var reference) ->
                new PaymentEvent.Confirmed(municipality, year, id, confirmationId, by, on, reference);
        };
    }

    private static Decision<PaymentEvent, PaymentRefusal> lapse(LetReclaimLapse let, Payments payments) {
        var until = let.decided().reclaimableThrough();
        if (until == null || !let.today().isAfter(until.lastDay())) return nothing();
        var lapsed = payments.lapsed();
        if (lapsed != null && lapsed.decisionId().equals(let.decided().decisionId())) return nothing();
        var left = payments.toReclaim(let.decided());
        if (left.equals(Euro.ZERO)) return nothing();
        return accept(new ReclaimLapsed(
                let.municipality(), let.year(), let.decided().decisionId(), let.today(), until, left));
    }
}
