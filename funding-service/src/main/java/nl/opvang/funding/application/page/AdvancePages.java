package nl.opvang.funding.application.page;

import nl.opvang.funding.advance.domain.AdvanceCommand;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;

/** The advance of a municipality for a year. */
@Controller
@RequestMapping("/municipalities/{municipality}/advances/{year}")
class AdvancePages extends YearPages {
    AdvancePages(Desk desk) {
        super(desk, AdvanceCommand.FEATURE);
    }
}
