package nl.opvang.allocation.request.domain;

import static nl.opvang.plumbing.decision.Decision.accept;
import static nl.opvang.plumbing.decision.Decision.nothing;
import static nl.opvang.plumbing.decision.Decision.refuse;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import nl.opvang.allocation.request.domain.Offer.Stage;
import nl.opvang.allocation.request.domain.Request.Known;
import nl.opvang.allocation.request.domain.RequestCommand.AcceptOffer;
import nl.opvang.allocation.request.domain.RequestCommand.Ask;
import nl.opvang.allocation.request.domain.RequestCommand.AskOffer;
import nl.opvang.allocation.request.domain.RequestCommand.Change;
import nl.opvang.allocation.request.domain.RequestCommand.DeclineOffer;
import nl.opvang.allocation.request.domain.RequestCommand.Fulfil;
import nl.opvang.allocation.request.domain.RequestCommand.HoldOffer;
import nl.opvang.allocation.request.domain.RequestCommand.NoteExpiry;
import nl.opvang.allocation.request.domain.RequestCommand.RecordFailure;
import nl.opvang.allocation.request.domain.RequestCommand.RefuseOffer;
import nl.opvang.allocation.request.domain.RequestCommand.ReleaseOffer;
import nl.opvang.allocation.request.domain.RequestCommand.Withdraw;
import nl.opvang.allocation.request.domain.RequestRefusal.AskedInTheFuture;
import nl.opvang.allocation.request.domain.RequestRefusal.ChangedMeanwhile;
import nl.opvang.allocation.request.domain.RequestRefusal.EndsBeforeStart;
import nl.opvang.allocation.request.domain.RequestRefusal.HouseholdOutOfBounds;
import nl.opvang.allocation.request.domain.RequestRefusal.IdTaken;
import nl.opvang.allocation.request.domain.RequestRefusal.MunicipalityUnknown;
import nl.opvang.allocation.request.domain.RequestRefusal.NothingHeld;
import nl.opvang.allocation.request.domain.RequestRefusal.OfferEnded;
import nl.opvang.allocation.request.domain.RequestRefusal.OfferNotAccepted;
import nl.opvang.allocation.request.domain.RequestRefusal.OfferStands;
import nl.opvang.allocation.request.domain.RequestRefusal.OfferUnknown;
import nl.opvang.allocation.request.domain.RequestRefusal.PersonNamedTwice;
import nl.opvang.allocation.request.domain.RequestRefusal.RequestClosed;
import nl.opvang.allocation.request.domain.RequestRefusal.RequestUnknown;
import nl.opvang.contracts.allocation.DeclineReason;
import nl.opvang.contracts.allocation.HouseholdMember;
import nl.opvang.contracts.allocation.RequestEvent;
import nl.opvang.contracts.allocation.RequestEvent.Asked;
import nl.opvang.contracts.allocation.RequestEvent.Changed;
import nl.opvang.contracts.allocation.RequestEvent.Fulfilled;
import nl.opvang.contracts.allocation.RequestEvent.OfferAccepted;
import nl.opvang.contracts.allocation.RequestEvent.OfferAsked;
import nl.opvang.contracts.allocation.RequestEvent.OfferDeclined;
import nl.opvang.contracts.allocation.RequestEvent.OfferExpired;
import nl.opvang.contracts.allocation.RequestEvent.OfferRefused;
import nl.opvang.contracts.allocation.RequestEvent.Offered;
import nl.opvang.contracts.allocation.RequestEvent.PlacementFailed;
import nl.opvang.contracts.allocation.RequestEvent.Withdrawn;
import nl.opvang.contracts.allocation.ShelterWish;
import nl.opvang.contracts.area.Division;
import nl.opvang.plumbing.decision.Decider;
import nl.opvang.plumbing.decision.Decision;

/** A request stays open until the household has shelter or no longer asks; that all is full changes nothing. */
public final class RequestDecider {
    /** More than live together in one place. */
    public static final int MOST_PEOPLE = 30;

    public static final Decider<RequestCommand, Request, RequestEvent, RequestRefusal> DECIDER = new Decider<>(
            "request",
            RequestCommand.class,
            RequestEvent.class,
            Request.ABSENT,
            RequestDecider::decide,
            Request::evolve);

    private RequestDecider() {}

    public static Decision<RequestEvent, RequestRefusal> decide(RequestCommand command, Request request) {
        if (command instanceof Ask ask) return ask(ask, request);
        if (!(request instanceof Known known))
            return command instanceof NoteExpiry ? nothing() : refuse(new RequestUnknown());
        return switch (command) {
            case Ask _ -> nothing();
            case Change change -> change(change, known);
            case RecordFailure failure ->
                fact(
                        new PlacementFailed(failure.requestId(), failure.attemptId(), failure.on(), failure.why()),
                        Optional.empty(),
                        command,
                        known);
            case AskOffer ask -> askOffer(ask, known);
            case HoldOffer hold -> hold(hold, known);
            case RefuseOffer no -> refuseOffer(no, known);
            case DeclineOffer no -> decline(no, known);
            case ReleaseOffer release -> release(release, known);
            case AcceptOffer yes -> acceptOffer(yes, known);
            case Fulfil fulfil -> fulfil(fulfil, known);
            case Withdraw withdraw -> withdraw(withdraw, known);
            case NoteExpiry _ -> {
                var noticed = expired(command, known);
                yield noticed.isEmpty() ? nothing() : accept(noticed);
            }
        };
    }

