package nl.opvang.funding.payment.domain;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import nl.opvang.contracts.funding.ApprovalLimit;
import nl.opvang.contracts.funding.Officer;
import nl.opvang.contracts.funding.PaymentDirection;
import nl.opvang.contracts.funding.PaymentGround;
import nl.opvang.contracts.money.Euro;
import org.jspecify.annotations.Nullable;

/** A step about a payment as it was taken; every feature that pays tells it as an event of its own. */
public sealed interface PaymentTaken {
    /** The id under which it was said. */
    UUID id();

    UUID paymentId();

    /** What makes it the same as a step that somebody wants to take. */
    Object what();

    /** @param decisionId the decision that stood then, by its approval */
    record Ordered(
            UUID paymentId,
            Officer by,
            LocalDate on,
            PaymentGround ground,
            UUID decisionId,
            PaymentDirection direction,
            Euro amount)
            implements PaymentTaken {
        @Override
        public UUID id() {
            return paymentId;
        }

        @Override
        public Object what() {
            return List.of(by, direction, amount);
        }
    }

    /** The first of two approvers. */
    record Approved(
            UUID paymentId,
            UUID approvalId,
            Officer by,
            @Nullable ApprovalLimit limit) implements PaymentTaken {
        @Override
        public UUID id() {
            return approvalId;
        }

        @Override
        public Object what() {
            return by;
        }
    }

    /** The last approver needed: it goes to the bank. */
    record Released(
            UUID paymentId,
            UUID approvalId,
            Officer by,
            @Nullable ApprovalLimit limit) implements PaymentTaken {
        @Override
        public UUID id() {
            return approvalId;
        }

        @Override
        public Object what() {
            return by;
        }
    }

    record Cancelled(UUID paymentId, UUID cancellationId, Officer by) implements PaymentTaken {
        @Override
        public UUID id() {
            return cancellationId;
        }

        @Override
        public Object what() {
            return by;
        }
    }

    record Confirmed(UUID paymentId, UUID confirmationId, Officer by, LocalDate on, String reference)
            implements PaymentTaken {
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
