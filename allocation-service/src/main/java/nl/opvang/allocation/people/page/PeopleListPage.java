package nl.opvang.allocation.people.page;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import nl.opvang.allocation.area.Own;
import nl.opvang.allocation.clock.DatabaseClock;
import nl.opvang.allocation.people.read.People;
import nl.opvang.allocation.people.read.People.After;
import nl.opvang.contracts.area.MunicipalityCode;
import nl.opvang.contracts.calendar.Netherlands;
import nl.opvang.plumbing.access.AllowedTo;
import nl.opvang.plumbing.access.Role;
import nl.opvang.plumbing.http.form.Cursor;
import nl.opvang.plumbing.http.form.Query;
import nl.opvang.plumbing.http.processing.Processes;
import nl.opvang.plumbing.http.read.Items;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** Who is registered in a municipality today, and who stays there by name: whoever came last first. */
@Controller
class PeopleListPage {
    private static final int ROWS = 100;

    private final People people;
    private final DatabaseClock clock;

    PeopleListPage(People people, DatabaseClock clock) {
        this.people = people;
        this.clock = clock;
    }

    record Listing(@Nullable Cursor cursor) {
        /** @throws IllegalArgumentException when the cursor is not one of this list's */
        Listing {
            if (cursor != null) place(cursor);
        }

        @Nullable
        After after() {
            return cursor == null ? null : place(cursor);
        }

        private static After place(Cursor cursor) {
            return cursor.read(
                    3,
                    key -> new After(
                            LocalDate.parse(key.get(0)),
                            new MunicipalityCode(key.get(1)),
                            UUID.fromString(key.get(2))));
        }
    }

    @GetMapping("/municipalities/{municipality}/registrations")
    @AllowedTo(value = Role.MUNICIPALITY, scope = "municipality")
    @Processes("registration")
    String registrations(@PathVariable MunicipalityCode municipality, @Query Listing listing, Model model) {
        var today = LocalDate.now(Netherlands.ZONE);
        var own = Own.named(municipality);
        var rows = people.registered(own.codes(today), today, listing.after(), ROWS);
        addFrame(own, today, model);
        model.addAttribute("list", Items.page(rows, ROWS, row -> key(row.from(), row.municipality(), row.id())));
        return "allocation/registrations";
    }

    @GetMapping("/municipalities/{municipality}/stays")
    @AllowedTo(value = Role.MUNICIPALITY, scope = "municipality")
    @Processes("stay")
    String stays(@PathVariable MunicipalityCode municipality, @Query Listing listing, Model model) {
        var today = LocalDate.now(Netherlands.ZONE);
        var own = Own.named(municipality);
        var rows = people.staying(own.codes(today), today, listing.after(), ROWS);
        addFrame(own, today, model);
        model.addAttribute(
                "list",
                Items.page(rows, ROWS, row -> key(Objects.requireNonNull(row.from()), row.municipality(), row.id())));
        return "allocation/stays";
    }

    private void addFrame(Own own, LocalDate today, Model model) {
        model.addAttribute("own", own)
                .addAttribute("count", people.count(own.codes(today), today))
                .addAttribute("today", today)
                .addAttribute("knownAt", clock.now());
    }

    private static List<String> key(LocalDate from, MunicipalityCode municipality, UUID id) {
        return List.of(from.toString(), municipality.text(), id.toString());
    }
}
