package nl.opvang.allocation.stay.read;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import nl.opvang.contracts.area.MunicipalityCode;
import nl.opvang.plumbing.access.AllowedTo;
import nl.opvang.plumbing.access.Role;
import nl.opvang.plumbing.http.form.Cursor;
import nl.opvang.plumbing.http.form.Query;
import nl.opvang.plumbing.http.processing.Processes;
import nl.opvang.plumbing.http.read.Items;
import nl.opvang.plumbing.http.read.Paged;
import nl.opvang.plumbing.problem.ProblemException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** A municipality's stays, for itself and for the auditor. */
@RestController
@Processes(value = "stay", subject = "stay")
@RequestMapping("/v1/municipalities/{municipality}/stays")
class StayOverviewController {
    /**
     * @param location only stays at this location
     * @param on only stays on this day
     */
    record Page(
            @Nullable UUID location,
            @Nullable LocalDate on,
            @Min(1) @Max(1000) @Nullable Integer limit,
            @Nullable Cursor cursor)
            implements Paged {
        /** @throws IllegalArgumentException when the cursor is not one of this list's */
        Page {
            if (cursor != null) cursor.id();
        }
    }

    private final StayOverviews overviews;

    StayOverviewController(StayOverviews overviews) {
        this.overviews = overviews;
    }

    @GetMapping("/{stay}")
    @AllowedTo(
            value = {Role.MUNICIPALITY, Role.AUDITOR},
            scope = "municipality")
    ResponseEntity<StayOverview> one(@PathVariable MunicipalityCode municipality, @PathVariable UUID stay) {
        var overview = overviews.find(municipality, stay).orElseThrow(ProblemException::notFound);
        return ResponseEntity.ok().eTag("\"" + overview.sequence() + "\"").body(overview);
    }

    @GetMapping
    @AllowedTo(
            value = {Role.MUNICIPALITY, Role.AUDITOR},
            scope = "municipality")
    Items<StayOverview> all(@PathVariable MunicipalityCode municipality, @Query Page page) {
        return Items.page(
                overviews.page(municipality, page.location(), page.on(), page.afterId(), page.rows()),
                page.rows(),
                overview -> List.of(overview.id().toString()));
    }
}
