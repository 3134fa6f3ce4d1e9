package nl.opvang.contracts.funding;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import nl.opvang.contracts.area.LocationId;
import nl.opvang.contracts.area.MunicipalityCode;
import nl.opvang.contracts.event.EventType;
import nl.opvang.contracts.money.Euro;
import nl.opvang.contracts.text.TextValue;
import org.jspecify.annotations.Nullable;

/**
 * What happened to one transition of a municipality: making a building fit for reception (BooO article 2(1)e). The plan, each
 * supplement and a conversion are requests of their own, each with its own procedure. Fields are only ever added.
 */
public sealed interface TransitionEvent extends DossierEvent {
    MunicipalityCode municipality();

    UUID transitionId();

    @Override
    default TextValue area() {
        return municipality();
    }

    /** The names under which these events are stored. */
    static List<EventType<?>> types() {
        return List.of(
                new EventType<>("nl.opvang.funding.transition.applied.v1", Applied.class),
                new EventType<>("nl.opvang.funding.transition.supplement-asked.v1", SupplementAsked.class),
                new EventType<>("nl.opvang.funding.transition.conversion-asked.v1", ConversionAsked.class),
                new EventType<>("nl.opvang.funding.transition.found-complete.v1", FoundComplete.class),
                new EventType<>("nl.opvang.funding.transition.information-asked.v1", InformationAsked.class),
                new EventType<>("nl.opvang.funding.transition.information-supplied.v1", InformationSupplied.class),
                new EventType<>("nl.opvang.funding.transition.assessed.v1", Assessed.class),
                new EventType<>("nl.opvang.funding.transition.approved.v1", Approved.class),
                new EventType<>("nl.opvang.funding.transition.decided.v1", Decided.class),
                new EventType<>("nl.opvang.funding.transition.objection-lodged.v1", ObjectionLodged.class),
                new EventType<>("nl.opvang.funding.transition.withdrawn.v1", Withdrawn.class),
                new EventType<>("nl.opvang.funding.transition.arrangement-made.v1", ArrangementMade.class),
                new EventType<>("nl.opvang.funding.transition.actuals-reported.v1", ActualsReported.class),
                new EventType<>("nl.opvang.funding.transition.location-linked.v1", LocationLinked.class));
    }

    /**
     * Somebody asks for the costs of a plan; the id of the dossier is also that of this request.
     *
     * @param year in which the transition begins
     * @param target within which it is aimed to be assessed; null when no such rule was known
     */
    record Applied(
            MunicipalityCode municipality,
            int year,
            UUID transitionId,
            Officer by,
            LocalDate receivedOn,
            TransitionPlan plan,
            @Nullable AssessmentTarget target)
            implements TransitionEvent {
        @Override
        public UUID factId() {
            return transitionId;
        }
    }

    /**
     * Costs go beyond what was granted and the margin.
     *
     * @param expected all costs of the transition, as they are expected or known now
     * @param amount what is asked for: the part above the margin
     */
    record SupplementAsked(
            MunicipalityCode municipality,
            int year,
            UUID transitionId,
            UUID requestId,
            Officer by,
            Euro expected,
            Euro amount,
            CostMargin margin,
            String grounds)
            implements TransitionEvent {
        @Override
        public UUID factId() {
            return requestId;
        }
    }

    /**
     * What cannot be financed within its term is to be spread over another.
     *
     * @param amount of the costs that are spread
     * @param years over which
     * @param mostYears over which at most; null when no such rule was known
     */
    record ConversionAsked(
            MunicipalityCode municipality,
            int year,
            UUID transitionId,
            UUID requestId,
            Officer by,
            Euro amount,
            int years,
            @Nullable YearLimit mostYears,
            String grounds)
            implements TransitionEvent {
        @Override
        public UUID factId() {
            return requestId;
        }
    }

    /** The application holds all that it must: it can be assessed. */
    record FoundComplete(
            MunicipalityCode municipality, int year, UUID transitionId, UUID requestId, UUID checkId, Officer by)
            implements TransitionEvent {
        @Override
        public UUID factId() {
            return checkId;
        }
    }

    /** The request cannot be assessed as it is; its clock stands still. */
    record InformationAsked(
            MunicipalityCode municipality, int year, UUID transitionId, UUID requestId, Question question)
            implements TransitionEvent {
        @Override
        public UUID factId() {
            return question.questionId();
        }
    }

    /** What was asked about is supplied; the clock goes on. */
    record InformationSupplied(
            MunicipalityCode municipality, int year, UUID transitionId, UUID requestId, Answer answer)
            implements TransitionEvent {
        @Override
        public UUID factId() {
            return answer.answerId();
        }
    }

    /** Somebody looked into it; a later assessment replaces an earlier one, and what was approved on it. */
    record Assessed(MunicipalityCode municipality, int year, UUID transitionId, UUID requestId, Assessment assessment)
            implements TransitionEvent {
        @Override
        public UUID factId() {
            return assessment.assessmentId();
        }
    }

    /** The first of two approvers; nothing is decided yet. */
    record Approved(MunicipalityCode municipality, int year, UUID transitionId, UUID requestId, Approval approval)
            implements TransitionEvent {
        @Override
        public UUID factId() {
            return approval.approvalId();
        }
    }

    /**
     * The last approver needed: the ruling is the decision.
     *
     * @param on day of the decision, in the Netherlands
     * @param objectionId the objection on which it was taken; null when there was none
     * @param insteadOf the decision that it replaces, by its approval; null when there was none
     */
    record Decided(
            MunicipalityCode municipality,
            int year,
            UUID transitionId,
            UUID requestId,
            Approval approval,
            LocalDate on,
            @Nullable UUID objectionId,
            @Nullable UUID insteadOf)
            implements TransitionEvent {
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
    record ObjectionLodged(
            MunicipalityCode municipality, int year, UUID transitionId, UUID requestId, Objection objection)
            implements TransitionEvent {
        @Override
        public UUID factId() {
            return objection.objectionId();
        }
    }

    /** The request is not pursued; only before it is decided. */
    record Withdrawn(
            MunicipalityCode municipality, int year, UUID transitionId, UUID requestId, UUID withdrawalId, Officer by)
            implements TransitionEvent {
        @Override
        public UUID factId() {
            return withdrawalId;
        }
    }

    /** Something was agreed for this transition alone, beside what was granted. */
    record ArrangementMade(
            MunicipalityCode municipality,
            int year,
            UUID transitionId,
            UUID arrangementId,
            Officer by,
            String text,
            @Nullable Evidence evidence)
            implements TransitionEvent {
        @Override
        public UUID factId() {
            return arrangementId;
        }
    }

    /**
     * What was invested in a financial year; a later report of the same year replaces an earlier one.
     *
     * @param financialYear in which it was invested
     */
    record ActualsReported(
            MunicipalityCode municipality,
            int year,
            UUID transitionId,
            UUID reportId,
            Officer by,
            int financialYear,
            Euro invested,
            Evidence evidence)
            implements TransitionEvent {
        @Override
        public UUID factId() {
            return reportId;
        }
    }

    /** This is the location that the transition made; a later word replaces an earlier one. */
    record LocationLinked(
            MunicipalityCode municipality, int year, UUID transitionId, UUID linkId, Officer by, LocationId locationId)
            implements TransitionEvent {
        @Override
        public UUID factId() {
            return linkId;
        }
    }
}
