package nl.opvang.funding.procedure.domain;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import nl.opvang.contracts.funding.Answer;
import nl.opvang.contracts.funding.Approval;
import nl.opvang.contracts.funding.Assessment;
import nl.opvang.contracts.funding.Objection;
import nl.opvang.contracts.funding.Officer;
import nl.opvang.contracts.funding.OfficerRole;
import nl.opvang.contracts.funding.Outcome;
import nl.opvang.contracts.funding.Question;
import nl.opvang.contracts.funding.Ruling;
import nl.opvang.contracts.money.Euro;
import nl.opvang.funding.procedure.domain.ProcedureRefusal.AlreadyDecided;
import nl.opvang.funding.procedure.domain.ProcedureRefusal.DecisionReplaced;
import nl.opvang.funding.procedure.domain.ProcedureRefusal.Flawed;
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
import nl.opvang.funding.procedure.domain.ProcedureRefusal.RequestWithdrawn;
import nl.opvang.funding.procedure.domain.ProcedureRefusal.RoleMayNot;
import nl.opvang.funding.procedure.domain.ProcedureStep.Approve;
import nl.opvang.funding.procedure.domain.ProcedureStep.AskInformation;
import nl.opvang.funding.procedure.domain.ProcedureStep.Assess;
import nl.opvang.funding.procedure.domain.ProcedureStep.LodgeObjection;
import nl.opvang.funding.procedure.domain.ProcedureStep.SupplyInformation;
import nl.opvang.funding.procedure.domain.ProcedureStep.Withdraw;
import nl.opvang.funding.procedure.domain.StepTaken.Approved;
import nl.opvang.funding.procedure.domain.StepTaken.Assessed;
import nl.opvang.funding.procedure.domain.StepTaken.Decided;
import nl.opvang.funding.procedure.domain.StepTaken.InformationAsked;
import nl.opvang.funding.procedure.domain.StepTaken.InformationSupplied;
import nl.opvang.funding.procedure.domain.StepTaken.ObjectionLodged;
import nl.opvang.funding.procedure.domain.StepTaken.Withdrawn;
import nl.opvang.plumbing.decision.Decision;
import org.jspecify.annotations.Nullable;

/**
 * How far a request is, and four eyes: whoever asked can neither assess nor approve, whoever assessed cannot approve, two
 * approvers are two people, and whoever approved a decision cannot approve what is decided on an objection to it. People are
 * told apart by their pseudonym, whatever role they act in.
 *
 * @param asked pseudonyms of all who asked or supplied something for the applicant
 * @param assessed pseudonyms of all who ever assessed it
 * @param question what the applicant is to supply; null when nothing
 * @param assessment the last one; null when there is none since the last objection
 * @param approvals of this assessment, not yet enough for a decision
 * @param decision the last approval of the decision that stands; null before
 * @param decidedBefore pseudonyms of all who approved decisions
 * @param objection on which is to be decided; null when on none
 */
