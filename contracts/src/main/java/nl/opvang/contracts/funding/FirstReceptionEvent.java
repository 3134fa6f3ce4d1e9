package nl.opvang.contracts.funding;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import nl.opvang.contracts.area.MunicipalityCode;
import nl.opvang.contracts.area.RegionCode;
import nl.opvang.contracts.event.EventType;
import nl.opvang.contracts.money.Euro;
import nl.opvang.contracts.text.TextValue;
import org.jspecify.annotations.Nullable;

/**
 * What happened to the costs of first reception in a region over a period, until 2024 by the scheme of the safety regions and
 * by its successor from then on. Fields are only ever added.
 */
public sealed interface FirstReceptionEvent extends DossierEvent {
    RegionCode region();

    /** The first day of the period. */
    LocalDate from();

    @Override
    default TextValue area() {
        return region();
    }

    @Override
    default int year() {
        return from().getYear();
    }

    /** The names under which these events are stored. */
    static List<EventType<?>> types() {
        return List.of(
                new EventType<>("nl.opvang.funding.first-reception.applied.v1", Applied.class),
                new EventType<>("nl.opvang.funding.first-reception.information-asked.v1", InformationAsked.class),
                new EventType<>("nl.opvang.funding.first-reception.information-supplied.v1", InformationSupplied.class),
                new EventType<>("nl.opvang.funding.first-reception.assessed.v1", Assessed.class),
                new EventType<>("nl.opvang.funding.first-reception.approved.v1", Approved.class),
                new EventType<>("nl.opvang.funding.first-reception.decided.v1", Decided.class),
                new EventType<>("nl.opvang.funding.first-reception.objection-lodged.v1", ObjectionLodged.class),
                new EventType<>("nl.opvang.funding.first-reception.withdrawn.v1", Withdrawn.class),
                new EventType<>("nl.opvang.funding.first-reception.actuals-reported.v1", ActualsReported.class),
                new EventType<>("nl.opvang.funding.first-reception.spending-reported.v1", SpendingReported.class),
                new EventType<>("nl.opvang.funding.first-reception.payment-ordered.v1", PaymentOrdered.class),
                new EventType<>("nl.opvang.funding.first-reception.payment-approved.v1", PaymentApproved.class),
                new EventType<>("nl.opvang.funding.first-reception.payment-released.v1", PaymentReleased.class),
                new EventType<>("nl.opvang.funding.first-reception.payment-cancelled.v1", PaymentCancelled.class),
                new EventType<>("nl.opvang.funding.first-reception.payment-confirmed.v1", PaymentConfirmed.class));
    }

    /**
     * Somebody asks for a contribution.
     *
     * @param by who asks for the applicant
     * @param receivedOn day on which it was received, in the Netherlands
     * @param estimate of the period, split by category
     * @param deadline until when it was to be asked for; null when no such rule was known
     */
    record Applied(
            RegionCode region,
            LocalDate from,
            UUID applicationId,
            Officer by,
            LocalDate receivedOn,
            FirstReceptionPeriod period,
            FirstReceptionApplicant applicant,
            List<CostItem> estimate,
            @Nullable Deadline deadline)
            implements FirstReceptionEvent {
        public Applied {
            estimate = List.copyOf(estimate);
        }

        @Override
        public UUID factId() {
            return applicationId;
        }
    }

    /** The application cannot be assessed as it is. */
    record InformationAsked(RegionCode region, LocalDate from, UUID applicationId, Question question)
            implements FirstReceptionEvent {
        @Override
        public UUID factId() {
            return question.questionId();
        }
    }

    /** What was asked about is supplied. */
    record InformationSupplied(RegionCode region, LocalDate from, UUID applicationId, Answer answer)
            implements FirstReceptionEvent {
        @Override
        public UUID factId() {
            return answer.answerId();
        }
    }

    /** Somebody looked into it; a later assessment replaces an earlier one, and what was approved on it. */
    record Assessed(RegionCode region, LocalDate from, UUID applicationId, Assessment assessment)
            implements FirstReceptionEvent {
        @Override
        public UUID factId() {
            return assessment.assessmentId();
        }
    }

