package nl.opvang.allocation.registration.write;

import java.util.UUID;
import nl.opvang.allocation.identity.Persons;
import nl.opvang.allocation.registration.write.RegistrationForms.CorrectionForm;
import nl.opvang.allocation.registration.write.RegistrationForms.DeregistrationForm;
import nl.opvang.allocation.registration.write.RegistrationForms.RegistrationForm;
import nl.opvang.contracts.allocation.RegistrationId;
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
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What a municipality says about registrations, one at a time. */
@RestController
@Processes(value = "registration", subject = "registration")
@RequestMapping("/v1/municipalities/{municipality}/registrations/{registration}")
class RegistrationController {
    private final Persons<RegistrationId> persons;

    RegistrationController(Persons<RegistrationId> persons) {
        this.persons = persons;
    }

    @PutMapping
    @AllowedTo(value = Role.MUNICIPALITY, scope = "municipality")
    ResponseEntity<Written> register(
            @PathVariable MunicipalityCode municipality,
            @PathVariable UUID registration,
            @RequestBody RegistrationForm form,
            Write write) {
        return persons.send(municipality, registration, form, write);
    }

    @PutMapping("/deregistration")
    @AllowedTo(value = Role.MUNICIPALITY, scope = "municipality")
    ResponseEntity<Written> deregister(
            @PathVariable MunicipalityCode municipality,
            @PathVariable UUID registration,
            @RequestBody DeregistrationForm form,
            Write write) {
        return persons.send(municipality, registration, form, write);
    }

    @PutMapping("/corrections/{correctionId}")
    @AllowedTo(value = Role.MUNICIPALITY, scope = "municipality")
    ResponseEntity<Written> correct(
            @PathVariable MunicipalityCode municipality,
            @PathVariable UUID registration,
            @PathVariable UUID correctionId,
            @RequestBody CorrectionForm form,
            Write write) {
        return persons.send(municipality, registration, form.with(correctionId), write);
    }
}
