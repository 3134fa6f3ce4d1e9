package nl.opvang.allocation.request.read;

import java.time.LocalDate;
import nl.opvang.allocation.area.Areas;
import nl.opvang.contracts.area.Division;
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

/** Which municipality asks which other one to take a household in, and what came of it: of a region, or of the country. */
@Controller
@Processes("request")
class TransfersPage {
    private static final int ROWS = 100;

    private final Transfers transfers;

    TransfersPage(Transfers transfers) {
        this.transfers = transfers;
    }

    record Listing(@Nullable Cursor cursor) {
        /** @throws IllegalArgumentException when the cursor is not one of this list's */
        Listing {
            if (cursor != null) Transfers.Place.of(cursor);
        }

        Transfers.@Nullable Place after() {
            return cursor == null ? null : Transfers.Place.of(cursor);
        }
    }

    @GetMapping("/transfers")
    @AllowedTo({Role.REGION, Role.KCIO})
    @InNavigation(label = "transfers", order = 2)
    String show(@Query Listing listing, Caller caller, Model model) {
        var codes = Areas.codes(caller, LocalDate.now(Netherlands.ZONE));
        model.addAttribute("transfers", transfers.of(codes, listing.after(), ROWS))
                .addAttribute("names", Division.ofTheNetherlands());
        return "allocation/transfers";
    }
}
