package nl.opvang.plumbing.imports;

import nl.opvang.contracts.area.Division;
import nl.opvang.contracts.area.MunicipalityCode;
import nl.opvang.plumbing.access.AllowedTo;
import nl.opvang.plumbing.access.Role;
import nl.opvang.plumbing.http.form.Reasoned;
import nl.opvang.plumbing.http.write.Write;
import nl.opvang.plumbing.http.write.Written;
import nl.opvang.plumbing.problem.ProblemException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Closes the history import of a municipality. */
@RestController
class HistoryImportController {
    /** @param reason why now; goes into the envelope */
    record Closing(@Nullable String reason) implements Reasoned {}

    @PutMapping("/v1/municipalities/{municipality}/history-import-closing")
    @AllowedTo(Role.OPERATOR)
    ResponseEntity<Written> close(
            @PathVariable MunicipalityCode municipality, @RequestBody Closing closing, Write write) {
        if (Division.ofTheNetherlands().municipality(municipality).isEmpty()) throw ProblemException.notFound();
        return write.send(new CloseHistoryImport(municipality));
    }
}
