package nl.opvang.funding.transition.domain;

import static nl.opvang.plumbing.decision.Decision.accept;
import static nl.opvang.plumbing.decision.Decision.refuse;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import nl.opvang.contracts.area.Division;
import nl.opvang.contracts.funding.Officer;
import nl.opvang.contracts.funding.OfficerRole;
import nl.opvang.contracts.funding.Question;
import nl.opvang.contracts.funding.TransitionEvent;
import nl.opvang.contracts.funding.TransitionEvent.ActualsReported;
import nl.opvang.contracts.funding.TransitionEvent.Applied;
import nl.opvang.contracts.funding.TransitionEvent.Approved;
import nl.opvang.contracts.funding.TransitionEvent.ArrangementMade;
import nl.opvang.contracts.funding.TransitionEvent.Assessed;
import nl.opvang.contracts.funding.TransitionEvent.ConversionAsked;
import nl.opvang.contracts.funding.TransitionEvent.Decided;
import nl.opvang.contracts.funding.TransitionEvent.FoundComplete;
import nl.opvang.contracts.funding.TransitionEvent.InformationAsked;
import nl.opvang.contracts.funding.TransitionEvent.InformationSupplied;
import nl.opvang.contracts.funding.TransitionEvent.LocationLinked;
import nl.opvang.contracts.funding.TransitionEvent.ObjectionLodged;
import nl.opvang.contracts.funding.TransitionEvent.SupplementAsked;
import nl.opvang.contracts.funding.TransitionEvent.Withdrawn;
import nl.opvang.contracts.funding.TransitionRequest;
import nl.opvang.contracts.money.Euro;
import nl.opvang.funding.procedure.domain.Bounds;
import nl.opvang.funding.procedure.domain.Flaw;
import nl.opvang.funding.procedure.domain.Parties;
import nl.opvang.funding.procedure.domain.ProcedureRefusal;
import nl.opvang.funding.procedure.domain.ProcedureRefusal.Flawed;
import nl.opvang.funding.procedure.domain.ProcedureRefusal.RequestUnknown;
import nl.opvang.funding.procedure.domain.ProcedureRefusal.RoleMayNot;
import nl.opvang.funding.procedure.domain.ProcedureStep;
import nl.opvang.funding.procedure.domain.StepTaken;
import nl.opvang.funding.transition.domain.Transition.Asked;
import nl.opvang.funding.transition.domain.Transition.Request;
import nl.opvang.funding.transition.domain.Transition.Step;
import nl.opvang.funding.transition.domain.TransitionCommand.Apply;
import nl.opvang.funding.transition.domain.TransitionCommand.AskConversion;
import nl.opvang.funding.transition.domain.TransitionCommand.AskSupplement;
import nl.opvang.funding.transition.domain.TransitionCommand.FindComplete;
import nl.opvang.funding.transition.domain.TransitionCommand.LinkLocation;
import nl.opvang.funding.transition.domain.TransitionCommand.MakeArrangement;
import nl.opvang.funding.transition.domain.TransitionCommand.ReportActuals;
import nl.opvang.funding.transition.domain.TransitionCommand.Take;
import nl.opvang.funding.transition.domain.TransitionRefusal.LocationElsewhere;
import nl.opvang.funding.transition.domain.TransitionRefusal.MoreThanGranted;
import nl.opvang.funding.transition.domain.TransitionRefusal.NoStep;
import nl.opvang.funding.transition.domain.TransitionRefusal.NotFoundComplete;
import nl.opvang.funding.transition.domain.TransitionRefusal.PlanNotGranted;
import nl.opvang.funding.transition.domain.TransitionRefusal.RequestOpen;
import nl.opvang.funding.transition.domain.TransitionRefusal.SupplementNotNeeded;
import nl.opvang.funding.transition.domain.TransitionRefusal.TooManyYears;
import nl.opvang.funding.transition.domain.TransitionRefusal.TransitionUnknown;
import nl.opvang.plumbing.decision.Decider;
import nl.opvang.plumbing.decision.Decision;

/**
 * Transition costs are reimbursed at what they were, as far as they were granted and a margin above that; for the part above
 * the margin a supplement is asked for (BooO article 2(2)-(3), 3(5)-(6)).
 */
public final class TransitionDecider {
    public static final Decider<TransitionCommand, Transition, TransitionEvent, TransitionRefusal> DECIDER =
            new Decider<>(
                    TransitionCommand.FEATURE,
                    TransitionCommand.class,
                    TransitionEvent.class,
                    Transition.NONE,
                    TransitionDecider::decide,
                    Transition::evolve);

