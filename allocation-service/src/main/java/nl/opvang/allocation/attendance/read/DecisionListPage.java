package nl.opvang.allocation.attendance.read;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.stream.Stream;
import nl.opvang.allocation.area.Areas;
import nl.opvang.allocation.attendance.read.DecisionListController.Question;
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

/** The absences about which a municipality must decide today, the longest first. */
@Controller
@Processes("attendance")
class DecisionListPage {
    private static final ZoneId NETHERLANDS = ZoneId.of("Europe/Amsterdam");
    private static final int ROWS = 100;

    private final DecisionLists lists;

    DecisionListPage(DecisionLists lists) {
        this.lists = lists;
    }

    record Listing(@Nullable Cursor cursor) {
        /** @throws IllegalArgumentException when the cursor is not one of this list's */
        Listing {
            if (cursor != null) DecisionListController.Place.of(cursor);
        }
    }

    @GetMapping("/absences")
    @AllowedTo(Role.MUNICIPALITY)
    @InNavigation(label = "absences", order = 3)
    String show(@Query Listing listing, Caller caller, Model model) {
        var today = LocalDate.now(NETHERLANDS);
        var codes = caller.municipalityCodes().stream()
                .flatMap(code -> Stream.of(Areas.codes(code, today)))
                .distinct()
                .toArray(String[]::new);
        model.addAttribute("list", lists.of(new Question(today, null, null, ROWS, listing.cursor()), codes));
        return "allocation/absences";
    }
}
