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
import nl.opvang.allocation.request.domain.RequestRefusal;
import nl.opvang.allocation.request.domain.RequestRefusal.NothingHeld;
import nl.opvang.allocation.request.domain.RequestRefusal.OfferUnknown;
import nl.opvang.allocation.request.domain.RequestRefusal.RequestUnknown;
import nl.opvang.allocation.request.write.PostedRequests.Posted;
import nl.opvang.allocation.request.write.RequestForms.ArrivalForm;
import nl.opvang.allocation.request.write.RequestForms.DeclineForm;
import nl.opvang.allocation.request.write.RequestForms.HoldForm;
import nl.opvang.allocation.request.write.RequestForms.OfferForm;
import nl.opvang.allocation.request.write.RequestForms.OfferRefusalForm;
import nl.opvang.allocation.request.write.RequestForms.ReleaseForm;
import nl.opvang.allocation.stay.domain.GuestBookCommand.EndHold;
import nl.opvang.allocation.stay.domain.GuestBookCommand.KeepHold;
import nl.opvang.contracts.allocation.HoldEnd;
import nl.opvang.contracts.allocation.OfferId;
import nl.opvang.contracts.allocation.RequestId;
import nl.opvang.contracts.allocation.ShelterWish;
import nl.opvang.contracts.area.LocationId;
import nl.opvang.contracts.area.MunicipalityCode;
import nl.opvang.plumbing.access.AllowedTo;
import nl.opvang.plumbing.access.Role;
import nl.opvang.plumbing.decision.Command;
import nl.opvang.plumbing.http.processing.Processes;
import nl.opvang.plumbing.http.write.Write;
import nl.opvang.plumbing.http.write.Written;
import nl.opvang.plumbing.problem.ProblemException;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Offers between the municipality that asks for a household and the one that has places; each says its own part. */
@RestController
@Processes(value = "request", subject = "request")
class OfferController {
    private final PostedRequests posted;
    private final Arrivals arrivals;
    private final Holding holding;
    private final DatabaseClock clock;

    OfferController(PostedRequests posted, Arrivals arrivals, Holding holding, DatabaseClock clock) {
        this.posted = posted;
        this.arrivals = arrivals;
        this.holding = holding;
        this.clock = clock;
    }

    /** Asks a municipality for an offer; with a location of its own, the municipality holds places there at once. */
    @PutMapping("/v1/municipalities/{municipality}/requests/{request}/offers/{offer}")
    @AllowedTo(value = Role.MUNICIPALITY, scope = "municipality")
    ResponseEntity<Written> ask(
            @PathVariable MunicipalityCode municipality,
            @PathVariable UUID request,
            @PathVariable UUID offer,
            @RequestBody OfferForm form,
            Write write) {
        var id = new RequestId(municipality, request);
        var offerId = new OfferId(municipality, offer);
        var location = form.location();
        if (location == null) return write.send(new AskOffer(id, offerId, form.municipality(), clock.now()));
        if (!form.municipality().equals(municipality))
            throw new ProblemException(
                    RequestProblems.wrong("/location", "is for the municipality that has the places to choose"));
        return write.send(holding.commands(id, offerId, wish(id), new LocationId(municipality, location), clock.now()));
    }

    @PutMapping("/v1/municipalities/{municipality}/requests/{request}/offers/{offer}/acceptance")
    @AllowedTo(value = Role.MUNICIPALITY, scope = "municipality")
    ResponseEntity<Written> accept(
            @PathVariable MunicipalityCode municipality,
            @PathVariable UUID request,
            @PathVariable UUID offer,
            Write write) {
        var there = own(municipality, request, offer);
        var location = there.location();
        if (location == null) throw problem(new NothingHeld());
        var now = clock.now();
        return write.send(
                new AcceptOffer(there.request(), there.offer(), location, now),
                new KeepHold(location, there.offer(), now));
    }

