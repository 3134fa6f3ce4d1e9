package nl.opvang.funding.claim.read;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Instant;
import java.util.List;
import nl.opvang.contracts.area.MunicipalityCode;
import nl.opvang.funding.dossier.read.DossierPlace;
import nl.opvang.funding.dossier.read.Dossiers;
import nl.opvang.plumbing.access.AllowedTo;
import nl.opvang.plumbing.access.Caller;
import nl.opvang.plumbing.access.Role;
import nl.opvang.plumbing.http.form.Cursor;
import nl.opvang.plumbing.http.form.Example;
import nl.opvang.plumbing.http.form.Query;
import nl.opvang.plumbing.http.read.Paged;
import nl.opvang.plumbing.problem.ProblemException;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Answers what was claimed and decided about claims. */
@RestController
class ClaimOverviewController {
    private static final String FEATURE = "claim";

    private final Dossiers dossiers;

    ClaimOverviewController(Dossiers dossiers) {
        this.dossiers = dossiers;
    }

    @GetMapping("/v1/municipalities/{municipality}/claims/{year}")
    @AllowedTo(
            value = {Role.MUNICIPALITY, Role.REGION, Role.NOO, Role.MINISTRY, Role.AUDITOR},
            scope = "municipality")
    ClaimOverview one(
            @PathVariable MunicipalityCode municipality,
            @PathVariable int year,
            @Query AsKnown asKnown,
            Caller caller) {
        var moment = dossiers.moment(asKnown.knownAt());
        return dossiers.one(FEATURE + ":" + municipality + ":" + year, caller, moment.knownAt())
                .map(dossier -> ClaimOverview.of(dossier, moment))
                .orElseThrow(ProblemException::notFound);
    }

    /** Those that the caller may see, in order of municipality and year. */
    @GetMapping("/v1/claims")
    @AllowedTo({Role.MUNICIPALITY, Role.REGION, Role.NOO, Role.MINISTRY, Role.AUDITOR})
    ClaimList list(@Query Question question, Caller caller) {
        var moment = dossiers.moment(question.knownAtOfPages());
        var rows = dossiers.page(
                FEATURE, question.year(), question.after(), question.rows() + 1, caller, moment.knownAt());
        boolean more = rows.size() > question.rows();
        var page = more ? rows.subList(0, question.rows()) : rows;
        return new ClaimList(
                moment.knownAt(),
                moment.projectedThrough(),
                page.stream().map(ClaimItem::of).toList(),
                more ? DossierPlace.next(moment.knownAt(), page.getLast()) : null);
    }

    record AsKnown(@Nullable Instant knownAt) {}

    record Question(
            @Nullable Instant knownAt,
            @Nullable Integer year,
            @Min(1) @Max(1000) @Nullable Integer limit,
            @Nullable Cursor cursor)
            implements Paged {
        /** @throws IllegalArgumentException when the cursor is not one of this list's */
        Question {
            if (cursor != null) DossierPlace.of(cursor);
        }

        /** Every page is as known at the moment of the first. */
        @Nullable
        Instant knownAtOfPages() {
            return cursor == null ? knownAt : DossierPlace.of(cursor).knownAt();
        }

        String after() {
            return cursor == null ? "" : DossierPlace.of(cursor).after();
        }
    }

    /** @param nextCursor where the next page begins, as known at the same moment; null at the end */
    record ClaimList(
            Instant knownAt,
            Instant projectedThrough,
            List<ClaimItem> items,
            @Example("WyIyMDI1LTAzLTAxIl0") @Nullable String nextCursor) {}
}
