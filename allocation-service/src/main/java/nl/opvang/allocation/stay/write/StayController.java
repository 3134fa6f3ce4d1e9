package nl.opvang.allocation.stay.write;

import java.util.UUID;
import nl.opvang.allocation.stay.write.StayForms.CorrectionForm;
import nl.opvang.allocation.stay.write.StayForms.EndForm;
import nl.opvang.allocation.stay.write.StayForms.MoveForm;
import nl.opvang.allocation.stay.write.StayForms.StayForm;
import nl.opvang.contracts.allocation.StayId;
import nl.opvang.contracts.area.MunicipalityCode;
import nl.opvang.plumbing.access.AllowedTo;
import nl.opvang.plumbing.access.Role;
import nl.opvang.plumbing.http.processing.Processes;
import nl.opvang.plumbing.http.write.Write;
import nl.opvang.plumbing.http.write.Written;
import nl.opvang.plumbing.problem.ProblemException;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What a municipality says about stays, one at a time. */
@RestController
@Processes(value = "stay", subject = "stay")
@RequestMapping("/v1/municipalities/{municipality}/stays/{stay}")
class StayController {
    private final StayPersons persons;

    StayController(StayPersons persons) {
        this.persons = persons;
    }

    @PutMapping
    @AllowedTo(value = Role.MUNICIPALITY, scope = "municipality")
    ResponseEntity<Written> start(
            @PathVariable MunicipalityCode municipality,
            @PathVariable UUID stay,
            @RequestBody StayForm form,
            Write write) {
        return persons.start(new StayId(municipality, stay), form, write);
    }

    @PutMapping("/end")
    @AllowedTo(value = Role.MUNICIPALITY, scope = "municipality")
    ResponseEntity<Written> end(
            @PathVariable MunicipalityCode municipality,
            @PathVariable UUID stay,
            @RequestBody EndForm form,
            Write write) {
        return persons.send(new StayId(municipality, stay), form, write);
    }

    /** Both locations must be in the caller's scope: nobody writes in the guest book of another. */
    @PutMapping("/move")
    @AllowedTo(value = Role.MUNICIPALITY, scope = "municipality")
    ResponseEntity<Written> move(
            @PathVariable MunicipalityCode municipality,
            @PathVariable UUID stay,
            @RequestBody MoveForm form,
            Write write) {
        var there = form.toMunicipality();
        if (there != null && !write.caller().municipalities().includes(there)) throw ProblemException.notFound();
        return persons.send(new StayId(municipality, stay), form, write);
    }

    @PutMapping("/corrections/{correctionId}")
    @AllowedTo(value = Role.MUNICIPALITY, scope = "municipality")
    ResponseEntity<Written> correct(
            @PathVariable MunicipalityCode municipality,
            @PathVariable UUID stay,
            @PathVariable UUID correctionId,
            @RequestBody CorrectionForm form,
            Write write) {
        return persons.send(new StayId(municipality, stay), form.with(correctionId), write);
    }
}
