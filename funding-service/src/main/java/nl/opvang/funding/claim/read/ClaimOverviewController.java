package nl.opvang.funding.claim.read;

import java.time.Instant;
import java.util.List;
import nl.opvang.contracts.area.MunicipalityCode;
import nl.opvang.funding.dossier.read.DossierQuestion;
import nl.opvang.funding.dossier.read.Dossiers;
import nl.opvang.plumbing.access.AllowedTo;
import nl.opvang.plumbing.access.Caller;
import nl.opvang.plumbing.access.Role;
import nl.opvang.plumbing.http.form.Example;
import nl.opvang.plumbing.http.form.Query;
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
    ClaimList list(@Query DossierQuestion question, Caller caller) {
        var page = dossiers.page(FEATURE, question, caller);
        return new ClaimList(
                page.moment().knownAt(),
                page.moment().projectedThrough(),
                page.dossiers().stream().map(ClaimItem::of).toList(),
                page.nextCursor());
    }

    record AsKnown(@Nullable Instant knownAt) {}

    /** @param nextCursor where the next page begins, as known at the same moment; null at the end */
    record ClaimList(
            Instant knownAt,
            Instant projectedThrough,
            List<ClaimItem> items,
            @Example("WyIyMDI1LTAzLTAxIl0") @Nullable String nextCursor) {}
}
