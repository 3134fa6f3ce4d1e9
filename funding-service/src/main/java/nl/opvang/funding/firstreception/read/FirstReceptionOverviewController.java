package nl.opvang.funding.firstreception.read;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import nl.opvang.contracts.area.Division;
import nl.opvang.contracts.area.MunicipalityCode;
import nl.opvang.contracts.area.RegionCode;
import nl.opvang.funding.dossier.read.DossierQuestion;
import nl.opvang.funding.dossier.read.Dossiers;
import nl.opvang.funding.firstreception.domain.FirstReceptionCommand;
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

/** Answers what was asked for, decided and told about first reception. */
@RestController
class FirstReceptionOverviewController {
    private final Dossiers dossiers;

    FirstReceptionOverviewController(Dossiers dossiers) {
        this.dossiers = dossiers;
    }

    @GetMapping("/v1/regions/{region}/first-receptions/{from}")
    @AllowedTo(
            value = {Role.REGION, Role.MINISTRY, Role.AUDITOR},
            scope = "region")
    FirstReceptionOverview one(
            @PathVariable RegionCode region, @PathVariable LocalDate from, @Query AsKnown asKnown, Caller caller) {
        var moment = dossiers.moment(asKnown.knownAt());
        return dossiers.one(FirstReceptionCommand.aggregateId(region, from), caller, moment.knownAt())
                .map(dossier -> FirstReceptionOverview.of(dossier, moment))
                .orElseThrow(ProblemException::notFound);
    }

    /** What a municipality told that it spent for its safety region. */
    @GetMapping("/v1/municipalities/{municipality}/first-reception-spendings/{from}")
    @AllowedTo(
            value = {Role.MUNICIPALITY, Role.REGION, Role.MINISTRY, Role.AUDITOR},
            scope = "municipality")
    FirstReceptionSpending spending(
            @PathVariable MunicipalityCode municipality, @PathVariable LocalDate from, @Query AsKnown asKnown) {
        var moment = dossiers.moment(asKnown.knownAt());
        return Division.ofTheNetherlands()
                .municipality(municipality)
                .flatMap(it -> dossiers.one(FirstReceptionCommand.aggregateId(it.region(), from), moment.knownAt()))
                .flatMap(dossier -> FirstReceptionSpending.of(dossier, municipality, moment))
                .orElseThrow(ProblemException::notFound);
    }

    /** Those that the caller may see, in order of region and period. */
    @GetMapping("/v1/first-receptions")
    @AllowedTo({Role.REGION, Role.MINISTRY, Role.AUDITOR})
    FirstReceptions list(@Query DossierQuestion question, Caller caller) {
        var page = dossiers.page(FirstReceptionCommand.FEATURE, question, caller);
        return new FirstReceptions(
                page.moment().knownAt(),
                page.moment().projectedThrough(),
                page.dossiers().stream().map(FirstReceptionItem::of).toList(),
                page.nextCursor());
    }

    record AsKnown(@Nullable Instant knownAt) {}

    /** @param nextCursor where the next page begins, as known at the same moment; null at the end */
    record FirstReceptions(
            Instant knownAt,
            Instant projectedThrough,
            List<FirstReceptionItem> items,
            @Example("WyIyMDI1LTAzLTAxIl0") @Nullable String nextCursor) {}
}