    private static Decision<RequestEvent, RequestRefusal> ask(Ask command, Request request) {
        var asked = new Asked(command.requestId(), command.wish());
        if (request instanceof Known known)
            return asked.equals(known.facts().get(command.requestId().id())) ? nothing() : refuse(new IdTaken());
        return wrong(command.wish(), command)
                .<Decision<RequestEvent, RequestRefusal>>map(Decision::refuse)
                .orElseGet(() -> accept(asked));
    }

    private static Decision<RequestEvent, RequestRefusal> change(Change command, Known known) {
        var refusal = wrong(command.wish(), command)
                .or(() -> known.heldAt(command.at()) && !samePlaces(known.wish(), command.wish())
                        ? Optional.of(new OfferStands())
                        : Optional.empty());
        return fact(new Changed(command.requestId(), command.changeId(), command.wish()), refusal, command, known);
    }

    private static boolean samePlaces(ShelterWish one, ShelterWish other) {
        return one.household().places() == other.household().places()
                && one.from().equals(other.from())
                && Objects.equals(one.until(), other.until());
    }

    private static Optional<RequestRefusal> wrong(ShelterWish wish, RequestCommand command) {
        var members = wish.household().members();
        if (members.isEmpty() || members.size() > MOST_PEOPLE)
            return Optional.of(new HouseholdOutOfBounds(1, MOST_PEOPLE));
        if (members.stream().map(HouseholdMember::personId).distinct().count() < members.size())
            return Optional.of(new PersonNamedTwice());
        var until = wish.until();
        if (until != null && !wish.from().isBefore(until)) return Optional.of(new EndsBeforeStart(wish.from(), until));
        return wish.askedAt().isAfter(command.at()) ? Optional.of(new AskedInTheFuture()) : Optional.empty();
    }

    private static Decision<RequestEvent, RequestRefusal> askOffer(AskOffer command, Known known) {
        var day = known.wish().from();
        var there = Division.ofTheNetherlands()
                .municipality(command.of())
                .filter(row -> row.existsOn(day))
                .isPresent();
        return fact(
                new OfferAsked(command.requestId(), command.offerId(), command.of()),
                there ? Optional.empty() : Optional.of(new MunicipalityUnknown(command.of())),
                command,
                known);
    }

    private static Decision<RequestEvent, RequestRefusal> hold(HoldOffer command, Known known) {
        var offer = known.offers().get(command.offerId());
        if (offer != null && !offer.of().equals(command.by())) return refuse(new OfferUnknown());
        if (offer != null && offer.stage() instanceof Stage.Held held && !held.expiredAt(command.at()))
            return held.locationId().equals(command.locationId()) ? nothing() : refuse(new OfferStands());
        if (offer != null && !(offer.stage() instanceof Stage.Asked)) return refuse(new OfferEnded());
        boolean own = command.by().equals(command.requestId().municipality());
        if (offer == null
                && (!own || known.facts().containsKey(command.offerId().id())))
            return refuse(own ? new IdTaken() : new OfferUnknown());
        if (known.closed() != null) return refuse(new RequestClosed());
        if (known.heldAt(command.at())) return refuse(new OfferStands());
        var wish = known.wish();
        if (wish.household().places() != command.places()
                || !wish.from().equals(command.from())
                || !Objects.equals(wish.until(), command.until())) return refuse(new ChangedMeanwhile());
        var events = expired(command, known);
        if (offer == null) events.add(new OfferAsked(command.requestId(), command.offerId(), command.by()));
        events.add(new Offered(
                command.requestId(),
                command.offerId(),
                command.locationId(),
                command.places(),
                command.from(),
                command.until(),
                command.heldUntil(),
                command.rule()));
        return accept(events);
    }

    private static Decision<RequestEvent, RequestRefusal> refuseOffer(RefuseOffer command, Known known) {
        var offer = known.offers().get(command.offerId());
        if (offer == null || !offer.of().equals(command.by())) return refuse(new OfferUnknown());
        if (offer.stage().equals(new Stage.Refused(command.why()))) return nothing();
        if (endedAt(offer, command)) return refuse(new OfferEnded());
        return onOpen(
                command,
                known,
                new OfferRefused(command.requestId(), command.offerId(), offer.location(), command.why()));
    }

    private static Decision<RequestEvent, RequestRefusal> decline(DeclineOffer command, Known known) {
        var offer = known.offers().get(command.offerId());
        if (offer == null) return refuse(new OfferUnknown());
        if (offer.stage().equals(new Stage.Declined(command.why()))) return nothing();
        if (endedAt(offer, command)) return refuse(new OfferEnded());
        var location = offer.location();
        if (location == null) return refuse(new NothingHeld());
        return onOpen(
                command, known, new OfferDeclined(command.requestId(), command.offerId(), location, command.why()));
    }

