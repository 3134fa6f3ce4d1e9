package nl.opvang.allocation.request.read;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.util.List;
import java.util.UUID;
import nl.opvang.contracts.allocation.RequestId;
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

/** A municipality's requests, for itself and for the auditor, and where there is place for them. */
@RestController
@Processes(value = "request", subject = "request")
@RequestMapping("/v1/municipalities/{municipality}/requests")
class RequestOverviewController {
    /** @param open only those that are neither fulfilled nor withdrawn */
    record Page(
            @Nullable Boolean open,
            @Min(1) @Max(1000) @Nullable Integer limit,
            @Nullable Cursor cursor) implements Paged {
        /** @throws IllegalArgumentException when the cursor is not one of this list's */
        Page {
            if (cursor != null) cursor.id();
        }
    }

    record SuggestionPage(
            @Min(1) @Max(1000) @Nullable Integer limit,
            @Nullable Cursor cursor) implements Paged {
        /** @throws IllegalArgumentException when the cursor is not one of this list's */
        SuggestionPage {
            if (cursor != null) skipped(cursor);
        }

        int skipped() {
            return cursor == null ? 0 : skipped(cursor);
        }

        private static int skipped(Cursor cursor) {
            if (cursor.key().size() != 1 || !cursor.key().getFirst().matches("\\d{1,9}"))
                throw new IllegalArgumentException("is not a cursor of this list");
            return Integer.parseInt(cursor.key().getFirst());
        }
    }

    private final RequestOverviews overviews;
    private final FittingPlaces places;

    RequestOverviewController(RequestOverviews overviews, FittingPlaces places) {
        this.overviews = overviews;
        this.places = places;
    }

    @GetMapping("/{request}")
    @AllowedTo(
            value = {Role.MUNICIPALITY, Role.AUDITOR},
            scope = "municipality")
    ResponseEntity<RequestOverview> one(@PathVariable MunicipalityCode municipality, @PathVariable UUID request) {
        var overview = overviews.find(municipality, request).orElseThrow(ProblemException::notFound);
        return ResponseEntity.ok().eTag("\"" + overview.sequence() + "\"").body(overview);
    }

    @GetMapping
    @AllowedTo(
            value = {Role.MUNICIPALITY, Role.AUDITOR},
            scope = "municipality")
    Items<RequestOverview> all(@PathVariable MunicipalityCode municipality, @Query Page page) {
        return Items.page(
                overviews.page(municipality, Boolean.TRUE.equals(page.open()), page.afterId(), page.rows()),
                page.rows(),
                overview -> List.of(overview.id().toString()));
    }

    /** Free places that fit the household: in its own municipality, then its region, then the country. */
    @GetMapping("/{request}/suggestions")
    @AllowedTo(value = Role.MUNICIPALITY, scope = "municipality")
    Suggestions suggestions(
            @PathVariable MunicipalityCode municipality, @PathVariable UUID request, @Query SuggestionPage page) {
        var wish = overviews.wish(municipality, request).orElseThrow(ProblemException::notFound);
        var through = places.projectedThrough();
        var all = places.of(municipality, wish, overviews.description(new RequestId(municipality, request), wish));
        int from = Math.min(page.skipped(), all.size());
        int to = Math.min(from + page.rows(), all.size());
        return new Suggestions(
                through,
                all.subList(from, to),
                to < all.size() ? new Cursor(List.of(Integer.toString(to))).text() : null);
    }
}
