package nl.opvang.funding.procedure.write;

import java.time.Duration;
import nl.opvang.funding.procedure.domain.Flaw;
import nl.opvang.funding.procedure.domain.ProcedureRefusal;
import nl.opvang.funding.procedure.domain.ProcedureRefusal.AlreadyDecided;
import nl.opvang.funding.procedure.domain.ProcedureRefusal.DecisionReplaced;
import nl.opvang.funding.procedure.domain.ProcedureRefusal.Flawed;
import nl.opvang.funding.procedure.domain.ProcedureRefusal.IdTaken;
import nl.opvang.funding.procedure.domain.ProcedureRefusal.InformationAwaited;
import nl.opvang.funding.procedure.domain.ProcedureRefusal.NotAssessed;
import nl.opvang.funding.procedure.domain.ProcedureRefusal.NotDecided;
import nl.opvang.funding.procedure.domain.ProcedureRefusal.NothingAsked;
import nl.opvang.funding.procedure.domain.ProcedureRefusal.ObjectionOpen;
import nl.opvang.funding.procedure.domain.ProcedureRefusal.OtherRulingApproved;
import nl.opvang.funding.procedure.domain.ProcedureRefusal.OwnApproval;
import nl.opvang.funding.procedure.domain.ProcedureRefusal.OwnAssessment;
import nl.opvang.funding.procedure.domain.ProcedureRefusal.OwnDecision;
import nl.opvang.funding.procedure.domain.ProcedureRefusal.OwnRequest;
import nl.opvang.funding.procedure.domain.ProcedureRefusal.RequestUnknown;
import nl.opvang.funding.procedure.domain.ProcedureRefusal.RequestWithdrawn;
import nl.opvang.funding.procedure.domain.ProcedureRefusal.RoleMayNot;
import nl.opvang.plumbing.problem.Fault;
import nl.opvang.plumbing.problem.Problem;

/** What each refusal of a step is over HTTP, in whatever procedure. What may pass says when to try again. */
public final class ProcedureProblems {
    /** When what is missing may be here. */
    public static final Duration SOON = Duration.ofSeconds(2);

    private ProcedureProblems() {}

    public static Problem problem(ProcedureRefusal refusal) {
        return switch (refusal) {
            case Flawed(var flaws) ->
                Problem.invalid(flaws.stream().map(ProcedureProblems::fault).toList());
            case IdTaken _ ->
                Problem.conflict(
                        "id-taken", "Id taken", "The id already stands for something else that was said here.");
            case RequestUnknown _ ->
                Problem.of(404, "request-unknown", "Request unknown", "Nothing was asked under this id.");
            case RoleMayNot _ ->
                Problem.of(403, "role-may-not", "Not in this role", "Who acts in your role has no part in this step.");
            case RequestWithdrawn _ ->
                Problem.conflict("request-withdrawn", "Request withdrawn", "The request is not pursued any more.");
            case AlreadyDecided(var decisionId) ->
                Problem.conflict(
                                "already-decided",
                                "Already decided",
                                "Somebody decided about this; an objection is the way to another decision.")
                        .with("decisionId", decisionId.toString());
            case InformationAwaited(var questionId) ->
                Problem.conflict(
                                "information-awaited",
                                "Information awaited",
                                "The applicant was asked for something that is not supplied yet.")
                        .with("questionId", questionId.toString())
                        .retryAfter(SOON);
            case NothingAsked _ ->
                Problem.conflict("nothing-asked", "Nothing asked", "This question waits for no answer.")
                        .retryAfter(SOON);
            case NotAssessed _ ->
                Problem.conflict("not-assessed", "Not assessed", "Nobody assessed this since it was asked.")
                        .retryAfter(SOON);
            case OwnRequest _ ->
                fourEyes("own-request", "Own request", "Whoever asked for something neither assesses nor approves it.");
            case OwnAssessment _ ->
                fourEyes("own-assessment", "Own assessment", "Whoever assessed something does not approve it.");
            case OwnApproval _ ->
                fourEyes("own-approval", "Own approval", "The second approver must be somebody else than the first.");
            case OwnDecision _ ->
                fourEyes(
                        "own-decision",
                        "Own decision",
                        "Whoever approved a decision does not approve what is decided on the objection to it.");
            case OtherRulingApproved(var first) ->
                Problem.conflict(
                                "other-ruling-approved",
                                "Other ruling approved",
                                "The first approver approved something else; assess anew for another ruling.")
                        .with("outcome", first.outcome().name())
                        .with("amount", first.amount().text());
            case NotDecided _ ->
                Problem.conflict("not-decided", "Not decided", "There is no decision to object to.")
                        .retryAfter(SOON);
            case DecisionReplaced(var decisionId) ->
                Problem.conflict("decision-replaced", "Decision replaced", "This is not the decision that stands.")
                        .with("decisionId", decisionId.toString());
            case ObjectionOpen(var objectionId) ->
                Problem.conflict(
                                "objection-open",
                                "Objection open",
                                "There is an objection already on which nothing is decided yet.")
                        .with("objectionId", objectionId.toString());
        };
    }

    private static Problem fourEyes(String name, String title, String detail) {
        return Problem.of(403, name, title, detail);
    }

    private static Fault fault(Flaw flaw) {
        var message = switch (flaw.kind()) {
            case MISSING -> "is required here";
            case NEGATIVE -> "must not be negative";
            case TOO_MUCH -> "is more than is possible";
            case NOTHING_ASKED -> "leaves nothing to be asked";
            case OUTSIDE_YEAR -> "lies outside the years that are possible here";
            case ENDS_BEFORE_IT_BEGINS -> "must come after the first day";
            case OVERLAPS -> "overlaps what comes before it";
            case MUNICIPALITY_NOT_THERE -> "holds days on which there is no such municipality";
            case IN_THE_FUTURE -> "must not lie in the future";
            case NOT_FOR_THIS_ROLE -> "is not for who acts in this role";
            case NOT_UNDER_SCHEME -> "is not possible under the scheme of the period";
            case NOT_OF_THIS_KIND -> "is not for an applicant of this kind";
            case GRANTED_NOTHING -> "must be more than nothing when something is granted";
            case REFUSED_SOMETHING -> "must be 0.00 when nothing is granted";
            case ABOVE_WHAT_WAS_ASKED -> "must not be more than was asked";
        };
        return flaw.field().equals("year")
                ? new Fault("path", "year", message)
                : new Fault("body", "/" + flaw.field(), message);
    }
}
