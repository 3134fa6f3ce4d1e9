package nl.opvang.capacity.quality.write;

import java.util.UUID;
import nl.opvang.capacity.quality.domain.ChecklistCommand.Correct;
import nl.opvang.capacity.quality.domain.ChecklistCommand.Decide;
import nl.opvang.capacity.quality.domain.ChecklistCommand.Withdraw;
import nl.opvang.capacity.quality.write.QualityForms.ChecklistForm;
import nl.opvang.capacity.quality.write.QualityForms.WithdrawalForm;
import nl.opvang.plumbing.access.AllowedTo;
import nl.opvang.plumbing.access.Role;
import nl.opvang.plumbing.http.write.Write;
import nl.opvang.plumbing.http.write.Written;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** What the ministry decides to be looked at. */
@RestController
class ChecklistController {
    @PutMapping("/v1/checklists/{checklistId}")
    @AllowedTo(Role.MINISTRY)
    ResponseEntity<Written> decide(@PathVariable UUID checklistId, @RequestBody ChecklistForm form, Write write) {
        return write.send(new Decide(checklistId, form.terms()));
    }

    @PutMapping("/v1/checklists/{checklistId}/corrections/{correctionId}")
    @AllowedTo(Role.MINISTRY)
    ResponseEntity<Written> correct(
            @PathVariable UUID checklistId,
            @PathVariable UUID correctionId,
            @RequestBody ChecklistForm form,
            Write write) {
        return write.send(new Correct(checklistId, correctionId, form.terms()));
    }

    @PutMapping("/v1/checklists/{checklistId}/withdrawals/{correctionId}")
    @AllowedTo(Role.MINISTRY)
    ResponseEntity<Written> withdraw(
            @PathVariable UUID checklistId,
            @PathVariable UUID correctionId,
            @RequestBody WithdrawalForm form,
            Write write) {
        return write.send(new Withdraw(checklistId, correctionId));
    }
}
