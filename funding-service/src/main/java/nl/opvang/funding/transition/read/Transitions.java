package nl.opvang.funding.transition.read;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;
import java.util.UUID;
import nl.opvang.contracts.area.LocationId;
import nl.opvang.contracts.calendar.Netherlands;
import nl.opvang.contracts.funding.RuleName;
import nl.opvang.contracts.funding.TransitionEvent;
import nl.opvang.contracts.funding.TransitionEvent.Assessed;
import nl.opvang.contracts.funding.TransitionPlan;
import nl.opvang.contracts.funding.TransitionRequest;
import nl.opvang.funding.calendar.domain.WorkingClock;
import nl.opvang.funding.calendar.read.WorkingDays;
import nl.opvang.funding.dossier.read.Dossier;
import nl.opvang.funding.dossier.read.DossierArea;
import nl.opvang.funding.dossier.read.DossierEntry;
import nl.opvang.funding.dossier.read.Dossiers;
import nl.opvang.funding.entitlement.read.PlacesOfLocations;
import nl.opvang.funding.procedure.read.ProcedureOverview;
import nl.opvang.funding.rule.domain.KnownRules;
import nl.opvang.funding.rule.read.Rules;
import nl.opvang.funding.transition.domain.PromisedPlaces;
import nl.opvang.funding.transition.domain.Transition;
import nl.opvang.funding.transition.domain.TransitionCommand.MarginRule;
import nl.opvang.funding.transition.domain.TransitionCosts;
import nl.opvang.funding.transition.read.TransitionOverview.AssessmentClock;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Makes of what was said about a transition how far it is, by the rules and places known at the moment asked. */
@Component
class Transitions {
    private final Rules rules;
    private final PlacesOfLocations places;

    Transitions(Rules rules, PlacesOfLocations places) {
        this.rules = rules;
        this.places = places;
    }

    TransitionOverview overview(Dossier dossier, Dossiers.Moment moment) {
        var transition = transition(dossier);
        var applied = Objects.requireNonNull(transition.applied());
        var known = rules.knownAt(moment.knownAt());
        var today = LocalDate.ofInstant(moment.knownAt(), Netherlands.ZONE);
        var location = transition.location();
        return new TransitionOverview(
                DossierArea.of(dossier.area()),
                applied.transitionId(),
                applied.year(),
                moment.knownAt(),
                moment.projectedThrough(),
                applied.by(),
                applied.receivedOn(),
                applied.plan(),
                transition.requests().entrySet().stream()
                        .map(request -> request(
                                request.getKey(), request.getValue(), transition, dossier, known, moment.knownAt()))
                        .toList(),
                costs(transition, known, today),
                transition.arrangements().stream()
                        .map(made -> new TransitionOverview.Arrangement(
                                made.arrangementId(), made.by(), made.text(), made.evidence()))
                        .toList(),
                location,
                location == null ? null : promise(applied.plan(), location, moment.knownAt(), today),
                dossier.said().stream().map(DossierEntry::of).toList());
    }

    private TransitionOverview.Promise promise(
            TransitionPlan plan, LocationId location, Instant moment, LocalDate today) {
        var through = places.projectedThrough();
        var knownAt = moment.isAfter(through) ? through : moment;
        return new TransitionOverview.Promise(
                knownAt,
                PromisedPlaces.of(
                        plan.places(),
                        plan.availableFrom(),
                        earlier(plan.availableUntil(), today.plusDays(1)),
                        places.changes(location, knownAt)));
    }

    static TransitionItem item(Dossier dossier) {
        var transition = transition(dossier);
        var applied = Objects.requireNonNull(transition.applied());
        return new TransitionItem(
                DossierArea.of(dossier.area()),
                applied.transitionId(),
                applied.year(),
                applied.receivedOn(),
                Objects.requireNonNull(transition.requests().get(applied.transitionId()))
                        .procedure()
                        .status(),
                (int) transition.requests().values().stream()
                        .filter(request -> request.procedure().undecided())
                        .count(),
                applied.plan().places(),
                applied.plan().budget(),
                transition.granted(),
                transition.actual());
    }

    private static Transition transition(Dossier dossier) {
        var transition = Transition.NONE;
        for (var said : dossier.said()) transition = Transition.evolve(transition, (TransitionEvent) said.event());
        return transition;
    }

    private static TransitionOverview.Request request(
            UUID requestId,
            Transition.Request request,
            Transition transition,
            Dossier dossier,
            KnownRules known,
            Instant now) {
        return new TransitionOverview.Request(
                requestId,
                request.kind(),
                request.amount(),
                transition.complete().contains(requestId),
                ProcedureOverview.of(request.procedure()),
                request.kind() == TransitionRequest.PLAN ? clock(request, transition, dossier, known, now) : null);
    }

    private static @Nullable AssessmentClock clock(
            Transition.Request request, Transition transition, Dossier dossier, KnownRules known, Instant now) {
        var target = Objects.requireNonNull(transition.applied()).target();
        if (target == null) return null;
        var assessedAt = assessedAt(dossier);
        var due = WorkingClock.due(
                        dossier.said().getFirst().knownAt(),
                        Duration.ofHours(target.hours()),
                        AssessmentPauses.of(dossier),
                        WorkingDays.of(known))
                .orElse(null);
        return new AssessmentClock(target, status(request, due, assessedAt, now), due, assessedAt);
    }

    private static AssessmentClock.Status status(
            Transition.Request request, @Nullable Instant due, @Nullable Instant assessedAt, Instant now) {
        if (assessedAt != null)
            return due == null || !assessedAt.isAfter(due) ? AssessmentClock.Status.MET : AssessmentClock.Status.MISSED;
        if (!request.procedure().undecided()) return AssessmentClock.Status.ENDED;
        if (due == null) return AssessmentClock.Status.PAUSED;
        return now.isAfter(due) ? AssessmentClock.Status.OVERDUE : AssessmentClock.Status.RUNNING;
    }

    private static @Nullable Instant assessedAt(Dossier dossier) {
        return dossier.said().stream()
                .filter(said -> said.event() instanceof Assessed assessed
                        && assessed.requestId().equals(assessed.transitionId()))
                .map(Dossier.Said::knownAt)
                .findFirst()
                .orElse(null);
    }

    private static TransitionOverview.Costs costs(Transition transition, KnownRules known, LocalDate today) {
        var margin = known.on(RuleName.TRANSITION_SUPPLEMENT, today)
                .map(rule -> new MarginRule(rule.terms().tenthsOfPercent("percent"), rule.eventId()))
                .orElse(null);
        var through = TransitionCosts.margin(transition.granted(), margin).through();
        var actual = transition.actual();
        var covered = actual.compareTo(through) <= 0 ? actual : through;
        return new TransitionOverview.Costs(
                transition.granted(),
                through,
                actual,
                covered,
                actual.minus(covered),
                transition.invested().values().stream()
                        .map(year -> new TransitionOverview.YearOfCosts(
                                year.financialYear(), year.invested(), year.evidence()))
                        .toList());
    }

    private static LocalDate earlier(LocalDate one, LocalDate other) {
        return one.isBefore(other) ? one : other;
    }
}
