package nl.opvang.allocation.provision.write;

import java.util.UUID;
import nl.opvang.allocation.identity.Persons;
import nl.opvang.allocation.provision.write.ProvisionForms.CorrectionForm;
import nl.opvang.allocation.provision.write.ProvisionForms.ProvisionForm;
import nl.opvang.contracts.allocation.ProvisionId;
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

/** What a municipality says about provisions, one at a time. */
@RestController
@Processes(value = "provision", subject = "provision")
@RequestMapping("/v1/municipalities/{municipality}/provisions/{provision}")
class ProvisionController {
    private final Persons<ProvisionId> persons;

    ProvisionController(Persons<ProvisionId> persons) {
        this.persons = persons;
    }

    @PutMapping
    @AllowedTo(value = Role.MUNICIPALITY, scope = "municipality")
    ResponseEntity<Written> provide(
            @PathVariable MunicipalityCode municipality,
            @PathVariable UUID provision,
            @RequestBody ProvisionForm form,
            Write write) {
        return persons.send(municipality, provision, form, write);
    }

    @PutMapping("/corrections/{correctionId}")
    @AllowedTo(value = Role.MUNICIPALITY, scope = "municipality")
    ResponseEntity<Written> correct(
            @PathVariable MunicipalityCode municipality,
            @PathVariable UUID provision,
            @PathVariable UUID correctionId,
            @RequestBody CorrectionForm form,
            Write write) {
        return persons.send(municipality, provision, form.with(correctionId), write);
    }
}
