package nl.opvang.funding.application.page;

import nl.opvang.funding.claim.domain.ClaimCommand;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;

/** The claim of a municipality for its actual costs of a year. */
@Controller
@RequestMapping("/municipalities/{municipality}/claims/{year}")
class ClaimPages extends YearPages {
    ClaimPages(Desk desk) {
        super(desk, ClaimCommand.FEATURE);
    }
}