    /** The request stays open: whoever did not come may still need shelter. */
    private static Decision<RequestEvent, RequestRefusal> release(ReleaseOffer command, Known known) {
        var offer = known.offers().get(command.offerId());
        if (offer == null || !offer.of().equals(command.by())) return refuse(new OfferUnknown());
        if (offer.stage().equals(new Stage.Declined(DeclineReason.DID_NOT_COME))) return nothing();
        if (endedAt(offer, command)) return refuse(new OfferEnded());
        if (!(offer.stage() instanceof Stage.Accepted(var location))) return refuse(new OfferNotAccepted());
        return onOpen(
                command,
                known,
                new OfferDeclined(command.requestId(), command.offerId(), location, DeclineReason.DID_NOT_COME));
    }

    private static Decision<RequestEvent, RequestRefusal> acceptOffer(AcceptOffer command, Known known) {
        var offer = known.offers().get(command.offerId());
        if (offer == null) return refuse(new OfferUnknown());
        return switch (offer.stage()) {
            case Stage.Asked _ -> refuse(new NothingHeld());
            case Stage.Held held when held.expiredAt(command.at()) -> refuse(new OfferEnded());
            case Stage.Held held ->
                held.locationId().equals(command.locationId())
                        ? onOpen(
                                command,
                                known,
                                new OfferAccepted(command.requestId(), command.offerId(), command.locationId()))
                        : refuse(new ChangedMeanwhile());
            case Stage.Accepted _ -> nothing();
            case Stage.Refused _, Stage.Declined _, Stage.Expired _, Stage.Taken _ -> refuse(new OfferEnded());
        };
    }

    private static Decision<RequestEvent, RequestRefusal> fulfil(Fulfil command, Known known) {
        var offer = known.offers().get(command.offerId());
        if (offer == null || !offer.of().equals(command.by())) return refuse(new OfferUnknown());
        if (offer.stage().equals(new Stage.Taken(command.locationId(), command.from(), command.stays())))
            return nothing();
        if (endedAt(offer, command)) return refuse(new OfferEnded());
        if (!(offer.stage() instanceof Stage.Accepted(var location))) return refuse(new OfferNotAccepted());
        if (!location.equals(command.locationId())) return refuse(new ChangedMeanwhile());
        return onOpen(
                command,
                known,
                new Fulfilled(
                        command.requestId(), command.offerId(), command.locationId(), command.from(), command.stays()));
    }

    private static Decision<RequestEvent, RequestRefusal> withdraw(Withdraw command, Known known) {
        var withdrawn = new Withdrawn(command.requestId(), command.why());
        if (withdrawn.equals(known.closed())) return nothing();
        if (known.closed() != null) return refuse(new RequestClosed());
        var events = expired(command, known);
        known.offers().forEach((id, offer) -> {
            var location = offer.location();
            if (location != null && !endedAt(offer, command))
                events.add(new OfferDeclined(command.requestId(), id, location, DeclineReason.NO_LONGER_ASKS));
        });
        events.add(withdrawn);
        return accept(events);
    }

    /** Something with an id of its own; a repeat is asked about before any rule. */
    private static Decision<RequestEvent, RequestRefusal> fact(
            RequestEvent event, Optional<? extends RequestRefusal> refusal, RequestCommand command, Known known) {
        var said = known.facts().get(Objects.requireNonNull(event.factId()));
        if (said != null) return said.equals(event) ? nothing() : refuse(new IdTaken());
        if (known.closed() != null) return refuse(new RequestClosed());
        return refusal.<Decision<RequestEvent, RequestRefusal>>map(Decision::refuse)
                .orElseGet(() -> onOpen(command, known, event));
    }

    private static Decision<RequestEvent, RequestRefusal> onOpen(
            RequestCommand command, Known known, RequestEvent event) {
        if (known.closed() != null) return refuse(new RequestClosed());
        var events = expired(command, known);
        events.add(event);
        return accept(events);
    }

    /** What nobody said and time did: recorded by whoever comes next. */
    private static List<RequestEvent> expired(RequestCommand command, Known known) {
        var events = new ArrayList<RequestEvent>();
        if (known.closed() != null) return events;
        known.offers().forEach((id, offer) -> {
            if (offer.stage() instanceof Stage.Held held && held.expiredAt(command.at()))
                events.add(new OfferExpired(command.requestId(), id, held.locationId(), held.heldUntil()));
        });
        return events;
    }

    private static boolean endedAt(Offer offer, RequestCommand command) {
        return switch (offer.stage()) {
            case Stage.Asked _, Stage.Accepted _ -> false;
            case Stage.Held held -> held.expiredAt(command.at());
            case Stage.Refused _, Stage.Declined _, Stage.Expired _, Stage.Taken _ -> true;
        };
    }
}
