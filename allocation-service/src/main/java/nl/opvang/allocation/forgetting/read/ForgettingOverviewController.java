package nl.opvang.allocation.forgetting.read;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
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

/** That a municipality forgot people, and why: for itself and for the auditor, who must be able to tell that it was done. */
@RestController
@Processes(value = "forgetting", subject = "forgetting")
@RequestMapping("/v1/municipalities/{municipality}/forgettings")
class ForgettingOverviewController {
    record Page(
            @Min(1) @Max(1000) @Nullable Integer limit,
            @Nullable Cursor cursor) implements Paged {
        /** @throws IllegalArgumentException when the cursor is not one of this list's */
        Page {
            if (cursor != null) cursor.id();
        }
    }

    private final ForgettingOverviews overviews;

    ForgettingOverviewController(ForgettingOverviews overviews) {
        this.overviews = overviews;
    }

    @GetMapping("/{forgetting}")
    @AllowedTo(
            value = {Role.MUNICIPALITY, Role.AUDITOR},
            scope = "municipality")
    ResponseEntity<ForgettingOverview> one(@PathVariable MunicipalityCode municipality, @PathVariable UUID forgetting) {
        var overview = overviews.find(municipality, forgetting).orElseThrow(ProblemException::notFound);
        return ResponseEntity.ok().eTag("\"" + overview.sequence() + "\"").body(overview);
    }

    @GetMapping
    @AllowedTo(
            value = {Role.MUNICIPALITY, Role.AUDITOR},
            scope = "municipality")
    Items<ForgettingOverview> all(@PathVariable MunicipalityCode municipality, @Query Page page) {
        return Items.page(
                overviews.page(municipality, page.afterId(), page.rows()),
                page.rows(),
                overview -> List.of(overview.id().toString()));
    }
}