    /** The first of two approvers; nothing is decided yet. */
    record Approved(RegionCode region, LocalDate from, UUID applicationId, Approval approval)
            implements FirstReceptionEvent {
        @Override
        public UUID factId() {
            return approval.approvalId();
        }
    }

    /**
     * The last approver needed.
     *
     * @param on day of the decision, in the Netherlands
     * @param objectionId the objection on which it was taken; null when there was none
     * @param insteadOf the decision that it replaces, by its approval; null when there was none
     */
    record Decided(
            RegionCode region,
            LocalDate from,
            UUID applicationId,
            Approval approval,
            LocalDate on,
            @Nullable UUID objectionId,
            @Nullable UUID insteadOf)
            implements FirstReceptionEvent {
        @Override
        public UUID factId() {
            return approval.approvalId();
        }

        @Override
        public @Nullable UUID correctedFactId() {
            return insteadOf;
        }
    }

    /** The decision stands until it is taken again. */
    record ObjectionLodged(RegionCode region, LocalDate from, UUID applicationId, Objection objection)
            implements FirstReceptionEvent {
        @Override
        public UUID factId() {
            return objection.objectionId();
        }
    }

    /** The application is not pursued; only before it is decided. */
    record Withdrawn(RegionCode region, LocalDate from, UUID applicationId, UUID withdrawalId, Officer by)
            implements FirstReceptionEvent {
        @Override
        public UUID factId() {
            return withdrawalId;
        }
    }

    /**
     * What the period actually cost those who were granted something (SiSa A18); a later report replaces an earlier one.
     *
     * @param costs split by category, without what municipalities spent
     * @param evidence a document that is kept elsewhere
     */
    record ActualsReported(
            RegionCode region, LocalDate from, UUID reportId, Officer by, List<CostItem> costs, Evidence evidence)
            implements FirstReceptionEvent {
        public ActualsReported {
            costs = List.copyOf(costs);
        }

        @Override
        public UUID factId() {
            return reportId;
        }
    }

    /** What a municipality spent for its safety region (SiSa A18B); a later report of the municipality replaces an earlier one. */
    record SpendingReported(
            RegionCode region,
            LocalDate from,
            UUID reportId,
            MunicipalityCode municipality,
            Officer by,
            FirstReceptionPeriod period,
            List<CostItem> costs,
            Evidence evidence)
            implements FirstReceptionEvent {
        public SpendingReported {
            costs = List.copyOf(costs);
        }

        @Override
        public UUID factId() {
            return reportId;
        }
    }

    /**
     * Somebody wants money to be paid to the region, or reclaimed from it.
     *
     * @param decisionId the decision that stood then, by its approval
     * @param amount always more than nothing; which way it goes is another field
     */
    record PaymentOrdered(
            RegionCode region,
            LocalDate from,
            UUID paymentId,
            Officer by,
            LocalDate on,
            UUID decisionId,
            PaymentDirection direction,
            Euro amount)
            implements FirstReceptionEvent {
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
    record PaymentApproved(
            RegionCode region,
            LocalDate from,
            UUID paymentId,
            UUID approvalId,
            Officer by,
            @Nullable ApprovalLimit limit)
            implements FirstReceptionEvent {
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
    record PaymentReleased(
            RegionCode region,
            LocalDate from,
            UUID paymentId,
            UUID approvalId,
            Officer by,
            @Nullable ApprovalLimit limit)
            implements FirstReceptionEvent {
        @Override
        public UUID factId() {
            return approvalId;
        }
    }

    /** It is not carried out. */
    record PaymentCancelled(RegionCode region, LocalDate from, UUID paymentId, UUID cancellationId, Officer by)
            implements FirstReceptionEvent {
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
    record PaymentConfirmed(
            RegionCode region,
            LocalDate from,
            UUID paymentId,
            UUID confirmationId,
            Officer by,
            LocalDate on,
            String reference)
            implements FirstReceptionEvent {
        @Override
        public UUID factId() {
            return confirmationId;
        }
    }
}
