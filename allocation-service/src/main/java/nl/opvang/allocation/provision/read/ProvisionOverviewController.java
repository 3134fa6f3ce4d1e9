package nl.opvang.allocation.provision.read;

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

/** A municipality's provisions, for itself and for the auditor. */
@RestController
@Processes(value = "provision", subject = "provision")
@RequestMapping("/v1/municipalities/{municipality}/provisions")
class ProvisionOverviewController {
    record Page(
            @Min(1) @Max(1000) @Nullable Integer limit,
            @Nullable Cursor cursor) implements Paged {
        /** @throws IllegalArgumentException when the cursor is not one of this list's */
        Page {
            if (cursor != null) cursor.id();
        }
    }

    private final ProvisionOverviews overviews;

    ProvisionOverviewController(ProvisionOverviews overviews) {
        this.overviews = overviews;
    }

    @GetMapping("/{provision}")
    @AllowedTo(
            value = {Role.MUNICIPALITY, Role.AUDITOR},
            scope = "municipality")
    ResponseEntity<ProvisionOverview> one(@PathVariable MunicipalityCode municipality, @PathVariable UUID provision) {
        var overview = overviews.find(municipality, provision).orElseThrow(ProblemException::notFound);
        return ResponseEntity.ok().eTag("\"" + overview.sequence() + "\"").body(overview);
    }

    @GetMapping
    @AllowedTo(
            value = {Role.MUNICIPALITY, Role.AUDITOR},
            scope = "municipality")
    Items<ProvisionOverview> all(@PathVariable MunicipalityCode municipality, @Query Page page) {
        return Items.page(
                overviews.page(municipality, page.afterId(), page.rows()),
                page.rows(),
                overview -> List.of(overview.id().toString()));
    }
}
