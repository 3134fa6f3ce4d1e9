package nl.opvang.funding.worklist.read;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import nl.opvang.contracts.calendar.Netherlands;
import nl.opvang.contracts.funding.AdvanceEvent;
import nl.opvang.contracts.funding.ClaimEvent;
import nl.opvang.contracts.funding.FirstReceptionEvent;
import nl.opvang.contracts.funding.PaymentEvent;
import nl.opvang.contracts.funding.RuleName;
import nl.opvang.contracts.funding.SettlementEvent;
import nl.opvang.contracts.funding.TransitionEvent;
import nl.opvang.contracts.funding.TransitionRequest;
import nl.opvang.contracts.money.Euro;
import nl.opvang.funding.advance.domain.Advance;
import nl.opvang.funding.calendar.domain.WorkingClock;
import nl.opvang.funding.calendar.read.WorkingDays;
import nl.opvang.funding.claim.domain.Claims;
import nl.opvang.funding.dossier.read.Dossier;
import nl.opvang.funding.firstreception.read.FirstReceptionOverview;
import nl.opvang.funding.payment.domain.Payments;
import nl.opvang.funding.procedure.domain.Procedure;
import nl.opvang.funding.procedure.domain.ProcedureStatus;
import nl.opvang.funding.rule.domain.KnownRules;
import nl.opvang.funding.settlement.domain.Settlement;
import nl.opvang.funding.transition.domain.Transition;
import nl.opvang.funding.transition.read.AssessmentPauses;
import nl.opvang.funding.worklist.domain.OpenWork;
import nl.opvang.funding.worklist.domain.Task;
import nl.opvang.funding.worklist.domain.Work;
import org.jspecify.annotations.Nullable;

/** Which work follows from each dossier, by the rules known then. */
final class WorkLists {
    private final KnownRules rules;

    WorkLists(KnownRules rules) {
        this.rules = rules;
    }

    /**
     * All that is to be done in a dossier.
     *
     * @param others what else there is of the same municipality and year, by its subject
     */
    List<Work> of(Dossier dossier, Map<String, Dossier> others, LocalDate today) {
        return switch (dossier.said().getFirst().event()) {
            case AdvanceEvent _ -> advance(dossier, others, today);
            case TransitionEvent _ -> transition(dossier);
            case ClaimEvent _ -> claims(dossier);
            case SettlementEvent _ -> settlement(dossier, others);
            case PaymentEvent _ -> payments(paid(dossier));
            case FirstReceptionEvent _ -> firstReception(dossier, today);
        };
    }

    private List<Work> advance(Dossier dossier, Map<String, Dossier> others, LocalDate today) {
        var advance = Advance.NONE;
        for (var said : dossier.said()) advance = Advance.evolve(advance, (AdvanceEvent) said.event());
        var work = new ArrayList<Work>();
        for (var application : advance.applications())
            work.addAll(OpenWork.of(application.applied().applicationId(), application.procedure(), Task.ASSESS));
        if (others.containsKey("settlement")) return work;
        // What was advanced is to be accounted for when its year is over, and is to be paid until then.
        if (advance.granted().cents() > 0 && today.getYear() > dossier.year())
            work.add(dated(Task.ACCOUNT_FOR_YEAR, RuleName.ACCOUNTABILITY_DEADLINE, dossier.year()));
        work.addAll(money(advance.granted(), paid(others.get("payment")), null, null));
        return work;
    }

    private List<Work> transition(Dossier dossier) {
        var transition = folded(dossier);
        var work = new ArrayList<Work>();
        for (var request : transition.requests().entrySet()) {
            var id = request.getKey();
            var procedure = request.getValue().procedure();
            boolean plan = request.getValue().kind() == TransitionRequest.PLAN;
            boolean unchecked = plan
                    && procedure.status() == ProcedureStatus.APPLIED
                    && !transition.complete().contains(id);
            var open = OpenWork.of(id, procedure, unchecked ? Task.CHECK_COMPLETENESS : Task.ASSESS_TRANSITION);
            work.addAll(
                    plan
                            ? open.stream()
                                    .map(each -> clocked(each, dossier, transition))
                                    .toList()
                            : open);
        }
        return work;
    }

    private static Transition folded(Dossier dossier) {
        var transition = Transition.NONE;
        for (var said : dossier.said()) transition = Transition.evolve(transition, (TransitionEvent) said.event());
        return transition;
    }

