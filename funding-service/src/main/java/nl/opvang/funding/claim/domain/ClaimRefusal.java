package nl.opvang.funding.claim.domain;

import java.time.LocalDate;
import java.util.UUID;
import nl.opvang.contracts.funding.DeviationRule;
import nl.opvang.contracts.funding.NormPayment;
import nl.opvang.funding.procedure.domain.ProcedureRefusal;
import nl.opvang.plumbing.decision.Refusal;

/** What stands in the way of a command to a claim. */
public sealed interface ClaimRefusal extends Refusal {
    /** What stands in the way of such a step in any procedure. */
    record NoStep(ProcedureRefusal why) implements ClaimRefusal {}

    /** The total of a year is not known before it is over. */
    record YearNotOver(LocalDate lastDay) implements ClaimRefusal {}

    /** An earlier claim of this year waits for its decision: two at a time would overlap. */
    record ClaimOpen(UUID claimId) implements ClaimRefusal {}

    /** The same was claimed before, and granted. */
    record GrantedAlready(UUID claimId) implements ClaimRefusal {}

    /** The costs are what the norm pays, or do not differ from it by enough. */
    record NotSignificant(NormPayment norm, DeviationRule significantFrom) implements ClaimRefusal {}
}
