package nl.opvang.funding.posting.write;

import java.util.UUID;
import nl.opvang.contracts.area.MunicipalityCode;
import nl.opvang.funding.posting.domain.PostingCommand.Correct;
import nl.opvang.funding.posting.domain.PostingCommand.Post;
import nl.opvang.funding.posting.domain.PostingCommand.Withdraw;
import nl.opvang.funding.posting.write.PostingForms.PostingForm;
import nl.opvang.funding.posting.write.PostingForms.PostingWithdrawalForm;
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

/** What a municipality says about amounts, one at a time. */
@RestController
@RequestMapping("/v1/municipalities/{municipality}/postings/{posting}")
class PostingController {
    private final ThisMonth thisMonth;

    PostingController(ThisMonth thisMonth) {
        this.thisMonth = thisMonth;
    }

    @PutMapping
    @AllowedTo(value = Role.MUNICIPALITY, scope = "municipality")
    ResponseEntity<Written> post(
            @PathVariable MunicipalityCode municipality,
            @PathVariable UUID posting,
            @RequestBody PostingForm form,
            Write write) {
        return write.send(new Post(municipality, posting, form.posting(), thisMonth.now()));
    }

    @PutMapping("/corrections/{correctionId}")
    @AllowedTo(value = Role.MUNICIPALITY, scope = "municipality")
    ResponseEntity<Written> correct(
            @PathVariable MunicipalityCode municipality,
            @PathVariable UUID posting,
            @PathVariable UUID correctionId,
            @RequestBody PostingForm form,
            Write write) {
        return write.send(new Correct(municipality, posting, correctionId, form.posting(), thisMonth.now()));
    }

    @PutMapping("/withdrawals/{correctionId}")
    @AllowedTo(value = Role.MUNICIPALITY, scope = "municipality")
    ResponseEntity<Written> withdraw(
            @PathVariable MunicipalityCode municipality,
            @PathVariable UUID posting,
            @PathVariable UUID correctionId,
            @RequestBody PostingWithdrawalForm form,
            Write write) {
        return write.send(new Withdraw(municipality, posting, correctionId));
    }
}
