package nl.opvang.contracts.funding;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import nl.opvang.contracts.area.MunicipalityCode;
import nl.opvang.contracts.event.EventType;
import nl.opvang.contracts.money.Euro;
import nl.opvang.contracts.text.TextValue;
import org.jspecify.annotations.Nullable;

/** What was paid to a municipality, or reclaimed from it, for a financial year. Fields are only ever added. */
public sealed interface PaymentEvent extends DossierEvent {
    MunicipalityCode municipality();

    @Override
    default TextValue area() {
        return municipality();
    }

    /** The names under which these events are stored. */
    static List<EventType<?>> types() {
        return List.of(
                new EventType<>("nl.opvang.funding.payment.ordered.v1", Ordered.class),
                new EventType<>("nl.opvang.funding.payment.approved.v1", Approved.class),
                new EventType<>("nl.opvang.funding.payment.released.v1", Released.class),
                new EventType<>("nl.opvang.funding.payment.cancelled.v1", Cancelled.class),
                new EventType<>("nl.opvang.funding.payment.confirmed.v1", Confirmed.class),
                new EventType<>("nl.opvang.funding.payment.reclaim-lapsed.v1", ReclaimLapsed.class));
    }

    /**
     * Somebody wants money to be paid or reclaimed on a decision.
     *
     * @param decisionId the decision that stood then, by its approval
     * @param amount always more than nothing; which way it goes is another field
     */
    record Ordered(
            MunicipalityCode municipality,
            int year,
            UUID paymentId,
            Officer by,
            LocalDate on,
            PaymentGround ground,
            UUID decisionId,
            PaymentDirection direction,
            Euro amount)
            implements PaymentEvent {
        @Override
        public UUID factId() {
            return paymentId;
        }
    }

    /**
     * The first of two approvers.
     *
     * @param limit above which two are needed
     */
    record Approved(
            MunicipalityCode municipality,
            int year,
            UUID paymentId,
            UUID approvalId,
            Officer by,
            @Nullable ApprovalLimit limit)
            implements PaymentEvent {
        @Override
        public UUID factId() {
            return approvalId;
        }
    }

    /**
     * The last approver needed: it goes to the bank.
     *
     * @param limit above which two approvers are needed; null when no such rule was known
     */
    record Released(
            MunicipalityCode municipality,
            int year,
            UUID paymentId,
            UUID approvalId,
            Officer by,
            @Nullable ApprovalLimit limit)
            implements PaymentEvent {
        @Override
        public UUID factId() {
            return approvalId;
        }
    }

    /** It is not carried out. */
    record Cancelled(MunicipalityCode municipality, int year, UUID paymentId, UUID cancellationId, Officer by)
            implements PaymentEvent {
        @Override
        public UUID factId() {
            return cancellationId;
        }
    }

    /**
     * The bank says that the money went.
     *
     * @param on day on which it did
     * @param reference of the bank
     */
    record Confirmed(
            MunicipalityCode municipality,
            int year,
            UUID paymentId,
            UUID confirmationId,
            Officer by,
            LocalDate on,
            String reference)
            implements PaymentEvent {
        @Override
        public UUID factId() {
            return confirmationId;
        }
    }

    /**
     * What was not reclaimed in time is not any more (BooO article 8): the one thing here that happens without anybody doing it.
     *
     * @param decisionId the settlement, by its approval
     * @param on day on which it was seen to have lapsed
     * @param deadline the last day on which it could be reclaimed, and the rule that says so
     * @param amount that stays with the municipality
     */
    record ReclaimLapsed(
            MunicipalityCode municipality, int year, UUID decisionId, LocalDate on, Deadline deadline, Euro amount)
            implements PaymentEvent {}
}
