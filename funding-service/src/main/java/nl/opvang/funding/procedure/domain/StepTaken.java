package nl.opvang.funding.procedure.domain;

import java.time.LocalDate;
import java.util.UUID;
import nl.opvang.contracts.funding.Answer;
import nl.opvang.contracts.funding.Approval;
import nl.opvang.contracts.funding.Assessment;
import nl.opvang.contracts.funding.Objection;
import nl.opvang.contracts.funding.Officer;
import nl.opvang.contracts.funding.Question;
import nl.opvang.contracts.funding.Ruling;
import org.jspecify.annotations.Nullable;

/** A step about a request as it was taken; every feature tells it as an event of its own. */
public sealed interface StepTaken {
    /** What makes it the same as a step that somebody wants to take. */
    Object what();

    /** Who ruled what: the limit that was known then does not make it another approval. */
    record Ruled(Officer by, Ruling ruling) {}

    record InformationAsked(Question question) implements StepTaken {
        @Override
        public Object what() {
            return question;
        }
    }

    record InformationSupplied(Answer answer) implements StepTaken {
        @Override
        public Object what() {
            return answer;
        }
    }

    record Assessed(Assessment assessment) implements StepTaken {
        @Override
        public Object what() {
            return assessment;
        }
    }

    /** The first of two approvers. */
    record Approved(Approval approval) implements StepTaken {
        @Override
        public Object what() {
            return new Ruled(approval.by(), approval.ruling());
        }
    }

    /**
     * @param objectionId the objection on which it was decided; null when there was none
     * @param insteadOf the decision that is replaced; null when there was none
     */
    record Decided(
            Approval approval,
            LocalDate on,
            @Nullable UUID objectionId,
            @Nullable UUID insteadOf) implements StepTaken {
        @Override
        public Object what() {
            return new Ruled(approval.by(), approval.ruling());
        }
    }

    record ObjectionLodged(Objection objection) implements StepTaken {
        @Override
        public Object what() {
            return objection;
        }
    }

    record Withdrawn(UUID withdrawalId, Officer by) implements StepTaken {
        @Override
        public Object what() {
            return by;
        }
    }
}
