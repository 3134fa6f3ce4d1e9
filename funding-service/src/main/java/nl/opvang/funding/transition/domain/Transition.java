package nl.opvang.funding.transition.domain;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import nl.opvang.contracts.area.LocationId;
import nl.opvang.contracts.funding.Officer;
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
import nl.opvang.contracts.funding.TransitionPlan;
import nl.opvang.contracts.funding.TransitionRequest;
import nl.opvang.contracts.money.Euro;
import nl.opvang.funding.procedure.domain.Procedure;
import nl.opvang.funding.procedure.domain.Said;
import nl.opvang.funding.procedure.domain.StepTaken;
import org.jspecify.annotations.Nullable;

/**
 * What was asked, decided and done about one transition.
 *
 * @param applied null when nothing was asked
 * @param requests the plan first, by their ids
 * @param complete requests that somebody found complete
 * @param invested by financial year, as reported last
 * @param location null when none is linked
 */
public record Transition(
        @Nullable Applied applied,
        SequencedMap<UUID, Request> requests,
        Set<UUID> complete,
        List<ArrangementMade> arrangements,
        Map<Integer, ActualsReported> invested,
        @Nullable LocationId location,
        Said said) {
    /** Nothing was asked. */
    public static final Transition NONE =
            new Transition(null, new LinkedHashMap<>(), Set.of(), List.of(), Map.of(), null, Said.NOTHING);

    public Transition {
        requests = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(requests));
        complete = Set.copyOf(complete);
        arrangements = List.copyOf(arrangements);
        invested = Collections.unmodifiableMap(new TreeMap<>(invested));
    }

    /** A request, and how far it is. */
    public record Request(TransitionRequest kind, Euro amount, Procedure procedure) {}

    /** What makes the first application the same as another. */
    record Asked(Officer by, TransitionPlan plan) {}

    /** What makes a step the same as another. */
    record Step(UUID requestId, Object what) {}

    /** The transition after one more event. */
    public static Transition evolve(Transition transition, TransitionEvent event) {
        return transition.after(event).saying(event);
    }

    /** All that is granted for its costs. */
    public Euro granted() {
        return requests.values().stream()
                .filter(request -> request.kind() != TransitionRequest.CONVERSION)
                .map(request -> request.procedure().granted())
                .reduce(Euro.ZERO, Euro::plus);
    }

    /** All that was invested, as reported. */
    public Euro actual() {
        return invested.values().stream().map(ActualsReported::invested).reduce(Euro.ZERO, Euro::plus);
    }

    /** Whether the plan itself is granted. */
    boolean planGranted() {
        return requests.values().stream()
                .filter(request -> request.kind() == TransitionRequest.PLAN)
                .anyMatch(request -> request.procedure().granted().cents() > 0);
    }

    /** A request of a kind that waits for its decision. */
    Optional<UUID> open(TransitionRequest kind) {
        return requests.entrySet().stream()
                .filter(request -> request.getValue().kind() == kind
                        && request.getValue().procedure().undecided())
                .map(Map.Entry::getKey)
                .findFirst();
    }

    private Transition after(TransitionEvent event) {
        return switch (event) {
            case Applied now ->
                new Transition(now, requests, complete, arrangements, invested, location, said)
                        .asking(
                                now.transitionId(),
                                TransitionRequest.PLAN,
                                now.plan().budget(),
                                now.by());
            case SupplementAsked now -> asking(now.requestId(), TransitionRequest.SUPPLEMENT, now.amount(), now.by());
            case ConversionAsked now -> asking(now.requestId(), TransitionRequest.CONVERSION, now.amount(), now.by());
            case FoundComplete now -> {
                var more = new LinkedHashSet<>(complete);
                more.add(now.requestId());
                yield new Transition(applied, requests, more, arrangements, invested, location, said);
            }
            // A question says that something is missing.
            case InformationAsked now -> {
                var less = new LinkedHashSet<>(complete);
                less.remove(now.requestId());
                yield new Transition(applied, requests, less, arrangements, invested, location, said)
                        .taking(now.requestId(), new StepTaken.InformationAsked(now.question()));
            }
            case InformationSupplied now -> taking(now.requestId(), new StepTaken.InformationSupplied(now.answer()));
            case Assessed now -> taking(now.requestId(), new StepTaken.Assessed(now.assessment()));
            case Approved now -> taking(now.requestId(), new StepTaken.Approved(now.approval()));
            case Decided now ->
                taking(
                        now.requestId(),
                        new StepTaken.Decided(now.approval(), now.on(), now.objectionId(), now.insteadOf()));
            case ObjectionLodged now -> taking(now.requestId(), new StepTaken.ObjectionLodged(now.objection()));
            case Withdrawn now -> taking(now.requestId(), new StepTaken.Withdrawn(now.withdrawalId(), now.by()));
            case ArrangementMade now -> {
                var more = new ArrayList<>(arrangements);
                more.add(now);
                yield new Transition(applied, requests, complete, more, invested, location, said);
            }
            case ActualsReported now -> {
                var more = new TreeMap<>(invested);
                more.put(now.financialYear(), now);
                yield new Transition(applied, requests, complete, arrangements, more, location, said);
            }
            case LocationLinked now ->
                new Transition(applied, requests, complete, arrangements, invested, now.locationId(), said);
        };
    }

    private Transition asking(UUID requestId, TransitionRequest kind, Euro amount, Officer by) {
        var more = new LinkedHashMap<>(requests);
        more.put(requestId, new Request(kind, amount, Procedure.askedBy(by)));
        return new Transition(applied, more, complete, arrangements, invested, location, said);
    }

    private Transition taking(UUID requestId, StepTaken taken) {
        var more = new LinkedHashMap<>(requests);
        more.computeIfPresent(
                requestId,
                (_, request) -> new Request(
                        request.kind(), request.amount(), request.procedure().after(taken)));
        return new Transition(applied, more, complete, arrangements, invested, location, said);
    }

    private Transition saying(TransitionEvent event) {
        var id = Objects.requireNonNull(event.factId());
        return new Transition(applied, requests, complete, arrangements, invested, location, said.and(id, what(event)));
    }

    private static Object what(TransitionEvent event) {
        return switch (event) {
            case Applied now -> new Asked(now.by(), now.plan());
            case SupplementAsked now -> List.of(now.by(), now.expected(), now.grounds());
            case ConversionAsked now -> List.of(now.by(), now.amount(), now.years(), now.grounds());
            case FoundComplete now -> new Step(now.requestId(), now.by());
            case InformationAsked now -> new Step(now.requestId(), now.question());
            case InformationSupplied now -> new Step(now.requestId(), now.answer());
            case Assessed now -> new Step(now.requestId(), now.assessment());
            case Approved now ->
                new Step(
                        now.requestId(),
                        new StepTaken.Ruled(now.approval().by(), now.approval().ruling()));
            case Decided now ->
                new Step(
                        now.requestId(),
                        new StepTaken.Ruled(now.approval().by(), now.approval().ruling()));
            case ObjectionLodged now -> new Step(now.requestId(), now.objection());
            case Withdrawn now -> new Step(now.requestId(), now.by());
            case ArrangementMade _, ActualsReported _, LocationLinked _ -> event;
        };
    }
}