    /** The ministry may enter an application that reached it on paper: for the municipality, so that it asked. */
    static final Parties PARTIES = new Parties(
            Set.of(OfficerRole.MUNICIPALITY, OfficerRole.MINISTRY),
            Set.of(OfficerRole.NOO),
            Set.of(OfficerRole.MINISTRY));

    private static final int FIRST_YEAR = 2022;
    private static final int MOST_MONTHS = 1200;

    private TransitionDecider() {}

    public static Decision<TransitionEvent, TransitionRefusal> decide(
            TransitionCommand command, Transition transition) {
        return switch (command) {
            case Apply apply ->
                once(apply.transitionId(), new Asked(apply.by(), apply.plan()), transition, () -> apply(apply));
            case AskSupplement ask ->
                once(
                        ask.requestId(),
                        List.of(ask.by(), ask.expected(), ask.grounds()),
                        transition,
                        () -> supplement(ask, transition));
            case AskConversion ask ->
                once(
                        ask.requestId(),
                        List.of(ask.by(), ask.amount(), ask.years(), ask.grounds()),
                        transition,
                        () -> conversion(ask, transition));
            case FindComplete find ->
                once(
                        find.checkId(),
                        new Step(find.requestId(), find.by()),
                        transition,
                        () -> complete(find, transition));
            case Take take ->
                once(
                        take.step().id(),
                        new Step(take.requestId(), take.step().what()),
                        transition,
                        () -> take(take, transition));
            case MakeArrangement make -> arrangement(make, transition);
            case ReportActuals report -> actuals(report, transition);
            case LinkLocation link -> location(link, transition);
        };
    }

    private static Decision<TransitionEvent, TransitionRefusal> apply(Apply apply) {
        var role = inRole(apply.by(), PARTIES.asking());
        if (role.isPresent()) return refuse(role.get());
        var flaws = flaws(apply);
        if (!flaws.isEmpty()) return refuse(new NoStep(new Flawed(flaws)));
        return accept(new Applied(
                apply.municipality(),
                apply.plan().from().getYear(),
                apply.transitionId(),
                apply.by(),
                apply.received(),
                apply.plan(),
                apply.target()));
    }

    private static List<Flaw> flaws(Apply apply) {
        var plan = apply.plan();
        var flaws = new ArrayList<Flaw>();
        var received = apply.receivedOn();
        if (received != null && received.isAfter(apply.today()))
            flaws.add(new Flaw("receivedOn", Flaw.Kind.IN_THE_FUTURE));
        if (received != null && apply.by().role() != OfficerRole.MINISTRY)
            flaws.add(new Flaw("receivedOn", Flaw.Kind.NOT_FOR_THIS_ROLE));
        if (plan.parties().isEmpty()) flaws.add(new Flaw("parties", Flaw.Kind.MISSING));
        if (plan.places() < 0) flaws.add(new Flaw("places", Flaw.Kind.NEGATIVE));
        if (plan.places() == 0) flaws.add(new Flaw("places", Flaw.Kind.MISSING));
        if (plan.places() > Bounds.MOST_PLACES) flaws.add(new Flaw("places", Flaw.Kind.TOO_MUCH));
        flaws.addAll(Bounds.flaws("budget", plan.budget()));
        if (plan.budget().equals(Euro.ZERO)) flaws.add(new Flaw("budget", Flaw.Kind.MISSING));
        if (plan.depreciationMonths() < 1) flaws.add(new Flaw("depreciationMonths", Flaw.Kind.MISSING));
        if (plan.depreciationMonths() > MOST_MONTHS) flaws.add(new Flaw("depreciationMonths", Flaw.Kind.TOO_MUCH));
        if (!plan.from().isBefore(plan.until())) flaws.add(new Flaw("until", Flaw.Kind.ENDS_BEFORE_IT_BEGINS));
        if (!plan.availableFrom().isBefore(plan.availableUntil()))
            flaws.add(new Flaw("availableUntil", Flaw.Kind.ENDS_BEFORE_IT_BEGINS));
        // The regulation pays from 1 March 2022 on; what begins in ten years is nobody's plan.
        if (plan.from().getYear() < FIRST_YEAR
                || plan.from().getYear() > apply.received().getYear() + 10)
            flaws.add(new Flaw("from", Flaw.Kind.OUTSIDE_YEAR));
        if (!exists(apply)) flaws.add(new Flaw("from", Flaw.Kind.MUNICIPALITY_NOT_THERE));
        return flaws;
    }

