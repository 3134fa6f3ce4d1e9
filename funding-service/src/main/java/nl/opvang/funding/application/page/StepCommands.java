package nl.opvang.funding.application.page;

import java.util.List;
import java.util.Objects;
import java.util.UUID;
import nl.opvang.contracts.funding.AdvanceEvent;
import nl.opvang.contracts.funding.Calculation;
import nl.opvang.contracts.funding.ClaimEvent;
import nl.opvang.contracts.funding.DifferenceReason;
import nl.opvang.contracts.funding.DossierEvent;
import nl.opvang.contracts.funding.FirstReceptionEvent;
import nl.opvang.contracts.funding.Officer;
import nl.opvang.contracts.funding.PaymentEvent;
import nl.opvang.contracts.funding.SettlementEvent;
import nl.opvang.contracts.funding.TransitionEvent;
import nl.opvang.funding.advance.domain.Advance;
import nl.opvang.funding.advance.domain.AdvanceCommand;
import nl.opvang.funding.advance.domain.AdvanceDecider;
import nl.opvang.funding.advance.domain.AdvanceRefusal;
import nl.opvang.funding.claim.domain.ClaimCommand;
import nl.opvang.funding.claim.domain.ClaimDecider;
import nl.opvang.funding.claim.domain.ClaimRefusal;
import nl.opvang.funding.claim.domain.Claims;
import nl.opvang.funding.dossier.read.Dossier;
import nl.opvang.funding.firstreception.domain.FirstReception;
import nl.opvang.funding.firstreception.domain.FirstReceptionCommand;
import nl.opvang.funding.firstreception.domain.FirstReceptionDecider;
import nl.opvang.funding.firstreception.domain.FirstReceptionRefusal;
import nl.opvang.funding.payment.domain.PaymentCommand;
import nl.opvang.funding.payment.domain.PaymentDecider;
import nl.opvang.funding.payment.domain.PaymentRefusal;
import nl.opvang.funding.payment.domain.Payments;
import nl.opvang.funding.procedure.domain.ProcedureStep;
import nl.opvang.funding.settlement.domain.Settlement;
import nl.opvang.funding.settlement.domain.SettlementCommand;
import nl.opvang.funding.settlement.domain.SettlementDecider;
import nl.opvang.funding.settlement.domain.SettlementRefusal;
import nl.opvang.funding.settlement.write.SettlementOrders;
import nl.opvang.funding.settlement.write.SettlementOrders.KnownYear;
import nl.opvang.funding.transition.domain.Transition;
import nl.opvang.funding.transition.domain.TransitionCommand;
import nl.opvang.funding.transition.domain.TransitionDecider;
import nl.opvang.funding.transition.domain.TransitionRefusal;
import nl.opvang.plumbing.decision.Command;
import nl.opvang.plumbing.decision.Decision;
import nl.opvang.plumbing.decision.Refusal;
import nl.opvang.plumbing.http.write.RefusalProblems;
import nl.opvang.plumbing.problem.Problem;
import nl.opvang.plumbing.problem.ProblemException;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The commands by which steps are taken, as the API gives them, and what would become of them: nothing is offered that would be refused. */
@Component
class StepCommands {
    private final SettlementOrders settlements;
    private final RefusalProblems<AdvanceRefusal> advance;
    private final RefusalProblems<ClaimRefusal> claim;
    private final RefusalProblems<TransitionRefusal> transition;
    private final RefusalProblems<SettlementRefusal> settlement;
    private final RefusalProblems<FirstReceptionRefusal> firstReception;
    private final RefusalProblems<PaymentRefusal> payment;

    StepCommands(
            SettlementOrders settlements,
            RefusalProblems<AdvanceRefusal> advance,
            RefusalProblems<ClaimRefusal> claim,
            RefusalProblems<TransitionRefusal> transition,
            RefusalProblems<SettlementRefusal> settlement,
            RefusalProblems<FirstReceptionRefusal> firstReception,
            RefusalProblems<PaymentRefusal> payment) {
        this.settlements = settlements;
        this.advance = advance;
        this.claim = claim;
        this.transition = transition;
        this.settlement = settlement;
        this.firstReception = firstReception;
        this.payment = payment;
    }

    /** The commands about one dossier, for one page: what they rest on is read once. */
    About about(Dossier dossier) {
        return new About(dossier);
    }