public record Procedure(
        Set<String> asked,
        Set<String> assessed,
        @Nullable Question question,
        @Nullable Assessment assessment,
        List<Approval> approvals,
        @Nullable Approval decision,
        Set<String> decidedBefore,
        @Nullable Objection objection,
        boolean withdrawn) {
    public Procedure {
        asked = Set.copyOf(asked);
        assessed = Set.copyOf(assessed);
        approvals = List.copyOf(approvals);
        decidedBefore = Set.copyOf(decidedBefore);
    }

    /** A request, and nothing more. */
    public static Procedure askedBy(Officer officer) {
        return new Procedure(Set.of(officer.subject()), Set.of(), null, null, List.of(), null, Set.of(), null, false);
    }

    /** Something else is asked, by the same or somebody else: it is to be assessed anew. */
    public Procedure askedAnewBy(Officer officer) {
        return new Procedure(
                with(asked, officer),
                assessed,
                question,
                null,
                List.of(),
                decision,
                decidedBefore,
                objection,
                withdrawn);
    }

    /** The procedure after one more step. */
    public Procedure after(StepTaken taken) {
        return switch (taken) {
            case InformationAsked(var asks) ->
                new Procedure(
                        asked,
                        with(assessed, asks.by()),
                        asks,
                        assessment,
                        approvals,
                        decision,
                        decidedBefore,
                        objection,
                        false);
            case InformationSupplied(var answer) ->
                new Procedure(
                        with(asked, answer.by()),
                        assessed,
                        null,
                        assessment,
                        approvals,
                        decision,
                        decidedBefore,
                        objection,
                        false);
            // What was approved was approved on another assessment.
            case Assessed(var now) ->
                new Procedure(
                        asked,
                        with(assessed, now.by()),
                        null,
                        now,
                        List.of(),
                        decision,
                        decidedBefore,
                        objection,
                        false);
            case Approved(var once) -> {
                var more = new ArrayList<>(approvals);
                more.add(once);
                yield new Procedure(asked, assessed, null, assessment, more, decision, decidedBefore, objection, false);
            }
            case Decided decided -> {
                var all = with(decidedBefore, decided.approval().by());
                for (var approval : approvals) all = with(all, approval.by());
                yield new Procedure(asked, assessed, null, assessment, List.of(), decided.approval(), all, null, false);
            }
            case ObjectionLodged(var now) ->
                new Procedure(
                        with(asked, now.by()), assessed, null, null, List.of(), decision, decidedBefore, now, false);
            case Withdrawn _ ->
                new Procedure(asked, assessed, null, assessment, approvals, decision, decidedBefore, objection, true);
        };
    }

    /**
     * What follows from a step that somebody wants to take.
     *
     * @param most more than this is not granted
     */
    public Decision<StepTaken, ProcedureRefusal> take(ProcedureStep step, Euro most, Parties parties) {
        return switch (step) {
            case AskInformation(var asks) -> unless(question(asks.by(), parties), new InformationAsked(asks));
            case SupplyInformation(var answer) -> unless(supply(answer, parties), new InformationSupplied(answer));
            case Assess(var now) -> unless(assess(now.by(), now.advice(), most, parties), new Assessed(now));
            case Approve approve -> unless(approve(approve.by(), approve.ruling(), most, parties), approved(approve));
            case LodgeObjection(var now) -> unless(object(now, parties), new ObjectionLodged(now));
            case Withdraw(var id, var by) -> unless(drop(by, parties), new Withdrawn(id, by));
        };
    }

    private static Decision<StepTaken, ProcedureRefusal> unless(Optional<ProcedureRefusal> refusal, StepTaken taken) {
        return refusal.<Decision<StepTaken, ProcedureRefusal>>map(Decision::refuse)
                .orElseGet(() -> Decision.accept(taken));
    }

    private StepTaken approved(Approve approve) {
        var approval = new Approval(approve.approvalId(), approve.by(), approve.ruling(), approve.limit());
        if (!decides(approval)) return new Approved(approval);
        return new Decided(
                approval,
                approve.today(),
                objection == null ? null : objection.objectionId(),
                decision == null ? null : decision.approvalId());
    }

    /** Whether an approval that may be given is the last one needed. */
    private boolean decides(Approval approval) {
        var limit = approval.limit();
        return !approvals.isEmpty()
                || limit == null
                || approval.ruling().amount().compareTo(limit.amount()) <= 0;
    }

    public ProcedureStatus status() {
        if (withdrawn) return ProcedureStatus.WITHDRAWN;
        if (question != null) return ProcedureStatus.AWAITING_INFORMATION;
        if (!approvals.isEmpty()) return ProcedureStatus.APPROVED_ONCE;
        if (objection != null) return assessment == null ? ProcedureStatus.OBJECTED_TO : ProcedureStatus.ASSESSED;
        if (decision != null)
            return decision.ruling().outcome() == Outcome.GRANTED ? ProcedureStatus.GRANTED : ProcedureStatus.REFUSED;
        return assessment == null ? ProcedureStatus.APPLIED : ProcedureStatus.ASSESSED;
    }

    /** Whether somebody still is to decide, for the first time or again. */
    public boolean undecided() {
        return !withdrawn && (decision == null || objection != null);
    }

    /** What the decision that stands grants; nothing when there is none. */
    public Euro granted() {
        return decision == null ? Euro.ZERO : decision.ruling().amount();
    }

    /** Whether somebody may ask the applicant for more. */
    private Optional<ProcedureRefusal> question(Officer by, Parties parties) {
        return first(inRole(by, parties.assessing()), toBeDecided(), notWaiting(), notAsker(by));
    }

    /** Whether somebody may supply what was asked. */
    private Optional<ProcedureRefusal> supply(Answer answer, Parties parties) {
        boolean isThis = question != null && question.questionId().equals(answer.questionId());
        return first(
                inRole(answer.by(), parties.asking()),
                toBeDecided(),
                isThis ? Optional.empty() : Optional.of(new NothingAsked()));
    }

    /** Whether somebody may assess. */
    private Optional<ProcedureRefusal> assess(Officer by, Ruling advice, Euro most, Parties parties) {
        return first(inRole(by, parties.assessing()), toBeDecided(), notWaiting(), notAsker(by), sound(advice, most));
    }

    /** Whether somebody may approve. */
    private Optional<ProcedureRefusal> approve(Officer by, Ruling ruling, Euro most, Parties parties) {
        return first(
                inRole(by, parties.approving()),
                toBeDecided(),
                notWaiting(),
                assessment == null ? Optional.of(new NotAssessed()) : Optional.empty(),
                notAsker(by),
                assessed.contains(by.subject()) ? Optional.of(new OwnAssessment()) : Optional.empty(),
                approvals.stream().anyMatch(approval -> approval.by().subject().equals(by.subject()))
                        ? Optional.of(new OwnApproval())
                        : Optional.empty(),
                objection != null && decidedBefore.contains(by.subject())
                        ? Optional.of(new OwnDecision())
                        : Optional.empty(),
                sound(ruling, most),
                approvals.stream()
                        .map(Approval::ruling)
                        .filter(firstRuling -> !firstRuling.equals(ruling))
                        .findFirst()
                        .map(OtherRulingApproved::new));
    }

    /** Whether somebody may object to the decision. */
    private Optional<ProcedureRefusal> object(Objection now, Parties parties) {
        if (withdrawn) return Optional.of(new RequestWithdrawn());
        if (objection != null) return Optional.of(new ObjectionOpen(objection.objectionId()));
        if (decision == null) return Optional.of(new NotDecided());
        return first(
                inRole(now.by(), parties.asking()),
                decision.approvalId().equals(now.decisionId())
                        ? Optional.empty()
                        : Optional.of(new DecisionReplaced(decision.approvalId())));
    }

    /** Whether somebody may take the request back. */
    private Optional<ProcedureRefusal> drop(Officer by, Parties parties) {
        if (withdrawn) return Optional.of(new RequestWithdrawn());
        if (decision != null) return Optional.of(new AlreadyDecided(decision.approvalId()));
        return inRole(by, parties.asking());
    }

    private Optional<ProcedureRefusal> toBeDecided() {
        if (withdrawn) return Optional.of(new RequestWithdrawn());
        return decision != null && objection == null
                ? Optional.of(new AlreadyDecided(decision.approvalId()))
                : Optional.empty();
    }

    private Optional<ProcedureRefusal> notWaiting() {
        return question == null ? Optional.empty() : Optional.of(new InformationAwaited(question.questionId()));
    }

    private Optional<ProcedureRefusal> notAsker(Officer by) {
        return asked.contains(by.subject()) ? Optional.of(new OwnRequest()) : Optional.empty();
    }

    private static Optional<ProcedureRefusal> inRole(Officer by, Set<OfficerRole> roles) {
        return roles.contains(by.role()) ? Optional.empty() : Optional.of(new RoleMayNot(by.role()));
    }

    private static Optional<ProcedureRefusal> sound(Ruling ruling, Euro most) {
        var flaws = new ArrayList<>(Bounds.flaws("amount", ruling.amount()));
        if (ruling.outcome() == Outcome.REFUSED && !ruling.amount().equals(Euro.ZERO))
            flaws.add(new Flaw("amount", Flaw.Kind.REFUSED_SOMETHING));
        if (ruling.outcome() == Outcome.GRANTED && ruling.amount().equals(Euro.ZERO))
            flaws.add(new Flaw("amount", Flaw.Kind.GRANTED_NOTHING));
        if (ruling.amount().compareTo(most) > 0) flaws.add(new Flaw("amount", Flaw.Kind.ABOVE_WHAT_WAS_ASKED));
        return flaws.isEmpty() ? Optional.empty() : Optional.of(new Flawed(flaws));
    }

    @SafeVarargs
    private static Optional<ProcedureRefusal> first(Optional<? extends ProcedureRefusal>... refusals) {
        for (var refusal : refusals) if (refusal.isPresent()) return Optional.of(refusal.get());
        return Optional.empty();
    }

    private static Set<String> with(Set<String> subjects, Officer officer) {
        var more = new HashSet<>(subjects);
        more.add(officer.subject());
        return more;
    }
}
