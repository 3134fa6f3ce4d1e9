package nl.opvang.allocation.request.write;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import nl.opvang.allocation.clock.DatabaseClock;
import nl.opvang.allocation.request.domain.RequestCommand;
import nl.opvang.allocation.request.domain.RequestCommand.AcceptOffer;
import nl.opvang.allocation.request.domain.RequestCommand.AskOffer;
import nl.opvang.allocation.request.domain.RequestCommand.DeclineOffer;
import nl.opvang.allocation.request.domain.RequestCommand.RefuseOffer;
import nl.opvang.allocation.request.domain.RequestCommand.ReleaseOffer;
import nl.opvang.allocation.request.domain.RequestCommand.Withdraw;
import nl.opvang.allocation.request.domain.RequestRefusal;
import nl.opvang.allocation.request.domain.RequestRefusal.NothingHeld;
import nl.opvang.allocation.request.domain.RequestRefusal.OfferUnknown;
import nl.opvang.allocation.request.domain.RequestRefusal.RequestUnknown;
import nl.opvang.allocation.request.write.PostedRequests.Posted;
import nl.opvang.allocation.request.write.RequestForms.ArrivalForm;
import nl.opvang.allocation.request.write.RequestForms.OfferForm;
import nl.opvang.allocation.stay.domain.GuestBookCommand.EndHold;
import nl.opvang.allocation.stay.domain.GuestBookCommand.KeepHold;
import nl.opvang.contracts.allocation.DeclineReason;
import nl.opvang.contracts.allocation.HoldEnd;
import nl.opvang.contracts.allocation.NoPlace;
import nl.opvang.contracts.allocation.OfferId;
import nl.opvang.contracts.allocation.RequestId;
import nl.opvang.contracts.allocation.ShelterWish;
import nl.opvang.contracts.allocation.WithdrawalReason;
import nl.opvang.contracts.area.LocationId;
import nl.opvang.contracts.area.MunicipalityCode;
import nl.opvang.plumbing.decision.Command;
import nl.opvang.plumbing.http.write.Write;
import nl.opvang.plumbing.http.write.Written;
import nl.opvang.plumbing.problem.ProblemException;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** What becomes of offers, whoever says it and by which way in: a request and the hold that an offer rests on change together. */
@Component
public final class Offers {
    private final PostedRequests posted;
    private final Holding holding;
    private final Arrivals arrivals;
    private final DatabaseClock clock;

    Offers(PostedRequests posted, Holding holding, Arrivals arrivals, DatabaseClock clock) {
        this.posted = posted;
        this.holding = holding;
        this.arrivals = arrivals;
        this.clock = clock;
    }

    /** Asks a municipality for an offer; with a location of its own, the municipality holds places there at once. */
    public ResponseEntity<Written> ask(RequestId request, UUID offer, OfferForm form, Write write) {
        var municipality = request.municipality();
        var offerId = new OfferId(municipality, offer);
        var location = form.location();
        if (location == null) return write.send(new AskOffer(request, offerId, form.municipality(), clock.now()));
        if (!form.municipality().equals(municipality))
            throw new ProblemException(
                    RequestProblems.wrong("/location", "is for the municipality that has the places to choose"));
        return write.send(
                holding.commands(request, offerId, wish(request), new LocationId(municipality, location), clock.now()));
    }

    public ResponseEntity<Written> accept(RequestId request, UUID offer, Write write) {
        var there = own(request, offer);
        var location = there.location();
        if (location == null) throw problem(new NothingHeld());
        var now = clock.now();
        return write.send(
                new AcceptOffer(there.request(), there.offer(), location, now),
                new KeepHold(location, there.offer(), now));
    }

    public ResponseEntity<Written> decline(RequestId request, UUID offer, DeclineReason why, Write write) {
        var there = own(request, offer);
        var now = clock.now();
        return write.send(released(there, new DeclineOffer(there.request(), there.offer(), why, now), now));
    }

    /** The municipality that was asked holds places; which location is its choice. */
    public ResponseEntity<Written> hold(LocationId location, OfferId offer, Write write) {
        var there = asked(location.municipality(), offer);
        return write.send(
                holding.commands(there.request(), there.offer(), wish(there.request()), location, clock.now()));
    }

    public ResponseEntity<Written> refuse(MunicipalityCode by, OfferId offer, NoPlace why, Write write) {
        var there = asked(by, offer);
        var now = clock.now();
        return write.send(released(there, new RefuseOffer(there.request(), there.offer(), by, why, now), now));
    }

    /** The household accepted and did not come: its places are free again, and it goes on asking. */
    public ResponseEntity<Written> release(MunicipalityCode by, OfferId offer, Write write) {
        var there = asked(by, offer);
        var now = clock.now();
        return write.send(released(there, new ReleaseOffer(there.request(), there.offer(), by, now), now));
    }

    /** The household came: an accepted offer becomes stays, all of them or none. */
    public ResponseEntity<Written> arrive(MunicipalityCode by, OfferId offer, ArrivalForm form, Write write) {
        var there = asked(by, offer);
        var location = there.location();
        if (location == null) throw problem(new NothingHeld());
        return write.send(arrivals.commands(there, location, wish(there.request()), form, clock.now()));
    }

    /** The household no longer asks: whatever is held for it is free again. */
    public ResponseEntity<Written> withdraw(RequestId request, WithdrawalReason why, Write write) {
        var now = clock.now();
        var commands = new ArrayList<Command>();
        commands.add(new Withdraw(request, why, now));
        for (var offer : posted.offers(request)) {
            var location = offer.location();
            // A hold that begins just now is ended by a reaction.
            if (offer.mayBeHeld() && location != null)
                commands.add(new EndHold(location, offer.offer(), HoldEnd.RELEASED, now));
        }
        return write.send(commands);
    }

    /** An offer that this municipality was asked for. */
    private Posted asked(MunicipalityCode of, OfferId offer) {
        return posted.find(offer).filter(there -> there.of().equals(of)).orElseThrow(() -> problem(new OfferUnknown()));
    }

    private ShelterWish wish(RequestId request) {
        return posted.wish(request).orElseThrow(() -> problem(new RequestUnknown()));
    }

    private Posted own(RequestId request, UUID offer) {
        return posted.find(new OfferId(request.municipality(), offer))
                .filter(there -> there.request().equals(request))
                .orElseThrow(() -> problem(new OfferUnknown()));
    }

    private static List<Command> released(Posted there, RequestCommand command, Instant now) {
        var commands = new ArrayList<Command>();
        commands.add(command);
        var location = there.location();
        // A hold that begins just now is ended by a reaction.
        if (there.mayBeHeld() && location != null)
            commands.add(new EndHold(location, there.offer(), HoldEnd.RELEASED, now));
        return commands;
    }

    static ProblemException problem(RequestRefusal refusal) {
        return new ProblemException(RequestProblems.problem(refusal));
    }
}
