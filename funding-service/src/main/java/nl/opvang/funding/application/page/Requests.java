package nl.opvang.funding.application.page;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.BiFunction;
import nl.opvang.contracts.calendar.Netherlands;
import nl.opvang.contracts.funding.AdvanceEvent;
import nl.opvang.contracts.funding.ClaimEvent;
import nl.opvang.contracts.funding.DossierEvent;
import nl.opvang.contracts.funding.FirstReceptionEvent;
import nl.opvang.contracts.funding.Officer;
import nl.opvang.contracts.funding.PaymentEvent;
import nl.opvang.contracts.funding.SettlementEvent;
import nl.opvang.contracts.funding.TransitionEvent;
import nl.opvang.contracts.funding.TransitionRequest;
import nl.opvang.funding.advance.domain.Advance;
import nl.opvang.funding.application.page.Request.Kind;
import nl.opvang.funding.claim.domain.Claims;
import nl.opvang.funding.dossier.read.Dossier;
import nl.opvang.funding.firstreception.domain.FirstReception;
import nl.opvang.funding.settlement.domain.Settlement;
import nl.opvang.funding.transition.domain.Transition;
import org.jspecify.annotations.Nullable;

/** What was asked in a dossier, whatever it is about. */
final class Requests {
    private Requests() {}

    /** In the order in which it was asked. */
    static List<Request> of(Dossier dossier) {
        return switch (dossier.said().getFirst().event()) {
            case AdvanceEvent _ -> advance(dossier);
            case ClaimEvent _ -> claims(dossier);
            case TransitionEvent _ -> transition(dossier);
            case SettlementEvent _ -> settlement(dossier);
            case FirstReceptionEvent _ -> firstReception(dossier);
            case PaymentEvent _ -> List.of();
        };
    }

    private static List<Request> advance(Dossier dossier) {
        return state(dossier, Advance.NONE, AdvanceEvent.class, Advance::evolve).applications().stream()
                .map(each -> new Request(
                        each.applied().applicationId(),
                        Kind.ADVANCE,
                        each.applied(),
                        each.applied().by(),
                        each.applied().receivedOn(),
                        each.applied().amount(),
                        true,
                        each.procedure()))
                .toList();
    }

    private static List<Request> claims(Dossier dossier) {
        return state(dossier, Claims.NONE, ClaimEvent.class, Claims::evolve).claims().stream()
                .map(each -> new Request(
                        each.claimed().claimId(),
                        Kind.CLAIM,
                        each.claimed(),
                        each.claimed().by(),
                        each.claimed().receivedOn(),
                        each.claimed().actualCosts(),
                        true,
                        each.procedure()))
                .toList();
    }

    private static List<Request> transition(Dossier dossier) {
        var transition = state(dossier, Transition.NONE, TransitionEvent.class, Transition::evolve);
        return transition.requests().entrySet().stream()
                .map(request -> request(dossier, transition, request))
                .toList();
    }

    private static Request request(
            Dossier dossier, Transition transition, Map.Entry<UUID, Transition.Request> request) {
        var said = dossier.said().stream()
                .filter(each -> request.getKey().equals(each.event().factId()))
                .findFirst()
                .orElseThrow();
        var asking = said.event();
        var day = LocalDate.ofInstant(said.knownAt(), Netherlands.ZONE);
        var kind = request.getValue().kind();
        return new Request(
                request.getKey(),
                switch (kind) {
                    case PLAN -> Kind.PLAN;
                    case SUPPLEMENT -> Kind.SUPPLEMENT;
                    case CONVERSION -> Kind.CONVERSION;
                },
                asking,
                asker(asking),
                asking instanceof TransitionEvent.Applied applied ? applied.receivedOn() : day,
                request.getValue().amount(),
                kind != TransitionRequest.PLAN || transition.complete().contains(request.getKey()),
                request.getValue().procedure());
    }

    private static Officer asker(DossierEvent asking) {
        return switch (asking) {
            case TransitionEvent.Applied now -> now.by();
            case TransitionEvent.SupplementAsked now -> now.by();
            case TransitionEvent.ConversionAsked now -> now.by();
            default -> throw new IllegalArgumentException("nothing is asked by " + asking);
        };
    }

    private static List<Request> settlement(Dossier dossier) {
        var settlement = state(dossier, Settlement.NONE, SettlementEvent.class, Settlement::evolve);
        var accounted = Objects.requireNonNull(settlement.accounted());
        return List.of(new Request(
                accounted.accountId(),
                Kind.ACCOUNT,
                accounted,
                accounted.by(),
                accounted.receivedOn(),
                null,
                true,
                Objects.requireNonNull(settlement.procedure())));
    }

    private static List<Request> firstReception(Dossier dossier) {
        return state(dossier, FirstReception.NONE, FirstReceptionEvent.class, FirstReception::evolve)
                .applications()
                .stream()
                .map(each -> new Request(
                        each.applied().applicationId(),
                        Kind.FIRST_RECEPTION,
                        each.applied(),
                        each.applied().by(),
                        each.applied().receivedOn(),
                        FirstReception.total(each.applied().estimate()),
                        true,
                        each.procedure()))
                .toList();
    }

    /** What all that was said in a dossier makes of it; null when nothing was said yet. */
    static <S, E extends DossierEvent> S state(
            @Nullable Dossier dossier, S nothing, Class<E> events, BiFunction<S, E, S> evolve) {
        var state = nothing;
        if (dossier == null) return state;
        for (var said : dossier.said()) state = evolve.apply(state, events.cast(said.event()));
        return state;
    }
}
