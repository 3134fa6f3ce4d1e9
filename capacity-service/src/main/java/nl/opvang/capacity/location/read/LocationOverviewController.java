package nl.opvang.capacity.location.read;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import nl.opvang.contracts.area.MunicipalityCode;
import nl.opvang.contracts.calendar.Netherlands;
import nl.opvang.plumbing.access.AllowedTo;
import nl.opvang.plumbing.access.Caller;
import nl.opvang.plumbing.access.Role;
import nl.opvang.plumbing.http.form.Cursor;
import nl.opvang.plumbing.http.form.Query;
import nl.opvang.plumbing.http.read.Items;
import nl.opvang.plumbing.http.read.Paged;
import nl.opvang.plumbing.problem.ProblemException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Shows locations to their municipality, its region and auditors. */
@RestController
class LocationOverviewController {
    private final Locations locations;

    LocationOverviewController(Locations locations) {
        this.locations = locations;
    }

    @GetMapping("/v1/locations")
    @AllowedTo({Role.MUNICIPALITY, Role.REGION, Role.AUDITOR})
    Items<LocationOverview> all(@Query Page page, Caller caller) {
        return list(page, caller, null);
    }

    @GetMapping("/v1/municipalities/{municipality}/locations")
    @AllowedTo(
            value = {Role.MUNICIPALITY, Role.REGION, Role.AUDITOR},
            scope = "municipality")
    Items<LocationOverview> ofMunicipality(
            @PathVariable MunicipalityCode municipality, @Query Page page, Caller caller) {
        return list(page, caller, municipality);
    }

    @GetMapping("/v1/municipalities/{municipality}/locations/{location}")
    @AllowedTo(
            value = {Role.MUNICIPALITY, Role.REGION, Role.AUDITOR},
            scope = "municipality")
    ResponseEntity<LocationOverview> one(
            @PathVariable MunicipalityCode municipality, @PathVariable UUID location, @Query Day day, Caller caller) {
        var overview = locations
                .on(orToday(day.on()), caller.municipalities(), municipality, location)
                .orElseThrow(ProblemException::notFound);
        return ResponseEntity.ok().eTag("\"" + overview.sequence() + "\"").body(overview);
    }

    /** Everything that was said about a location: by these ids a correction finds what it corrects. */
    @GetMapping("/v1/municipalities/{municipality}/locations/{location}/facts")
    @AllowedTo(
            value = {Role.MUNICIPALITY, Role.REGION, Role.AUDITOR},
            scope = "municipality")
    Items<LocationFact> facts(
            @PathVariable MunicipalityCode municipality,
            @PathVariable UUID location,
            @Query FactPage page,
            Caller caller) {
        var facts = locations.facts(caller.municipalities(), municipality, location, page.after(), page.rows() + 1);
        // Every location was opened, so it is there when a fact is.
        if (facts.isEmpty() && page.cursor() == null) throw ProblemException.notFound();
        return Items.page(facts, page.rows(), fact -> List.of(Long.toString(fact.sequence())));
    }

    private Items<LocationOverview> list(Page page, Caller caller, @Nullable MunicipalityCode municipality) {
        var rows =
                locations.on(orToday(page.on()), caller.municipalities(), municipality, page.after(), page.rows() + 1);
        return Items.page(
                rows,
                page.rows(),
                row -> List.of(row.municipality().text(), row.name(), row.id().toString()));
    }

    private static LocalDate orToday(@Nullable LocalDate on) {
        return on == null ? LocalDate.now(Netherlands.ZONE) : on;
    }

    /** @param on the day of the numbers; today when absent */
    record Day(@Nullable LocalDate on) {}

    /** @param on the day of the numbers; today when absent */
    record Page(
            @Nullable LocalDate on,
            @Min(1) @Max(1000) @Nullable Integer limit,
            @Nullable Cursor cursor) implements Paged {
        /** @throws IllegalArgumentException when the cursor is not one of this list's */
        Page {
            if (cursor != null) place(cursor);
        }

        Locations.@Nullable Place after() {
            return cursor == null ? null : place(cursor);
        }

        private static Locations.Place place(Cursor cursor) {
            return cursor.read(
                    3,
                    key -> new Locations.Place(
                            new MunicipalityCode(key.get(0)), key.get(1), UUID.fromString(key.get(2))));
        }
    }

    record FactPage(
            @Min(1) @Max(1000) @Nullable Integer limit,
            @Nullable Cursor cursor) implements Paged {
        /** @throws IllegalArgumentException when the cursor is not one of this list's */
        FactPage {
            if (cursor != null) sequence(cursor);
        }

        long after() {
            return cursor == null ? -1 : sequence(cursor);
        }

        private static long sequence(Cursor cursor) {
            return cursor.read(1, key -> Long.valueOf(key.getFirst()));
        }
    }
}