    final class About {
        private final Dossier dossier;
        private @Nullable KnownYear year;

        private About(Dossier dossier) {
            this.dossier = dossier;
        }

        Command take(UUID requestId, ProcedureStep step, @Nullable DifferenceReason difference) {
            return switch (dossier.said().getFirst().event()) {
                case AdvanceEvent of -> new AdvanceCommand.Take(of.municipality(), of.year(), requestId, step);
                case ClaimEvent of -> new ClaimCommand.Take(of.municipality(), of.year(), requestId, step);
                case TransitionEvent of ->
                    new TransitionCommand.Take(of.municipality(), of.transitionId(), requestId, step);
                case SettlementEvent of -> year(of).take(step, difference);
                case FirstReceptionEvent of -> new FirstReceptionCommand.Take(of.region(), of.from(), requestId, step);
                case PaymentEvent _ -> throw ProblemException.notFound();
            };
        }

        private KnownYear year(SettlementEvent of) {
            var known = year;
            if (known != null) return known;
            known = settlements.ofYear(of.municipality(), of.year());
            year = known;
            return known;
        }

        /** Says that nothing is missing: of a transition alone. */
        Command findComplete(UUID requestId, UUID checkId, Officer by) {
            if (!(dossier.said().getFirst().event() instanceof TransitionEvent of)) throw ProblemException.notFound();
            return new TransitionCommand.FindComplete(of.municipality(), of.transitionId(), requestId, checkId, by);
        }

        Rehearsed rehearse(Command command) {
            return StepCommands.this.rehearse(dossier, command);
        }

        /** What a year would come to if it were assessed now; as it was assessed last when it cannot be, and null when it never was. */
        @Nullable
        Calculation calculation(Command assess) {
            var assessed = rehearse(assess).events().stream()
                    .map(event -> event instanceof SettlementEvent.Assessed now ? now.calculation() : null)
                    .filter(Objects::nonNull)
                    .findFirst();
            return assessed.orElse(settlement(dossier).calculation());
        }
    }

    /**
     * What would become of a command, as far as the dossier is known here.
     *
     * @param problem why nothing would; null when something would
     */
    record Rehearsed(List<DossierEvent> events, @Nullable Problem problem) {
        Rehearsed {
            events = List.copyOf(events);
        }
    }

    /** @param dossier null when nothing was said in it yet */
    Rehearsed rehearse(@Nullable Dossier dossier, Command command) {
        return switch (command) {
            case AdvanceCommand it ->
                rehearsed(
                        AdvanceDecider.decide(
                                it, Requests.state(dossier, Advance.NONE, AdvanceEvent.class, Advance::evolve)),
                        advance);
            case ClaimCommand it ->
                rehearsed(
                        ClaimDecider.decide(it, Requests.state(dossier, Claims.NONE, ClaimEvent.class, Claims::evolve)),
                        claim);
            case TransitionCommand it ->
                rehearsed(
                        TransitionDecider.decide(
                                it,
                                Requests.state(dossier, Transition.NONE, TransitionEvent.class, Transition::evolve)),
                        transition);
            case SettlementCommand it -> rehearsed(SettlementDecider.decide(it, settlement(dossier)), settlement);
            case FirstReceptionCommand it ->
                rehearsed(
                        FirstReceptionDecider.decide(
                                it,
                                Requests.state(
                                        dossier,
                                        FirstReception.NONE,
                                        FirstReceptionEvent.class,
                                        FirstReception::evolve)),
                        firstReception);
            case PaymentCommand it ->
                rehearsed(
                        PaymentDecider.decide(
                                it, Requests.state(dossier, Payments.NONE, PaymentEvent.class, Payments::evolve)),
                        payment);
            default -> throw new IllegalArgumentException("nothing about a dossier: " + command);
        };
    }

    static Settlement settlement(@Nullable Dossier dossier) {
        return Requests.state(dossier, Settlement.NONE, SettlementEvent.class, Settlement::evolve);
    }

    private static <E extends DossierEvent, R extends Refusal> Rehearsed rehearsed(
            Decision<E, R> decision, RefusalProblems<R> problems) {
        return switch (decision) {
            case Decision.Accepted<E, R>(var events) -> new Rehearsed(List.copyOf(events), null);
            case Decision.Refused<E, R>(var reason) ->
                new Rehearsed(List.of(), problems.problem().apply(reason));
        };
    }
}
