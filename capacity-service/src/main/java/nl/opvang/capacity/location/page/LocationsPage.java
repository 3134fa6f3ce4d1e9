package nl.opvang.capacity.location.page;

import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import nl.opvang.capacity.location.read.LocationOverview;
import nl.opvang.capacity.location.read.Locations;
import nl.opvang.contracts.area.Division;
import nl.opvang.contracts.area.MunicipalityCode;
import nl.opvang.contracts.calendar.Netherlands;
import nl.opvang.plumbing.access.AllowedTo;
import nl.opvang.plumbing.access.Caller;
import nl.opvang.plumbing.access.Role;
import nl.opvang.plumbing.http.form.Cursor;
import nl.opvang.plumbing.http.form.Query;
import nl.opvang.plumbing.http.read.Items;
import nl.opvang.plumbing.page.InNavigation;
import nl.opvang.plumbing.page.form.Fields;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** All locations that whoever asks may see, on a day: a municipality its own. */
@Controller
class LocationsPage {
    private static final int ROWS = 100;

    private final Locations locations;

    LocationsPage(Locations locations) {
        this.locations = locations;
    }

    /** @param on as text; today when absent or none */
    record Listing(
            @Size(max = 60) @Nullable String on, @Nullable Cursor cursor) {
        /** @throws IllegalArgumentException when the cursor is not one of this list's */
        Listing {
            if (cursor != null) place(cursor);
        }

        static Locations.Place place(Cursor cursor) {
            return cursor.read(
                    3,
                    key -> new Locations.Place(
                            new MunicipalityCode(key.get(0)), key.get(1), UUID.fromString(key.get(2))));
        }
    }

    /** A municipality for which whoever asks may open locations. */
    record Own(String code, String name) {}

    /** What all rows add up to. */
    record Sum(long realised, long outOfUse, long planned) {
        static Sum of(List<LocationOverview> rows) {
            return new Sum(
                    rows.stream().mapToLong(LocationOverview::realisedPlaces).sum(),
                    rows.stream().mapToLong(LocationOverview::outOfUsePlaces).sum(),
                    rows.stream().mapToLong(LocationOverview::plannedPlaces).sum());
        }
    }

    @GetMapping("/locations")
    @AllowedTo({Role.MUNICIPALITY, Role.REGION, Role.AUDITOR})
    @InNavigation(label = "locations", order = 2)
    String show(@Query Listing listing, Caller caller, Model model, HttpServletResponse response) {
        var fields = new Fields();
        var on = fields.dayIfAny("on", listing.on());
        if (!fields.faults().isEmpty()) response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
        var day = on == null ? LocalDate.now(Netherlands.ZONE) : on;
        var cursor = listing.cursor();
        var rows = locations.on(
                day, caller.municipalities(), null, cursor == null ? null : Listing.place(cursor), ROWS + 1);
        var page = Items.page(
                rows,
                ROWS,
                row -> List.of(row.municipality().text(), row.name(), row.id().toString()));
        boolean whole = cursor == null && page.nextCursor() == null;
        model.addAttribute("day", day)
                .addAttribute("faults", fields.faults())
                .addAttribute("page", page)
                .addAttribute("sum", whole ? Sum.of(page.items()) : null)
                .addAttribute("names", Division.ofTheNetherlands())
                .addAttribute("several", !caller.roles().equals(List.of(Role.MUNICIPALITY)))
                .addAttribute("own", own(caller, day));
        return "capacity/locations";
    }

    private static List<Own> own(Caller caller, LocalDate day) {
        if (!caller.roles().contains(Role.MUNICIPALITY)) return List.of();
        return caller.municipalityCodes().stream()
                .sorted()
                .flatMap(code -> Division.ofTheNetherlands().municipality(code).stream())
                .filter(municipality -> municipality.existsOn(day))
                .map(municipality -> new Own(municipality.code().text(), municipality.name()))
                .toList();
    }
}
