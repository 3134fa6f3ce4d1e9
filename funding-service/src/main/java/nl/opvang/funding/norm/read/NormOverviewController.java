package nl.opvang.funding.norm.read;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import nl.opvang.contracts.funding.NormScheme;
import nl.opvang.funding.norm.domain.KnownNorms;
import nl.opvang.plumbing.access.AllowedTo;
import nl.opvang.plumbing.access.Role;
import nl.opvang.plumbing.http.form.Cursor;
import nl.opvang.plumbing.http.form.Example;
import nl.opvang.plumbing.http.form.Query;
import nl.opvang.plumbing.http.read.Items;
import nl.opvang.plumbing.http.read.Paged;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Answers which norm holds when: law, so anyone may know. */
@RestController
class NormOverviewController {
    private final Norms norms;

    NormOverviewController(Norms norms) {
        this.norms = norms;
    }

    @GetMapping("/v1/norms")
    @AllowedTo({Role.MUNICIPALITY, Role.REGION, Role.KCIO, Role.NOO, Role.MINISTRY, Role.AUDITOR, Role.OPERATOR})
    NormsOverview list(@Query Question question) {
        var through = norms.projectedThrough();
        var asked = question.knownAt();
        var moment = asked == null || asked.isAfter(through) ? through : asked;
        var rows = NormOverview.of(KnownNorms.at(moment, norms.knownAt(moment))).stream()
                .filter(norm -> question.scheme() == null || norm.scheme() == question.scheme())
                .filter(question::comesAfterCursor)
                .limit(question.rows() + 1L)
                .toList();
        var page = Items.page(
                rows,
                question.rows(),
                norm -> List.of(norm.scheme().name(), norm.from().toString()));
        return new NormsOverview(moment, through, page.items(), page.nextCursor());
    }

    record Question(
            @Nullable Instant knownAt,
            @Nullable NormScheme scheme,
            @Min(1) @Max(1000) @Nullable Integer limit,
            @Nullable Cursor cursor)
            implements Paged {
        /** @throws IllegalArgumentException when the cursor is not one of this list's */
        Question {
            if (cursor != null) Place.of(cursor);
        }

        boolean comesAfterCursor(NormOverview norm) {
            return cursor == null || new Place(norm.scheme(), norm.from()).comesAfter(Place.of(cursor));
        }
    }

    /** A place in the list. */
    private record Place(NormScheme scheme, LocalDate from) {
        static Place of(Cursor cursor) {
            return cursor.read(2, key -> new Place(NormScheme.valueOf(key.get(0)), LocalDate.parse(key.get(1))));
        }

        boolean comesAfter(Place other) {
            return scheme == other.scheme ? from.isAfter(other.from) : scheme.compareTo(other.scheme) > 0;
        }
    }

    /**
     * Norms by scheme, in order of days.
     *
     * @param knownAt as known then, that moment included
     * @param projectedThrough everything recorded by then is here; a later {@code knownAt} is not answered
     * @param nextCursor what to pass as {@code cursor} for the next page; null at the end
     */
    record NormsOverview(
            Instant knownAt,
            Instant projectedThrough,
            List<NormOverview> items,
            @Example("WyIyMDI1LTAzLTAxIl0") @Nullable String nextCursor) {}
}
