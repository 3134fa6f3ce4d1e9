package nl.opvang.funding.firstreception.read;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import nl.opvang.contracts.area.Division;
import nl.opvang.contracts.area.MunicipalityCode;
import nl.opvang.contracts.area.RegionCode;
import nl.opvang.funding.dossier.read.DossierPlace;
import nl.opvang.funding.dossier.read.Dossiers;
import nl.opvang.funding.firstreception.domain.FirstReceptionCommand;
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
    FirstReceptions list(@Query Question question, Caller caller) {
        var moment = dossiers.moment(question.knownAtOfPages());
        var rows = dossiers.page(
                FirstReceptionCommand.FEATURE,
                question.year(),
                question.after(),
                question.rows() + 1,
                caller,
                moment.knownAt());
        boolean more = rows.size() > question.rows();
        var page = more ? rows.subList(0, question.rows()) : rows;
        return new FirstReceptions(
                moment.knownAt(),
                moment.projectedThrough(),
                page.stream().map(FirstReceptionItem::of).toList(),
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
    record FirstReceptions(
            Instant knownAt,
            Instant projectedThrough,
            List<FirstReceptionItem> items,
            @Example("WyIyMDI1LTAzLTAxIl0") @Nullable String nextCursor) {}
}
