package nl.opvang.allocation.attendance.read;

import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.opvang.allocation.area.Areas;
import nl.opvang.allocation.attendance.read.DecisionList.AbsenceCase;
import nl.opvang.allocation.attendance.read.DecisionListController.Question;
import nl.opvang.allocation.stay.read.LocationNames;
import nl.opvang.contracts.area.LocationId;
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

/** The absences about which a municipality must decide today, the longest first. */
@Controller
@Processes("attendance")
class DecisionListPage {
    private static final int ROWS = 100;

    private final DecisionLists lists;
    private final LocationNames names;

    DecisionListPage(DecisionLists lists, LocationNames names) {
        this.lists = lists;
        this.names = names;
    }

    /** @param saved the decision that was just recorded, which the page then says */
    record Listing(@Nullable Cursor cursor, @Nullable UUID saved) {
        /** @throws IllegalArgumentException when the cursor is not one of this list's */
        Listing {
            if (cursor != null) DecisionListController.Place.of(cursor);
        }
    }

    @GetMapping("/absences")
    @AllowedTo(Role.MUNICIPALITY)
    @InNavigation(label = "absences", order = 4)
    String show(@Query Listing listing, Caller caller, Model model) {
        var today = LocalDate.now(Netherlands.ZONE);
        var codes = caller.municipalityCodes().stream()
                .flatMap(code -> Stream.of(Areas.codes(code, today)))
                .distinct()
                .toArray(String[]::new);
        var list = lists.of(new Question(today, null, null, ROWS, listing.cursor()), codes);
        model.addAttribute("list", list)
                .addAttribute("names", names(list))
                .addAttribute("saved", listing.saved() != null);
        return "allocation/absences";
    }

    /** Where the stay of each absence is, in words. */
    private Map<UUID, String> names(DecisionList list) {
        var known = names.of(
                list.items().stream().map(DecisionListPage::location).distinct().toList());
        return list.items().stream()
                .collect(Collectors.toMap(
                        AbsenceCase::absence,
                        row -> known.getOrDefault(location(row), row.location().toString())));
    }

    private static LocationId location(AbsenceCase row) {
        return new LocationId(row.municipality(), row.location());
    }
}
