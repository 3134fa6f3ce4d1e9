package nl.opvang.funding.procedure.domain;

import java.time.LocalDate;
import java.util.UUID;
import nl.opvang.contracts.funding.Answer;
import nl.opvang.contracts.funding.ApprovalLimit;
import nl.opvang.contracts.funding.Assessment;
import nl.opvang.contracts.funding.Objection;
import nl.opvang.contracts.funding.Officer;
import nl.opvang.contracts.funding.Question;
import nl.opvang.contracts.funding.Ruling;
import org.jspecify.annotations.Nullable;

/** A step that somebody wants to take about a request. */
public sealed interface ProcedureStep {
    /** The id by which a repeat is known. */
    UUID id();

    /** What makes a step the same as another. */
    Object what();

    record AskInformation(Question question) implements ProcedureStep {
        @Override
        public UUID id() {
            return question.questionId();
        }

        @Override
        public Object what() {
            return question;
        }
    }

    record SupplyInformation(Answer answer) implements ProcedureStep {
        @Override
        public UUID id() {
            return answer.answerId();
        }

        @Override
        public Object what() {
            return answer;
        }
    }

    record Assess(Assessment assessment) implements ProcedureStep {
        @Override
        public UUID id() {
            return assessment.assessmentId();
        }

        @Override
        public Object what() {
            return assessment;
        }
    }

    /** @param limit above which two must approve; null when no such rule is known */
    record Approve(
            UUID approvalId,
            Officer by,
            Ruling ruling,
            @Nullable ApprovalLimit limit,
            LocalDate today) implements ProcedureStep {
        @Override
        public UUID id() {
            return approvalId;
        }

        @Override
        public Object what() {
            return new StepTaken.Ruled(by, ruling);
        }
    }

    record LodgeObjection(Objection objection) implements ProcedureStep {
        @Override
        public UUID id() {
            return objection.objectionId();
        }

        @Override
        public Object what() {
            return objection;
        }
    }

    record Withdraw(UUID withdrawalId, Officer by) implements ProcedureStep {
        @Override
        public UUID id() {
            return withdrawalId;
        }

        @Override
        public Object what() {
            return by;
        }
    }
}
