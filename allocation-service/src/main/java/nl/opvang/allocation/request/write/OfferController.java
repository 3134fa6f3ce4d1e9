package nl.opvang.allocation.request.write;

import java.util.UUID;
import nl.opvang.allocation.request.write.RequestForms.ArrivalForm;
import nl.opvang.allocation.request.write.RequestForms.DeclineForm;
import nl.opvang.allocation.request.write.RequestForms.HoldForm;
import nl.opvang.allocation.request.write.RequestForms.OfferForm;
import nl.opvang.allocation.request.write.RequestForms.OfferRefusalForm;
import nl.opvang.allocation.request.write.RequestForms.ReleaseForm;
import nl.opvang.contracts.allocation.OfferId;
import nl.opvang.contracts.allocation.RequestId;
import nl.opvang.contracts.area.LocationId;
import nl.opvang.contracts.area.MunicipalityCode;
import nl.opvang.plumbing.access.AllowedTo;
import nl.opvang.plumbing.access.Role;
import nl.opvang.plumbing.http.processing.Processes;
import nl.opvang.plumbing.http.write.Write;
import nl.opvang.plumbing.http.write.Written;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Offers between the municipality that asks for a household and the one that has places; each says its own part. */
@RestController
@Processes(value = "request", subject = "request")
class OfferController {
    private final Offers offers;

    OfferController(Offers offers) {
        this.offers = offers;
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
        return offers.ask(new RequestId(municipality, request), offer, form, write);
    }

    @PutMapping("/v1/municipalities/{municipality}/requests/{request}/offers/{offer}/acceptance")
    @AllowedTo(value = Role.MUNICIPALITY, scope = "municipality")
    ResponseEntity<Written> accept(
            @PathVariable MunicipalityCode municipality,
            @PathVariable UUID request,
            @PathVariable UUID offer,
            Write write) {
        return offers.accept(new RequestId(municipality, request), offer, write);
    }

    @PutMapping("/v1/municipalities/{municipality}/requests/{request}/offers/{offer}/decline")
    @AllowedTo(value = Role.MUNICIPALITY, scope = "municipality")
    ResponseEntity<Written> decline(
            @PathVariable MunicipalityCode municipality,
            @PathVariable UUID request,
            @PathVariable UUID offer,
            @RequestBody DeclineForm form,
            Write write) {
        return offers.decline(new RequestId(municipality, request), offer, form.why(), write);
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
        return offers.hold(new LocationId(municipality, form.location()), new OfferId(from, offer), write);
    }

    @PutMapping("/v1/municipalities/{municipality}/asked-offers/{from}/{offer}/refusal")
    @AllowedTo(value = Role.MUNICIPALITY, scope = "municipality")
    ResponseEntity<Written> refuse(
            @PathVariable MunicipalityCode municipality,
            @PathVariable MunicipalityCode from,
            @PathVariable UUID offer,
            @RequestBody OfferRefusalForm form,
            Write write) {
        return offers.refuse(municipality, new OfferId(from, offer), form.why(), write);
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
        return offers.release(municipality, new OfferId(from, offer), write);
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
        return offers.arrive(municipality, new OfferId(from, offer), form, write);
    }
}