    /** The plan is aimed to be assessed within some hours of working days. */
    private Work clocked(Work work, Dossier dossier, Transition transition) {
        var target = Objects.requireNonNull(transition.applied()).target();
        if (target == null
                || work.paused()
                || !Set.of(Task.CHECK_COMPLETENESS, Task.ASSESS_TRANSITION).contains(work.task())) return work;
        return WorkingClock.due(
                        dossier.said().getFirst().knownAt(),
                        Duration.ofHours(target.hours()),
                        AssessmentPauses.of(dossier),
                        WorkingDays.of(rules))
                .map(due -> new Work(
                        work.task(),
                        work.requestId(),
                        LocalDate.ofInstant(due, Netherlands.ZONE),
                        false,
                        target.ruleEventId()))
                .orElse(work);
    }

    private static List<Work> claims(Dossier dossier) {
        var claims = Claims.NONE;
        for (var said : dossier.said()) claims = Claims.evolve(claims, (ClaimEvent) said.event());
        return claims.claims().stream()
                .flatMap(one -> OpenWork.of(one.claimed().claimId(), one.procedure(), Task.ASSESS).stream())
                .toList();
    }

    /** What was granted is accounted for when its period is over, as a year is. */
    private List<Work> firstReception(Dossier dossier, LocalDate today) {
        var state = FirstReceptionOverview.folded(dossier);
        var work = new ArrayList<Work>();
        for (var one : state.applications())
            work.addAll(OpenWork.of(
                    one.applied().applicationId(),
                    one.procedure(),
                    Task.SUPPLY_INFORMATION_OF_REGION,
                    Task.ASSESS_FIRST_RECEPTION));
        if (state.granted().cents() > 0
                && state.actuals() == null
                && today.isAfter(
                        state.applications().getLast().applied().period().lastDay()))
            work.add(dated(Task.TELL_ACTUAL_COSTS, RuleName.ACCOUNTABILITY_DEADLINE, dossier.year()));
        state.decided().ifPresent(decided -> work.addAll(money(decided.amount(), state.payments(), null, null)));
        work.addAll(payments(state.payments()));
        return work;
    }

    private List<Work> settlement(Dossier dossier, Map<String, Dossier> others) {
        var settlement = Settlement.NONE;
        for (var said : dossier.said()) settlement = Settlement.evolve(settlement, (SettlementEvent) said.event());
        Procedure procedure = settlement.procedure();
        var accounted = settlement.accounted();
        if (procedure == null || accounted == null) return List.of();
        var deadline = dated(Task.ASSESS_SETTLEMENT, RuleName.SETTLEMENT_DEADLINE, dossier.year());
        var work = new ArrayList<Work>();
        for (var each : OpenWork.of(accounted.accountId(), procedure, Task.ASSESS_SETTLEMENT)) {
            boolean dated = !each.paused() && each.task() != Task.SUPPLY_INFORMATION;
            work.add(
                    dated
                            ? new Work(each.task(), each.requestId(), deadline.dueOn(), false, deadline.ruleEventId())
                            : each);
        }
        var decided = settlement.decided();
        if (decided != null && !procedure.undecided()) {
            var reclaim = decided.reclaimableThrough();
            work.addAll(money(
                    decided.approval().ruling().amount(),
                    paid(others.get("payment")),
                    reclaim == null ? null : reclaim.lastDay(),
                    reclaim == null ? null : reclaim.ruleEventId()));
        }
        return work;
    }

    private static List<Work> payments(Payments payments) {
        var work = new ArrayList<Work>();
        for (var payment : payments.payments().values())
            switch (payment.status()) {
                case ORDERED, APPROVED_ONCE ->
                    work.add(Work.of(Task.RELEASE_PAYMENT, payment.ordered().paymentId()));
                case RELEASED ->
                    work.add(Work.of(Task.CONFIRM_PAYMENT, payment.ordered().paymentId()));
                case CONFIRMED, CANCELLED -> {}
            }
        return work;
    }

    /** What is decided and not ordered. */
    private static List<Work> money(
            Euro decided, Payments paid, @Nullable LocalDate reclaimThrough, @Nullable UUID ruleEventId) {
        int compared = decided.compareTo(paid.ordered());
        if (compared > 0) return List.of(new Work(Task.PAY, null, null, false, null));
        if (compared < 0 && paid.lapsed() == null)
            return List.of(new Work(Task.RECLAIM, null, reclaimThrough, false, ruleEventId));
        return List.of();
    }

    private static Payments paid(@Nullable Dossier dossier) {
        var payments = Payments.NONE;
        if (dossier == null) return payments;
        for (var said : dossier.said()) payments = Payments.evolve(payments, (PaymentEvent) said.event());
        return payments;
    }

    private Work dated(Task task, RuleName name, int year) {
        return rules.ofYear(name, year)
                .map(rule -> new Work(task, null, rule.terms().dayOfYear("through", year + 1), false, rule.eventId()))
                .orElse(new Work(task, null, null, false, null));
    }
}
