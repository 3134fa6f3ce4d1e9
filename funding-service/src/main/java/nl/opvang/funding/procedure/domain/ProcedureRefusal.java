package nl.opvang.funding.procedure.domain;

import java.util.List;
import java.util.UUID;
import nl.opvang.contracts.funding.OfficerRole;
import nl.opvang.contracts.funding.Ruling;
import nl.opvang.plumbing.decision.Refusal;

/** What stands in the way of a step in any procedure. */
public sealed interface ProcedureRefusal extends Refusal {
    /** All that is wrong with what was asked. */
    record Flawed(List<Flaw> flaws) implements ProcedureRefusal {
        public Flawed {
            flaws = List.copyOf(flaws);
        }
    }

    /** This id already stands for something else that was said in the dossier. */
    record IdTaken(UUID id) implements ProcedureRefusal {}

    /** Nothing was asked under this id. */
    record RequestUnknown(UUID id) implements ProcedureRefusal {}

    /** Who acts in this role has no part in this step. */
    record RoleMayNot(OfficerRole role) implements ProcedureRefusal {}

    record RequestWithdrawn() implements ProcedureRefusal {}

    /** Somebody decided already; an objection is the way to another decision. */
    record AlreadyDecided(UUID decisionId) implements ProcedureRefusal {}

    /** Something was asked of the applicant that is not supplied yet. */
    record InformationAwaited(UUID questionId) implements ProcedureRefusal {}

    /** Nothing that was asked is left to be supplied, or another question than this one is. */
    record NothingAsked() implements ProcedureRefusal {}

    record NotAssessed() implements ProcedureRefusal {}

    /** Whoever asked can neither assess nor approve. */
    record OwnRequest() implements ProcedureRefusal {}

    /** Whoever assessed cannot approve. */
    record OwnAssessment() implements ProcedureRefusal {}

    /** The second approver is somebody else than the first. */
    record OwnApproval() implements ProcedureRefusal {}

    /** Whoever approved a decision cannot approve what is decided on the objection to it. */
    record OwnDecision() implements ProcedureRefusal {}

    /** The first approver approved something else; a new assessment begins anew. */
    record OtherRulingApproved(Ruling first) implements ProcedureRefusal {}

    record NotDecided() implements ProcedureRefusal {}

    /** The objection is to a decision that was replaced since. */
    record DecisionReplaced(UUID decisionId) implements ProcedureRefusal {}

    /** There is an objection already on which nothing is decided yet. */
    record ObjectionOpen(UUID objectionId) implements ProcedureRefusal {}
}
