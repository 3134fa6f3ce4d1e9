package nl.opvang.funding.payment.domain;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import nl.opvang.contracts.funding.ApprovalLimit;
import nl.opvang.contracts.funding.Officer;
import nl.opvang.contracts.funding.PaymentDirection;
import nl.opvang.contracts.money.Euro;
import org.jspecify.annotations.Nullable;

/** A step that somebody wants to take about a payment, whoever is paid. */
public sealed interface PaymentStep {
    /** The id by which a repeat is known. */
    UUID id();

    UUID paymentId();

    Officer by();

    /** What makes a step the same as another. */
    Object what();

    record Order(UUID paymentId, Officer by, PaymentDirection direction, Euro amount, LocalDate today)
            implements PaymentStep {
        @Override
        public UUID id() {
            return paymentId;
        }

        @Override
        public Object what() {
            return List.of(by, direction, amount);
        }
    }

    /** @param limit above which two must approve; null when no such rule is known */
    record Approve(
            UUID paymentId,
            UUID approvalId,
            Officer by,
            @Nullable ApprovalLimit limit,
            LocalDate today) implements PaymentStep {
        @Override
        public UUID id() {
            return approvalId;
        }

        @Override
        public Object what() {
            return by;
        }
    }

    record Cancel(UUID paymentId, UUID cancellationId, Officer by) implements PaymentStep {
        @Override
        public UUID id() {
            return cancellationId;
        }

        @Override
        public Object what() {
            return by;
        }
    }

    record Confirm(UUID paymentId, UUID confirmationId, Officer by, LocalDate on, String reference, LocalDate today)
            implements PaymentStep {
        @Override
        public UUID id() {
            return confirmationId;
        }

        @Override
        public Object what() {
            return List.of(by, on, reference);
        }
    }
}
