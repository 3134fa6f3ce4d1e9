package nl.opvang.allocation.request.write;

import java.time.Instant;
import java.util.List;
import nl.opvang.allocation.request.domain.RequestCommand.HoldOffer;
import nl.opvang.allocation.request.domain.Waiting;
import nl.opvang.allocation.rule.read.Rules;
import nl.opvang.allocation.stay.domain.GuestBookCommand.HoldPlaces;
import nl.opvang.contracts.allocation.OfferId;
import nl.opvang.contracts.allocation.RequestId;
import nl.opvang.contracts.allocation.ShelterWish;
import nl.opvang.contracts.area.LocationId;
import nl.opvang.plumbing.decision.Command;
import org.springframework.stereotype.Component;

/** An offer and the hold that it rests on: accepted together or not at all. */
@Component
final class Holding {
    private final HoldablePlaces places;
    private final Rules rules;

    Holding(HoldablePlaces places, Rules rules) {
        this.places = places;
        this.rules = rules;
    }

    List<Command> commands(RequestId request, OfferId offer, ShelterWish wish, LocationId location, Instant now) {
        var term = rules.holdTerm(now, Waiting.dayOf(now));
        var heldUntil = now.plus(term.length());
        int people = wish.household().places();
        return List.of(
                new HoldOffer(
                        request,
                        offer,
                        location.municipality(),
                        location,
                        people,
                        wish.from(),
                        wish.until(),
                        heldUntil,
                        term.rule(),
                        now),
                new HoldPlaces(
                        location,
                        offer,
                        people,
                        wish.from(),
                        wish.until(),
                        heldUntil,
                        places.counted(location, wish.from(), wish.until()),
                        now));
    }
}
