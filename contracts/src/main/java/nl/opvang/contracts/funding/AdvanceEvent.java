package nl.opvang.contracts.funding;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import nl.opvang.contracts.area.MunicipalityCode;
import nl.opvang.contracts.event.EventType;
import nl.opvang.contracts.money.Euro;
import nl.opvang.contracts.text.TextValue;
import org.jspecify.annotations.Nullable;

/** What happened to the advance of a municipality for a financial year (BooO article 5). Fields are only ever added. */
public sealed interface AdvanceEvent extends DossierEvent {
    MunicipalityCode municipality();

    UUID applicationId();

    @Override
    default TextValue area() {
        return municipality();
    }

    /** The names under which these events are stored. */
    static List<EventType<?>> types() {
        return List.of(
                new EventType<>("nl.opvang.funding.advance.applied.v1", Applied.class),
                new EventType<>("nl.opvang.funding.advance.information-asked.v1", InformationAsked.class),
                new EventType<>("nl.opvang.funding.advance.information-supplied.v1", InformationSupplied.class),
                new EventType<>("nl.opvang.funding.advance.assessed.v1", Assessed.class),
                new EventType<>("nl.opvang.funding.advance.approved.v1", Approved.class),
                new EventType<>("nl.opvang.funding.advance.decided.v1", Decided.class),
                new EventType<>("nl.opvang.funding.advance.objection-lodged.v1", ObjectionLodged.class),
                new EventType<>("nl.opvang.funding.advance.withdrawn.v1", Withdrawn.class));
    }

    /**
     * Somebody asks for an advance, or for another one than was decided: of the whole year anew.
     *
     * @param by who asks for the municipality
     * @param receivedOn day on which it was received, in the Netherlands
     * @param places the expected places as priced then
     * @param amount what is asked for
     * @param ground why it is late, as far as the applicant said
     * @param deadline until when that is in time; null when no such rule was known
     * @param lateness null when it was in time, as far as was known
     */
    record Applied(
            MunicipalityCode municipality,
            int year,
            UUID applicationId,
            Officer by,
            LocalDate receivedOn,
            AdvanceEstimate estimate,
            List<PricedPlaces> places,
            Euro amount,
            @Nullable LateGround ground,
            @Nullable Deadline deadline,
            @Nullable Lateness lateness)
            implements AdvanceEvent {
        public Applied {
            places = List.copyOf(places);
        }

        @Override
        public UUID factId() {
            return applicationId;
        }
    }

    /** The application cannot be assessed as it is. */
    record InformationAsked(MunicipalityCode municipality, int year, UUID applicationId, Question question)
            implements AdvanceEvent {
        @Override
        public UUID factId() {
            return question.questionId();
        }
    }

    /** What was asked about is supplied. */
    record InformationSupplied(MunicipalityCode municipality, int year, UUID applicationId, Answer answer)
            implements AdvanceEvent {
        @Override
        public UUID factId() {
            return answer.answerId();
        }
    }

    /** Somebody looked into it; a later assessment replaces an earlier one, and what was approved on it. */
    record Assessed(MunicipalityCode municipality, int year, UUID applicationId, Assessment assessment)
            implements AdvanceEvent {
        @Override
        public UUID factId() {
            return assessment.assessmentId();
        }
    }

    /** The first of two approvers; nothing is decided yet. */
    record Approved(MunicipalityCode municipality, int year, UUID applicationId, Approval approval)
            implements AdvanceEvent {
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
            UUID applicationId,
            Approval approval,
            LocalDate on,
            @Nullable UUID objectionId,
            @Nullable UUID insteadOf)
            implements AdvanceEvent {
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
    record ObjectionLodged(MunicipalityCode municipality, int year, UUID applicationId, Objection objection)
            implements AdvanceEvent {
        @Override
        public UUID factId() {
            return objection.objectionId();
        }
    }

    /** The application is not pursued; only before it is decided. */
    record Withdrawn(MunicipalityCode municipality, int year, UUID applicationId, UUID withdrawalId, Officer by)
            implements AdvanceEvent {
        @Override
        public UUID factId() {
            return withdrawalId;
        }
    }
}
