package nl.opvang.funding.posting.read;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Instant;
import nl.opvang.contracts.area.Division;
import nl.opvang.contracts.area.MunicipalityCode;
import nl.opvang.plumbing.access.AllowedTo;
import nl.opvang.plumbing.access.Role;
import nl.opvang.plumbing.http.form.Cursor;
import nl.opvang.plumbing.http.form.Query;
import nl.opvang.plumbing.http.read.Items;
import nl.opvang.plumbing.http.read.Paged;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** A municipality's books about reception, for itself and for those who settle and audit them. */
@RestController
class PostingOverviewController {
    private final Postings postings;

    PostingOverviewController(Postings postings) {
        this.postings = postings;
    }

    @GetMapping("/v1/municipalities/{municipality}/postings")
    @AllowedTo(
            value = {Role.MUNICIPALITY, Role.MINISTRY, Role.AUDITOR},
            scope = "municipality")
    Items<PostingOverview> all(@PathVariable MunicipalityCode municipality, @Query Page page) {
        var through = postings.projectedThrough();
        var asked = page.knownAt();
        var moment = asked == null || asked.isAfter(through) ? through : asked;
        var codes = Division.ofTheNetherlands().coveredBy(municipality);
        var rows = postings.standing(codes, moment, PostingOverview.Key.of(page.cursor()), page.rows() + 1).stream()
                .map(PostingOverview::of)
                .toList();
        return Items.page(rows, page.rows(), PostingOverview::key);
    }

    record Page(
            @Nullable Instant knownAt,
            @Min(1) @Max(1000) @Nullable Integer limit,
            @Nullable Cursor cursor) implements Paged {
        /** @throws IllegalArgumentException when the cursor is not one of this list's */
        Page {
            PostingOverview.Key.of(cursor);
        }
    }
}
