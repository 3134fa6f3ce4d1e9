package nl.opvang.funding.carecompensation.write;

import java.util.UUID;
import nl.opvang.funding.carecompensation.domain.CareCompensationCommand.Withdraw;
import nl.opvang.funding.carecompensation.write.CareCompensationForms.PublicationForm;
import nl.opvang.funding.carecompensation.write.CareCompensationForms.PublicationWithdrawalForm;
import nl.opvang.funding.procedure.write.Officers;
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

/** What the ministry publishes about the compensation for care. */
@RestController
@RequestMapping("/v1/care-compensations/{year}/publications/{publicationId}")
class CareCompensationController {
    /** A later publication replaces an earlier one. */
    @PutMapping
    @AllowedTo(Role.MINISTRY)
    ResponseEntity<Written> publish(
            @PathVariable int year, @PathVariable UUID publicationId, @RequestBody PublicationForm form, Write write) {
        Officers.requireYear(year);
        return write.send(form.publish(year, publicationId));
    }

    @PutMapping("/withdrawals/{withdrawalId}")
    @AllowedTo(Role.MINISTRY)
    ResponseEntity<Written> withdraw(
            @PathVariable int year,
            @PathVariable UUID publicationId,
            @PathVariable UUID withdrawalId,
            @RequestBody PublicationWithdrawalForm form,
            Write write) {
        Officers.requireYear(year);
        return write.send(new Withdraw(year, publicationId, withdrawalId));
    }
}