    @PutMapping("/v1/municipalities/{municipality}/requests/{request}/offers/{offer}/decline")
    @AllowedTo(value = Role.MUNICIPALITY, scope = "municipality")
    ResponseEntity<Written> decline(
            @PathVariable MunicipalityCode municipality,
            @PathVariable UUID request,
            @PathVariable UUID offer,
            @RequestBody DeclineForm form,
            Write write) {
        var there = own(municipality, request, offer);
        var now = clock.now();
        return write.send(released(there, new DeclineOffer(there.request(), there.offer(), form.why(), now), now));
    }

    /** The municipality that was asked holds places; which location is its choice. */
    @PutMapping("/v1/municipalities/{municipality}/asked-offers/{from}/{offer}/hold")
    @AllowedTo(value = Role.MUNICIPALITY, scope = "municipality")
    ResponseEntity<Written> hold(
            @PathVariable MunicipalityCode municipality,
            @PathVariable MunicipalityCode from,
            @PathVariable UUID offer,
            @RequestBody HoldForm form,
            Write write) {
        var there = asked(municipality, from, offer);
        return write.send(holding.commands(
                there.request(),
                there.offer(),
                wish(there.request()),
                new LocationId(municipality, form.location()),
                clock.now()));
    }

    @PutMapping("/v1/municipalities/{municipality}/asked-offers/{from}/{offer}/refusal")
    @AllowedTo(value = Role.MUNICIPALITY, scope = "municipality")
    ResponseEntity<Written> refuse(
            @PathVariable MunicipalityCode municipality,
            @PathVariable MunicipalityCode from,
            @PathVariable UUID offer,
            @RequestBody OfferRefusalForm form,
            Write write) {
        var there = asked(municipality, from, offer);
        var now = clock.now();
        return write.send(
                released(there, new RefuseOffer(there.request(), there.offer(), municipality, form.why(), now), now));
    }

    /** The household accepted and did not come: its places are free again, and it goes on asking. */
    @PutMapping("/v1/municipalities/{municipality}/asked-offers/{from}/{offer}/release")
    @AllowedTo(value = Role.MUNICIPALITY, scope = "municipality")
    ResponseEntity<Written> release(
            @PathVariable MunicipalityCode municipality,
            @PathVariable MunicipalityCode from,
            @PathVariable UUID offer,
            @RequestBody ReleaseForm form,
            Write write) {
        var there = asked(municipality, from, offer);
        var now = clock.now();
        return write.send(released(there, new ReleaseOffer(there.request(), there.offer(), municipality, now), now));
    }

    /** The household came: an accepted offer becomes stays, all of them or none. */
    @PutMapping("/v1/municipalities/{municipality}/asked-offers/{from}/{offer}/arrival")
    @AllowedTo(value = Role.MUNICIPALITY, scope = "municipality")
    ResponseEntity<Written> arrive(
            @PathVariable MunicipalityCode municipality,
            @PathVariable MunicipalityCode from,
            @PathVariable UUID offer,
            @RequestBody ArrivalForm form,
            Write write) {
        var there = asked(municipality, from, offer);
        var location = there.location();
        if (location == null) throw problem(new NothingHeld());
        return write.send(arrivals.commands(there, location, wish(there.request()), form, clock.now()));
    }

    private Posted own(MunicipalityCode municipality, UUID request, UUID offer) {
        return posted.find(new OfferId(municipality, offer))
                .filter(there -> there.request().id().equals(request))
                .orElseThrow(() -> problem(new OfferUnknown()));
    }

    private Posted asked(MunicipalityCode municipality, MunicipalityCode from, UUID offer) {
        return posted.find(new OfferId(from, offer))
                .filter(there -> there.of().equals(municipality))
                .orElseThrow(() -> problem(new OfferUnknown()));
    }

    private ShelterWish wish(RequestId request) {
        return posted.wish(request).orElseThrow(() -> problem(new RequestUnknown()));
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

    private static ProblemException problem(RequestRefusal refusal) {
        return new ProblemException(RequestProblems.problem(refusal));
    }
}
