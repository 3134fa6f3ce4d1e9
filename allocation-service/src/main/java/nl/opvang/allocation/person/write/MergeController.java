package nl.opvang.allocation.person.write;

import java.util.UUID;
import nl.opvang.allocation.person.write.MergeForms.MergeForm;
import nl.opvang.allocation.person.write.MergeForms.UndoForm;
import nl.opvang.contracts.allocation.MergeId;
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

/** A municipality that knows both says that two persons are one, and takes that back. */
@RestController
@Processes(value = "person", subject = "merge")
@RequestMapping("/v1/municipalities/{municipality}/person-merges/{merge}")
class MergeController {
    private final Merging merging;

    MergeController(Merging merging) {
        this.merging = merging;
    }

    @PutMapping
    @AllowedTo(value = Role.MUNICIPALITY, scope = "municipality")
    ResponseEntity<Written> merge(
            @PathVariable MunicipalityCode municipality,
            @PathVariable UUID merge,
            @RequestBody MergeForm form,
            Write write) {
        return write.send(merging.merge(
                new MergeId(municipality, merge),
                form.merged().of(municipality),
                form.survivor().of(municipality)));
    }

    @PutMapping("/undo")
    @AllowedTo(value = Role.MUNICIPALITY, scope = "municipality")
    ResponseEntity<Written> undo(
            @PathVariable MunicipalityCode municipality,
            @PathVariable UUID merge,
            @RequestBody UndoForm form,
            Write write) {
        return write.send(merging.undo(new MergeId(municipality, merge)));
    }
}