    private static boolean exists(Apply apply) {
        return Division.ofTheNetherlands()
                .municipality(apply.municipality())
                .filter(it -> it.existsOn(apply.plan().from()))
                .isPresent();
    }

    private static Decision<TransitionEvent, TransitionRefusal> supplement(AskSupplement ask, Transition transition) {
        var applied = transition.applied();
        if (applied == null) return refuse(new TransitionUnknown());
        var role = inRole(ask.by(), PARTIES.asking());
        if (role.isPresent()) return refuse(role.get());
        var flaws = Bounds.flaws("expected", ask.expected());
        if (!flaws.isEmpty()) return refuse(new NoStep(new Flawed(flaws)));
        if (!transition.planGranted()) return refuse(new PlanNotGranted());
        var open = transition.open(TransitionRequest.SUPPLEMENT);
        if (open.isPresent()) return refuse(new RequestOpen(open.get()));
        var margin = TransitionCosts.margin(transition.granted(), ask.margin());
        if (ask.expected().compareTo(margin.through()) <= 0) return refuse(new SupplementNotNeeded(margin.through()));
        return accept(new SupplementAsked(
                ask.municipality(),
                applied.year(),
                ask.transitionId(),
                ask.requestId(),
                ask.by(),
                ask.expected(),
                ask.expected().minus(margin.through()),
                margin,
                ask.grounds()));
    }

    private static Decision<TransitionEvent, TransitionRefusal> conversion(AskConversion ask, Transition transition) {
        var applied = transition.applied();
        if (applied == null) return refuse(new TransitionUnknown());
        var role = inRole(ask.by(), PARTIES.asking());
        if (role.isPresent()) return refuse(role.get());
        var flaws = new ArrayList<>(Bounds.flaws("amount", ask.amount()));
        if (ask.amount().equals(Euro.ZERO)) flaws.add(new Flaw("amount", Flaw.Kind.MISSING));
        if (ask.years() < 1) flaws.add(new Flaw("years", Flaw.Kind.MISSING));
        if (!flaws.isEmpty()) return refuse(new NoStep(new Flawed(flaws)));
        if (!transition.planGranted()) return refuse(new PlanNotGranted());
        var open = transition.open(TransitionRequest.CONVERSION);
        if (open.isPresent()) return refuse(new RequestOpen(open.get()));
        if (ask.amount().compareTo(transition.granted()) > 0) return refuse(new MoreThanGranted(transition.granted()));
        var most = ask.mostYears();
        if (most != null && ask.years() > most.years()) return refuse(new TooManyYears(most));
        return accept(new ConversionAsked(
                ask.municipality(),
                applied.year(),
                ask.transitionId(),
                ask.requestId(),
                ask.by(),
                ask.amount(),
                ask.years(),
                most,
                ask.grounds()));
    }

    private static Decision<TransitionEvent, TransitionRefusal> complete(FindComplete find, Transition transition) {
        var applied = transition.applied();
        var request = transition.requests().get(find.requestId());
        if (applied == null || request == null) return refuse(new NoStep(new RequestUnknown(find.requestId())));
        // Whoever may ask for what is missing may say that nothing is.
        var question = new Question(find.checkId(), find.by(), "");
        return switch (request.procedure()
                .take(new ProcedureStep.AskInformation(question), request.amount(), PARTIES)) {
            case Decision.Refused(var why) -> refuse(new NoStep(why));
            case Decision.Accepted<StepTaken, ProcedureRefusal> _ ->
                accept(new FoundComplete(
                        find.municipality(),
                        applied.year(),
                        find.transitionId(),
                        find.requestId(),
                        find.checkId(),
                        find.by()));
        };
    }

    private static Decision<TransitionEvent, TransitionRefusal> take(Take take, Transition transition) {
        var applied = transition.applied();
        var request = transition.requests().get(take.requestId());
        if (applied == null || request == null) return refuse(new NoStep(new RequestUnknown(take.requestId())));
        return switch (request.procedure().take(take.step(), request.amount(), PARTIES)) {
            case Decision.Refused(var why) -> refuse(new NoStep(why));
            case Decision.Accepted(var taken) -> {
                if (needsCompleteness(take, request, transition)) yield refuse(new NotFoundComplete());
                yield accept(taken.stream()
                        .map(each -> event(take, applied.year(), each))
                        .toList());
            }
        };
    }

