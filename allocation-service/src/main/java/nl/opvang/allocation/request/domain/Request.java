package nl.opvang.allocation.request.domain;

import java.time.Instant;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import nl.opvang.allocation.request.domain.Offer.Stage;
import nl.opvang.contracts.allocation.OfferId;
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
import org.jspecify.annotations.Nullable;

/** A household's request for shelter. */
public sealed interface Request {
    /** Nobody asked. */
    Request ABSENT = new Absent();

    record Absent() implements Request {}

    /**
     * Somebody asked.
     *
     * @param wish as it is now
     * @param facts what was said, by the client's id of it
     * @param offers in the order in which they were asked for
     * @param closed how it ended; null while it is open
     */
    record Known(
            ShelterWish wish,
            Map<UUID, RequestEvent> facts,
            Map<OfferId, Offer> offers,
            @Nullable RequestEvent closed) implements Request {
        public Known {
            facts = Map.copyOf(facts);
            offers = Collections.unmodifiableMap(new LinkedHashMap<>(offers));
        }

        /** The offer for which places are kept, as far as was recorded; at most one. */
        Optional<Map.Entry<OfferId, Offer>> standing() {
            return offers.entrySet().stream()
                    .filter(entry -> entry.getValue().stands())
                    .findFirst();
        }

        /** Whether places are kept for the household at a moment. */
        boolean heldAt(Instant at) {
            return standing()
                    .filter(entry -> !(entry.getValue().stage() instanceof Stage.Held held && held.expiredAt(at)))
                    .isPresent();
        }

        private Known wishing(ShelterWish changed) {
            return new Known(changed, facts, offers, closed);
        }

        private Known saying(RequestEvent event) {
            var id = event.factId();
            if (id == null) return this;
            var more = new HashMap<>(facts);
            more.put(id, event);
            return new Known(wish, more, offers, closed);
        }

        private Known with(OfferId id, Offer offer) {
            var more = new LinkedHashMap<>(offers);
            more.put(id, offer);
            return new Known(wish, facts, more, closed);
        }

        private Known reaching(OfferId id, Stage stage) {
            var offer = offers.get(id);
            if (offer == null) throw new IllegalStateException("an event about an offer that nobody was asked for");
            return with(id, offer.at(stage));
        }

        private Known closedBy(RequestEvent event) {
            return new Known(wish, facts, offers, event);
        }
    }

    /** The request after one more event. */
    static Request evolve(Request request, RequestEvent event) {
        if (event instanceof Asked asked)
            return new Known(asked.wish(), Map.of(asked.requestId().id(), asked), Map.of(), null);
        if (!(request instanceof Known known)) throw new IllegalStateException("an event about a request nobody made");
        return switch (event) {
            case Asked _ -> known;
            case Changed changed -> known.saying(changed).wishing(changed.wish());
            case PlacementFailed failed -> known.saying(failed);
            case OfferAsked asked ->
                known.saying(asked).with(asked.offerId(), new Offer(asked.of(), new Stage.Asked()));
            case Offered offered ->
                known.reaching(offered.offerId(), new Stage.Held(offered.locationId(), offered.heldUntil()));
            case OfferRefused refused -> known.reaching(refused.offerId(), new Stage.Refused(refused.why()));
            case OfferDeclined declined -> known.reaching(declined.offerId(), new Stage.Declined(declined.why()));
            case OfferExpired expired -> known.reaching(expired.offerId(), new Stage.Expired());
            case OfferAccepted accepted ->
                known.reaching(accepted.offerId(), new Stage.Accepted(accepted.locationId()));
            case Fulfilled fulfilled ->
                known.reaching(
                                fulfilled.offerId(),
                                new Stage.Taken(fulfilled.locationId(), fulfilled.from(), fulfilled.stays()))
                        .closedBy(fulfilled);
            case Withdrawn withdrawn -> known.closedBy(withdrawn);
        };
    }
}
