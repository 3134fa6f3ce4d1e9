package nl.opvang.capacity.location.write;

import java.util.UUID;
import nl.opvang.capacity.location.write.LocationForms.ClosingForm;
import nl.opvang.capacity.location.write.LocationForms.CorrectionForm;
import nl.opvang.capacity.location.write.LocationForms.CountForm;
import nl.opvang.capacity.location.write.LocationForms.OccupancyBasisForm;
import nl.opvang.capacity.location.write.LocationForms.OpeningForm;
import nl.opvang.capacity.location.write.LocationForms.OutOfUsePeriodForm;
import nl.opvang.capacity.location.write.LocationForms.PlaceChangeForm;
import nl.opvang.capacity.location.write.LocationForms.ProlongationForm;
import nl.opvang.capacity.location.write.LocationForms.RestatementForm;
import nl.opvang.capacity.location.write.LocationForms.ReturnToUseForm;
import nl.opvang.capacity.location.write.LocationForms.StatementForm;
import nl.opvang.contracts.area.LocationId;
import nl.opvang.contracts.area.MunicipalityCode;
import nl.opvang.plumbing.access.AllowedTo;
import nl.opvang.plumbing.access.Role;
import nl.opvang.plumbing.http.write.Write;
import nl.opvang.plumbing.http.write.Written;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What a municipality says about its locations, one thing at a time. */
@RestController
@RequestMapping("/v1/municipalities/{municipality}/locations/{location}")
class LocationController {
    @PutMapping
    @AllowedTo(value = Role.MUNICIPALITY, scope = "municipality")
    ResponseEntity<Written> open(
            @PathVariable MunicipalityCode municipality,
            @PathVariable UUID location,
            @RequestBody OpeningForm form,
            Write write) {
        return write.send(form.open(new LocationId(municipality, location)));
    }

    @PutMapping("/place-changes/{changeId}")
    @AllowedTo(value = Role.MUNICIPALITY, scope = "municipality")
    ResponseEntity<Written> changePlaces(
            @PathVariable MunicipalityCode municipality,
            @PathVariable UUID location,
            @PathVariable UUID changeId,
            @RequestBody PlaceChangeForm form,
            Write write) {
        return state(municipality, location, changeId, form, write);
    }

    @PutMapping("/out-of-use-periods/{periodId}")
    @AllowedTo(value = Role.MUNICIPALITY, scope = "municipality")
    ResponseEntity<Written> takeOutOfUse(
            @PathVariable MunicipalityCode municipality,
            @PathVariable UUID location,
            @PathVariable UUID periodId,
            @RequestBody OutOfUsePeriodForm form,
            Write write) {
        return state(municipality, location, periodId, form, write);
    }

    @PutMapping("/returns-to-use/{returnId}")
    @AllowedTo(value = Role.MUNICIPALITY, scope = "municipality")
    ResponseEntity<Written> returnToUse(
            @PathVariable MunicipalityCode municipality,
            @PathVariable UUID location,
            @PathVariable UUID returnId,
            @RequestBody ReturnToUseForm form,
            Write write) {
        return state(municipality, location, returnId, form, write);
    }

    @PutMapping("/prolongations/{prolongationId}")
    @AllowedTo(value = Role.MUNICIPALITY, scope = "municipality")
    ResponseEntity<Written> prolong(
            @PathVariable MunicipalityCode municipality,
            @PathVariable UUID location,
            @PathVariable UUID prolongationId,
            @RequestBody ProlongationForm form,
            Write write) {
        return state(municipality, location, prolongationId, form, write);
    }

    @PutMapping("/closings/{closingId}")
    @AllowedTo(value = Role.MUNICIPALITY, scope = "municipality")
    ResponseEntity<Written> close(
            @PathVariable MunicipalityCode municipality,
            @PathVariable UUID location,
            @PathVariable UUID closingId,
            @RequestBody ClosingForm form,
            Write write) {
        return state(municipality, location, closingId, form, write);
    }

    @PutMapping("/counts/{countId}")
    @AllowedTo(value = Role.MUNICIPALITY, scope = "municipality")
    ResponseEntity<Written> count(
            @PathVariable MunicipalityCode municipality,
            @PathVariable UUID location,
            @PathVariable UUID countId,
            @RequestBody CountForm form,
            Write write) {
        return state(municipality, location, countId, form, write);
    }

    @PutMapping("/occupancy-basis-changes/{changeId}")
    @AllowedTo(value = Role.MUNICIPALITY, scope = "municipality")
    ResponseEntity<Written> changeOccupancyBasis(
            @PathVariable MunicipalityCode municipality,
            @PathVariable UUID location,
            @PathVariable UUID changeId,
            @RequestBody OccupancyBasisForm form,
            Write write) {
        return state(municipality, location, changeId, form, write);
    }

    @PutMapping("/corrections/{correctionId}")
    @AllowedTo(value = Role.MUNICIPALITY, scope = "municipality")
    ResponseEntity<Written> correct(
            @PathVariable MunicipalityCode municipality,
            @PathVariable UUID location,
            @PathVariable UUID correctionId,
            @RequestBody CorrectionForm form,
            Write write) {
        return write.send(form.command(new LocationId(municipality, location), correctionId));
    }

    /** Not about what is true, but about lines that do not say it: for those who run the register. */
    @PutMapping("/restatements/{restatementId}")
    @AllowedTo(value = Role.OPERATOR, scope = "municipality")
    ResponseEntity<Written> restate(
            @PathVariable MunicipalityCode municipality,
            @PathVariable UUID location,
            @PathVariable UUID restatementId,
            @RequestBody RestatementForm form,
            Write write) {
        return write.send(form.restate(new LocationId(municipality, location), restatementId));
    }

    private static ResponseEntity<Written> state(
            MunicipalityCode municipality, UUID location, UUID factId, StatementForm form, Write write) {
        return write.send(form.statement(new LocationId(municipality, location), factId));
    }
}
