package nl.opvang.funding.norm.write;

import java.util.UUID;
import nl.opvang.contracts.funding.NormId;
import nl.opvang.contracts.funding.NormScheme;
import nl.opvang.funding.norm.domain.NormCommand;
import nl.opvang.funding.norm.write.NormForms.ConfirmationForm;
import nl.opvang.funding.norm.write.NormForms.NormForm;
import nl.opvang.funding.norm.write.NormForms.WithdrawalForm;
import nl.opvang.plumbing.access.AllowedTo;
import nl.opvang.plumbing.access.Role;
import nl.opvang.plumbing.http.write.Write;
import nl.opvang.plumbing.http.write.Written;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** What the ministry decides about norms; the operator who imported their history closes it. */
@RestController
class NormController {
    @PutMapping("/v1/norms/{id}")
    @AllowedTo(Role.MINISTRY)
    ResponseEntity<Written> decide(@PathVariable UUID id, @RequestBody NormForm form, Write write) {
        return write.send(new NormCommand.Decide(form.scheme(), new NormId(id), form.terms()));
    }

    @PutMapping("/v1/norms/{id}/corrections/{correctionId}")
    @AllowedTo(Role.MINISTRY)
    ResponseEntity<Written> correct(
            @PathVariable UUID id, @PathVariable UUID correctionId, @RequestBody NormForm form, Write write) {
        return write.send(new NormCommand.Correct(form.scheme(), new NormId(id), correctionId, form.terms()));
    }

    @PutMapping("/v1/norms/{id}/withdrawals/{correctionId}")
    @AllowedTo(Role.MINISTRY)
    ResponseEntity<Written> withdraw(
            @PathVariable UUID id, @PathVariable UUID correctionId, @RequestBody WithdrawalForm form, Write write) {
        return write.send(new NormCommand.Withdraw(form.scheme(), new NormId(id), correctionId));
    }

    @PutMapping("/v1/norm-confirmations/{id}")
    @AllowedTo(Role.MINISTRY)
    ResponseEntity<Written> confirm(@PathVariable UUID id, @RequestBody ConfirmationForm form, Write write) {
        return write.send(new NormCommand.ConfirmThrough(form.scheme(), id, form.confirmedThrough(), form.source()));
    }

    /** From then on answers for earlier moments no longer change. */
    @PutMapping("/v1/norm-schemes/{scheme}/history-import-closing")
    @AllowedTo(Role.OPERATOR)
    ResponseEntity<Written> closeHistory(@PathVariable NormScheme scheme, Write write) {
        return write.send(new NormCommand.CloseHistoryImport(scheme));
    }
}
