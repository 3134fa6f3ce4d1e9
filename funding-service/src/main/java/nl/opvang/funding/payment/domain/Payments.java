package nl.opvang.funding.payment.domain;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import nl.opvang.contracts.funding.PaymentDirection;
import nl.opvang.contracts.funding.PaymentEvent;
import nl.opvang.contracts.funding.PaymentEvent.Approved;
import nl.opvang.contracts.funding.PaymentEvent.Cancelled;
import nl.opvang.contracts.funding.PaymentEvent.Confirmed;
import nl.opvang.contracts.funding.PaymentEvent.Ordered;
import nl.opvang.contracts.funding.PaymentEvent.ReclaimLapsed;
import nl.opvang.contracts.funding.PaymentEvent.Released;
import nl.opvang.contracts.money.Euro;
import nl.opvang.funding.procedure.domain.Said;
import org.jspecify.annotations.Nullable;

/**
 * What was paid to a municipality and reclaimed from it for a year.
 *
 * @param payments in their order, by their ids
 * @param lapsed when the right to reclaim lapsed; null when it did not
 */
public record Payments(
        SequencedMap<UUID, Payment> payments, @Nullable ReclaimLapsed lapsed, Said said) {
    /** Nothing was ordered. */
    public static final Payments NONE = new Payments(new LinkedHashMap<>(), null, Said.NOTHING);

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

        /** What it adds to what the municipality has: less than nothing when it is reclaimed. */
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
            case Ordered now ->
                payments.with(new Payment(now, null, null, null, null)).saying(now.paymentId(), what(now));
            case Approved now ->
                payments.with(now.paymentId(), it -> new Payment(it.ordered(), now, null, null, null))
                        .saying(now.approvalId(), new Step(now.paymentId(), now.by()));
            case Released now ->
                payments.with(now.paymentId(), it -> new Payment(it.ordered(), it.approved(), now, null, null))
                        .saying(now.approvalId(), new Step(now.paymentId(), now.by()));
            case Cancelled now ->
                payments.with(now.paymentId(), it -> new Payment(it.ordered(), it.approved(), it.released(), now, null))
                        .saying(now.cancellationId(), new Step(now.paymentId(), now.by()));
            case Confirmed now ->
                payments.with(now.paymentId(), it -> new Payment(it.ordered(), it.approved(), it.released(), null, now))
                        .saying(now.confirmationId(), what(now));
            case ReclaimLapsed now -> new Payments(payments.payments, now, payments.said);
        };
    }

    static Object what(Ordered now) {
        return new Step(now.paymentId(), List.of(now.by(), now.direction(), now.amount()));
    }

    static Object what(Confirmed now) {
        return new Step(now.paymentId(), List.of(now.by(), now.on(), now.reference()));
    }

    /** What the municipality has, or will have when all that was ordered is carried out. */
    public Euro ordered() {
        return sum(payment -> payment.status() != Status.CANCELLED);
    }

    /** What the municipality has, as far as the bank says. */
    public Euro confirmed() {
        return sum(payment -> payment.status() == Status.CONFIRMED);
    }

    Optional<Payment> payment(UUID paymentId) {
        return Optional.ofNullable(payments.get(paymentId));
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

    private Payments saying(UUID id, Object what) {
        return new Payments(payments, lapsed, said.and(id, what));
    }
}
