package nl.opvang.funding.transition.domain;

import java.util.UUID;
import nl.opvang.contracts.area.MunicipalityCode;
import nl.opvang.contracts.funding.YearLimit;
import nl.opvang.contracts.money.Euro;
import nl.opvang.funding.procedure.domain.ProcedureRefusal;
import nl.opvang.plumbing.decision.Refusal;

/** What stands in the way of a command to a transition. */
public sealed interface TransitionRefusal extends Refusal {
    /** What stands in the way of such a step in any procedure. */
    record NoStep(ProcedureRefusal why) implements TransitionRefusal {}

    /** Nothing was asked for under this id. */
    record TransitionUnknown() implements TransitionRefusal {}

    /** Nobody found it complete: it cannot be assessed yet. */
    record NotFoundComplete() implements TransitionRefusal {}

    /** The plan is not granted: there is nothing that more could be asked for. */
    record PlanNotGranted() implements TransitionRefusal {}

    /** A request of this kind waits for its decision: two at a time would overlap. */
    record RequestOpen(UUID requestId) implements TransitionRefusal {}

    /** The expected costs stay within what was granted and the margin. */
    record SupplementNotNeeded(Euro through) implements TransitionRefusal {}

    /** More than what was granted cannot be spread. */
    record MoreThanGranted(Euro granted) implements TransitionRefusal {}

    record TooManyYears(YearLimit limit) implements TransitionRefusal {}

    /** The location belongs to another municipality. */
    record LocationElsewhere(MunicipalityCode municipality) implements TransitionRefusal {}
}
