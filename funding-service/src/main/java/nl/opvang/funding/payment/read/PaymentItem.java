package nl.opvang.funding.payment.read;

import java.time.LocalDate;
import java.util.UUID;
import nl.opvang.contracts.funding.Officer;
import nl.opvang.contracts.funding.PaymentDirection;
import nl.opvang.contracts.funding.PaymentGround;
import nl.opvang.contracts.money.Euro;
import nl.opvang.funding.payment.domain.Payments;
import org.jspecify.annotations.Nullable;

/**
 * A payment to somebody, or from them.
 *
 * @param decisionId the decision on which it was ordered, by its approval
 * @param orderedBy who released it is somebody else
 * @param confirmedOn day on which the bank says that the money went; null when it did not
 * @param reference of the bank
 */
public record PaymentItem(
        UUID paymentId,
        Payments.Status status,
        PaymentGround ground,
        UUID decisionId,
        PaymentDirection direction,
        Euro amount,
        Officer orderedBy,
        @Nullable Officer releasedBy,
        @Nullable LocalDate confirmedOn,
        @Nullable String reference) {
    public static PaymentItem of(Payments.Payment payment) {
        var ordered = payment.ordered();
        var released = payment.released();
        var confirmed = payment.confirmed();
        return new PaymentItem(
                ordered.paymentId(),
                payment.status(),
                ordered.ground(),
                ordered.decisionId(),
                ordered.direction(),
                ordered.amount(),
                ordered.by(),
                released == null ? null : released.by(),
                confirmed == null ? null : confirmed.on(),
                confirmed == null ? null : confirmed.reference());
    }
}
