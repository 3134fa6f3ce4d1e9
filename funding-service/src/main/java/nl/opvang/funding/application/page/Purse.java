package nl.opvang.funding.application.page;

import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import nl.opvang.contracts.funding.PaymentDirection;
import nl.opvang.contracts.money.Euro;
import nl.opvang.funding.dossier.read.Dossier;
import nl.opvang.funding.dossier.read.DossierAddress;
import nl.opvang.funding.dossier.read.DossierArea;
import nl.opvang.funding.payment.domain.DecidedAmount;
import nl.opvang.funding.payment.domain.PaymentStep;
import nl.opvang.funding.payment.domain.Payments;
import nl.opvang.funding.payment.write.PaymentProblems;
import nl.opvang.plumbing.decision.Command;
import nl.opvang.plumbing.decision.Decision;
import nl.opvang.plumbing.problem.Problem;
import nl.opvang.plumbing.problem.ProblemException;
import org.jspecify.annotations.Nullable;

/**
 * Money for a municipality over a year, or for a region over a period: what is decided, and what was ordered of it.
 *
 * @param year in which the period begins, for a region
 * @param dossier in which payments are told; null when none was ordered yet
 * @param decided what the payee is to have; null when nothing is decided
 * @param commands by which a step is taken here
 */
record Purse(
        String aggregateId,
        DossierArea area,
        int year,
        @Nullable Dossier dossier,
        Payments payments,
        @Nullable DecidedAmount decided,
        Function<PaymentStep, Command> commands) {
    /** Where its payments are shown. */
    String address() {
        return Objects.requireNonNull(DossierAddress.of(aggregateId));
    }

    /** Where a payment is ordered. */
    String orderAddress() {
        return address() + "/new-payment";
    }

    String address(UUID paymentId, PaymentAction action) {
        return address() + "/orders/" + paymentId + "/" + action.word();
    }

    Payments.Payment payment(UUID paymentId) {
        return Optional.ofNullable(payments.payments().get(paymentId)).orElseThrow(ProblemException::notFound);
    }

    /** What is decided and not ordered: less than nothing when too much was; nothing before something is decided. */
    Euro left() {
        return decided == null ? Euro.ZERO : decided.amount().minus(payments.ordered());
    }

    /** Which way that is to go. */
    PaymentDirection direction() {
        return left().cents() < 0 ? PaymentDirection.RECLAIMABLE : PaymentDirection.PAYABLE;
    }

    /** What would stand in the way of a step; null when nothing would. */
    @Nullable
    Problem refusal(PaymentStep step) {
        return switch (payments.take(step, decided)) {
            case Decision.Accepted<?, ?> _ -> null;
            case Decision.Refused(var why) -> PaymentProblems.problem(why);
        };
    }
}
