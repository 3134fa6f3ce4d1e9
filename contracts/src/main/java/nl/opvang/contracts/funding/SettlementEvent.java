package nl.opvang.contracts.funding;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import nl.opvang.contracts.area.MunicipalityCode;
import nl.opvang.contracts.event.EventType;
import nl.opvang.contracts.text.TextValue;
import org.jspecify.annotations.Nullable;

/** What happened to the settlement of a financial year with a municipality (BooO articles 6 and 7). Fields are only ever added. */
public sealed interface SettlementEvent extends DossierEvent {
    MunicipalityCode municipality();

    @Override
    default TextValue area() {
        return municipality();
    }

    /** The names under which these events are stored. */
    static List<EventType<?>> types() {
        return List.of(
                new EventType<>("nl.opvang.funding.settlement.accounted-for.v1", AccountedFor.class),
                new EventType<>("nl.opvang.funding.settlement.information-asked.v1", InformationAsked.class),
                new EventType<>("nl.opvang.funding.settlement.information-supplied.v1", InformationSupplied.class),
                new EventType<>("nl.opvang.funding.settlement.assessed.v1", Assessed.class),
                new EventType<>("nl.opvang.funding.settlement.approved.v1", Approved.class),
                new EventType<>("nl.opvang.funding.settlement.decided.v1", Decided.class),
                new EventType<>("nl.opvang.funding.settlement.objection-lodged.v1", ObjectionLodged.class));
    }

    /**
     * The municipality accounts for the year; a later account replaces an earlier one.
     *
     * @param receivedOn day on which it was received, in the Netherlands
     * @param deadline until when that is in time; null when no such rule was known
     */
    record AccountedFor(
            MunicipalityCode municipality,
            int year,
            UUID accountId,
            Officer by,
            LocalDate receivedOn,
            Account account,
            @Nullable Deadline deadline)
            implements SettlementEvent {
        @Override
        public UUID factId() {
            return accountId;
        }
    }

    /** The account cannot be assessed as it is. */
    record InformationAsked(MunicipalityCode municipality, int year, Question question) implements SettlementEvent {
        @Override
        public UUID factId() {
            return question.questionId();
        }
    }

    /** What was asked about is supplied. */
    record InformationSupplied(MunicipalityCode municipality, int year, Answer answer) implements SettlementEvent {
        @Override
        public UUID factId() {
            return answer.answerId();
        }
    }

    /**
     * Somebody looked into it.
     *
     * @param calculation what the year comes to, as known then
     * @param difference why the advice is another amount; null when it is not
     */
    record Assessed(
            MunicipalityCode municipality,
            int year,
            Assessment assessment,
            Calculation calculation,
            @Nullable DifferenceReason difference)
            implements SettlementEvent {
        @Override
        public UUID factId() {
            return assessment.assessmentId();
        }
    }

    /**
     * The first of two approvers; nothing is decided yet.
     *
     * @param difference why the ruling is another amount than what was calculated; null when it is not
     */
    record Approved(
            MunicipalityCode municipality,
            int year,
            Approval approval,
            @Nullable DifferenceReason difference) implements SettlementEvent {
        @Override
        public UUID factId() {
            return approval.approvalId();
        }
    }

    /**
     * The amount of the year is set.
     *
     * @param difference why it is another amount than what was calculated; null when it is not
     * @param on day of the decision, in the Netherlands
     * @param deadline until when it was to be set; null when no such rule was known
     * @param reclaimableThrough last day on which too much that was paid can be reclaimed; null when no such rule was known
     * @param objectionId the objection on which it was taken; null when there was none
     * @param insteadOf the decision that it replaces, by its approval; null when there was none
     */
    record Decided(
            MunicipalityCode municipality,
            int year,
            Approval approval,
            @Nullable DifferenceReason difference,
            LocalDate on,
            @Nullable Deadline deadline,
            @Nullable Deadline reclaimableThrough,
            @Nullable UUID objectionId,
            @Nullable UUID insteadOf)
            implements SettlementEvent {
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
    record ObjectionLodged(MunicipalityCode municipality, int year, Objection objection) implements SettlementEvent {
        @Override
        public UUID factId() {
            return objection.objectionId();
        }
    }
}
