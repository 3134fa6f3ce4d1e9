package nl.opvang.contracts.funding;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import nl.opvang.contracts.area.MunicipalityCode;
import nl.opvang.contracts.event.EventType;
import nl.opvang.contracts.money.Euro;
import nl.opvang.contracts.text.TextValue;
import org.jspecify.annotations.Nullable;

/**
 * What happened to the claim of a municipality for its actual costs of a spending year, where these differ significantly from
 * the norm payment, higher or lower (BooO article 3(2)). It is about the total of the year. Fields are only ever added.
 */
public sealed interface ClaimEvent extends DossierEvent {
    MunicipalityCode municipality();

    UUID claimId();

    @Override
    default TextValue area() {
        return municipality();
    }

    /** The names under which these events are stored. */
    static List<EventType<?>> types() {
        return List.of(
                new EventType<>("nl.opvang.funding.claim.claimed.v1", Claimed.class),
                new EventType<>("nl.opvang.funding.claim.information-asked.v1", InformationAsked.class),
                new EventType<>("nl.opvang.funding.claim.information-supplied.v1", InformationSupplied.class),
                new EventType<>("nl.opvang.funding.claim.assessed.v1", Assessed.class),
                new EventType<>("nl.opvang.funding.claim.approved.v1", Approved.class),
                new EventType<>("nl.opvang.funding.claim.decided.v1", Decided.class),
                new EventType<>("nl.opvang.funding.claim.objection-lodged.v1", ObjectionLodged.class),
                new EventType<>("nl.opvang.funding.claim.withdrawn.v1", Withdrawn.class));
    }

    /**
     * Somebody claims actual costs.
     *
     * @param by who claims for the municipality
     * @param receivedOn day on which it was received, in the Netherlands
     * @param actualCosts of all places and the whole year
     * @param norm what they are compared with
     * @param significantFrom null when no such rule was known: then the assessor says whether the difference is significant
     * @param evidence documents that are kept elsewhere
     */
    record Claimed(
            MunicipalityCode municipality,
            int year,
            UUID claimId,
            Officer by,
            LocalDate receivedOn,
            Euro actualCosts,
            NormPayment norm,
            @Nullable DeviationRule significantFrom,
            List<Evidence> evidence)
            implements ClaimEvent {
        public Claimed {
            evidence = List.copyOf(evidence);
        }

        @Override
        public UUID factId() {
            return claimId;
        }
    }

    /** The claim cannot be assessed as it is. */
    record InformationAsked(MunicipalityCode municipality, int year, UUID claimId, Question question)
            implements ClaimEvent {
        @Override
        public UUID factId() {
            return question.questionId();
        }
    }

    /** What was asked about is supplied. */
    record InformationSupplied(MunicipalityCode municipality, int year, UUID claimId, Answer answer)
            implements ClaimEvent {
        @Override
        public UUID factId() {
            return answer.answerId();
        }
    }

    /** Somebody looked into it; a later assessment replaces an earlier one, and what was approved on it. */
    record Assessed(MunicipalityCode municipality, int year, UUID claimId, Assessment assessment)
            implements ClaimEvent {
        @Override
        public UUID factId() {
            return assessment.assessmentId();
        }
    }

    /** The first of two approvers; nothing is decided yet. */
    record Approved(MunicipalityCode municipality, int year, UUID claimId, Approval approval) implements ClaimEvent {
        @Override
        public UUID factId() {
            return approval.approvalId();
        }
    }

    /**
     * The last approver needed: what is granted is paid instead of the norm.
     *
     * @param on day of the decision, in the Netherlands
     * @param objectionId the objection on which it was taken; null when there was none
     * @param insteadOf the decision that it replaces, by its approval; null when there was none
     */
    record Decided(
            MunicipalityCode municipality,
            int year,
            UUID claimId,
            Approval approval,
            LocalDate on,
            @Nullable UUID objectionId,
            @Nullable UUID insteadOf)
            implements ClaimEvent {
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
    record ObjectionLodged(MunicipalityCode municipality, int year, UUID claimId, Objection objection)
            implements ClaimEvent {
        @Override
        public UUID factId() {
            return objection.objectionId();
        }
    }

    /** The claim is not pursued; only before it is decided. */
    record Withdrawn(MunicipalityCode municipality, int year, UUID claimId, UUID withdrawalId, Officer by)
            implements ClaimEvent {
        @Override
        public UUID factId() {
            return withdrawalId;
        }
    }
}
