package nl.opvang.funding.procedure.read;

import java.util.List;
import nl.opvang.contracts.funding.Approval;
import nl.opvang.contracts.funding.Assessment;
import nl.opvang.contracts.funding.Objection;
import nl.opvang.contracts.funding.Question;
import nl.opvang.funding.procedure.domain.Procedure;
import nl.opvang.funding.procedure.domain.ProcedureStatus;
import org.jspecify.annotations.Nullable;

/**
 * How far a request is.
 *
 * @param question what the applicant is to supply; null when nothing
 * @param assessment the last one; null when there is none since the last objection
 * @param approvals of it, not yet enough for a decision
 * @param decision the last approval of the decision that stands; null before
 * @param objection on which is still to be decided; null when on none
 */
public record ProcedureOverview(
        ProcedureStatus status,
        @Nullable Question question,
        @Nullable Assessment assessment,
        List<Approval> approvals,
        @Nullable Approval decision,
        @Nullable Objection objection) {
    public static ProcedureOverview of(Procedure procedure) {
        return new ProcedureOverview(
                procedure.status(),
                procedure.question(),
                procedure.assessment(),
                procedure.approvals(),
                procedure.decision(),
                procedure.objection());
    }
}
