package nl.opvang.allocation.request.read;

import java.time.LocalDate;
import java.util.List;
import nl.opvang.allocation.area.Areas;
import nl.opvang.allocation.area.Own;
import nl.opvang.allocation.request.read.RankedRequestsController.Question;
import nl.opvang.contracts.calendar.Netherlands;
import nl.opvang.plumbing.access.AllowedTo;
import nl.opvang.plumbing.access.Caller;
import nl.opvang.plumbing.access.Role;
import nl.opvang.plumbing.http.form.Cursor;
import nl.opvang.plumbing.http.form.Query;
import nl.opvang.plumbing.http.processing.Processes;
import nl.opvang.plumbing.page.InNavigation;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The households that wait for shelter today, in the order in which they are helped, and why: without names. */
@Controller
@Processes("request")
class RequestsPage {
    private static final int ROWS = 100;

    private final RankedLists lists;

    RequestsPage(RankedLists lists) {
        this.lists = lists;
    }

    record Listing(@Nullable Cursor cursor) {
        /** @throws IllegalArgumentException when the cursor is not one of this list's */
        Listing {
            if (cursor != null) RankedRequestsController.Place.of(cursor);
        }
    }

    @GetMapping("/requests")
    @AllowedTo({Role.MUNICIPALITY, Role.REGION, Role.KCIO, Role.AUDITOR})
    @InNavigation(label = "requests", order = 1)
    String show(@Query Listing listing, Caller caller, Model model) {
        var today = LocalDate.now(Netherlands.ZONE);
        var ranked = lists.of(new Question(today, null, ROWS, listing.cursor()), Areas.codes(caller, today));
        model.addAttribute("ranked", ranked)
                .addAttribute("own", caller.role() == Role.MUNICIPALITY ? Own.of(caller) : List.of())
                .addAttribute("several", caller.role() != Role.MUNICIPALITY)
                // Whoever may ask for one of them by itself.
                .addAttribute("opens", caller.role() == Role.MUNICIPALITY || caller.role() == Role.AUDITOR);
        return "allocation/requests";
    }
}