    private static boolean needsCompleteness(Take take, Request request, Transition transition) {
        return take.step() instanceof ProcedureStep.Assess
                && request.kind() == TransitionRequest.PLAN
                && !transition.complete().contains(take.requestId());
    }

    private static TransitionEvent event(Take take, int year, StepTaken taken) {
        var municipality = take.municipality();
        var transition = take.transitionId();
        var id = take.requestId();
        return switch (taken) {
            case StepTaken.InformationAsked(var question) ->
                new InformationAsked(municipality, year, transition, id, question);
            case StepTaken.InformationSupplied(var answer) ->
                new InformationSupplied(municipality, year, transition, id, answer);
            case StepTaken.Assessed(var assessment) -> new Assessed(municipality, year, transition, id, assessment);
            case StepTaken.Approved(var approval) -> new Approved(municipality, year, transition, id, approval);
            case StepTaken.Decided(var approval, var on, var objectionId, var insteadOf) ->
                new Decided(municipality, year, transition, id, approval, on, objectionId, insteadOf);
            case StepTaken.ObjectionLodged(var objection) ->
                new ObjectionLodged(municipality, year, transition, id, objection);
            case StepTaken.Withdrawn(var withdrawalId, var by) ->
                new Withdrawn(municipality, year, transition, id, withdrawalId, by);
        };
    }

    private static Decision<TransitionEvent, TransitionRefusal> arrangement(
            MakeArrangement make, Transition transition) {
        var applied = transition.applied();
        if (applied == null) return refuse(new TransitionUnknown());
        var event = new ArrangementMade(
                make.municipality(),
                applied.year(),
                make.transitionId(),
                make.arrangementId(),
                make.by(),
                make.text(),
                make.evidence());
        return once(
                make.arrangementId(),
                event,
                transition,
                () -> inRole(make.by(), EnumSet.of(OfficerRole.NOO, OfficerRole.MINISTRY))
                        .<Decision<TransitionEvent, TransitionRefusal>>map(Decision::refuse)
                        .orElseGet(() -> accept(event)));
    }

    private static Decision<TransitionEvent, TransitionRefusal> actuals(ReportActuals report, Transition transition) {
        var applied = transition.applied();
        if (applied == null) return refuse(new TransitionUnknown());
        var event = new ActualsReported(
                report.municipality(),
                applied.year(),
                report.transitionId(),
                report.reportId(),
                report.by(),
                report.financialYear(),
                report.invested(),
                report.evidence());
        return once(report.reportId(), event, transition, () -> {
            var role = inRole(report.by(), PARTIES.asking());
            if (role.isPresent()) return refuse(role.get());
            var flaws = new ArrayList<>(Bounds.flaws("invested", report.invested()));
            if (report.financialYear() < FIRST_YEAR
                    || report.financialYear() > report.today().getYear())
                flaws.add(new Flaw("financialYear", Flaw.Kind.OUTSIDE_YEAR));
            if (!flaws.isEmpty()) return refuse(new NoStep(new Flawed(flaws)));
            return transition.planGranted() ? accept(event) : refuse(new PlanNotGranted());
        });
    }

    private static Decision<TransitionEvent, TransitionRefusal> location(LinkLocation link, Transition transition) {
        var applied = transition.applied();
        if (applied == null) return refuse(new TransitionUnknown());
        var event = new LocationLinked(
                link.municipality(), applied.year(), link.transitionId(), link.linkId(), link.by(), link.locationId());
        return once(link.linkId(), event, transition, () -> {
            var role = inRole(link.by(), PARTIES.asking());
            if (role.isPresent()) return refuse(role.get());
            return belongs(link)
                    ? accept(event)
                    : refuse(new LocationElsewhere(link.locationId().municipality()));
        });
    }

    /** To the municipality itself, to one that became part of it, or to the one that it became part of. */
    private static boolean belongs(LinkLocation link) {
        var division = Division.ofTheNetherlands();
        var municipality = link.locationId().municipality();
        return division.coveredBy(link.municipality()).contains(municipality)
                || division.coveredBy(municipality).contains(link.municipality());
    }

    private static Optional<TransitionRefusal> inRole(Officer by, Set<OfficerRole> roles) {
        return roles.contains(by.role()) ? Optional.empty() : Optional.of(new NoStep(new RoleMayNot(by.role())));
    }

    private static Decision<TransitionEvent, TransitionRefusal> once(
            UUID id,
            Object what,
            Transition transition,
            Supplier<Decision<TransitionEvent, TransitionRefusal>> decide) {
        return transition.said().once(id, what, NoStep::new, decide);
    }
}
