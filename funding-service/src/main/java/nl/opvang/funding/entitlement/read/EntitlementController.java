package nl.opvang.funding.entitlement.read;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Instant;
import java.time.YearMonth;
import nl.opvang.contracts.area.LocationId;
import nl.opvang.contracts.area.MunicipalityCode;
import nl.opvang.funding.norm.read.NormOverview;
import nl.opvang.funding.rule.read.RuleOverview;
import nl.opvang.plumbing.access.AllowedTo;
import nl.opvang.plumbing.access.Role;
import nl.opvang.plumbing.http.form.Cursor;
import nl.opvang.plumbing.http.form.Example;
import nl.opvang.plumbing.http.form.Query;
import nl.opvang.plumbing.http.read.Items;
import nl.opvang.plumbing.http.read.Paged;
import nl.opvang.plumbing.problem.ProblemException;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Answers what a municipality is entitled to for a year, why, and what became known since. */
@RestController
class EntitlementController {
    /** The first year of the regulation. */
    private static final int FIRST_YEAR = 2022;

    private static final int LAST_YEAR = 2099;

    private final EntitlementHistories histories;

    EntitlementController(EntitlementHistories histories) {
        this.histories = histories;
    }

    @GetMapping("/v1/entitlements/{municipalityCode}/{year}")
    @AllowedTo(
            value = {Role.MUNICIPALITY, Role.REGION, Role.KCIO, Role.NOO, Role.MINISTRY, Role.AUDITOR},
            scope = "municipalityCode")
    EntitlementOverview entitlement(
            @PathVariable MunicipalityCode municipalityCode, @PathVariable int year, @Query AsKnown asKnown) {
        requireYear(year);
        var through = histories.projectedThrough();
        var moment = earlier(asKnown.knownAt(), through);
        var history = histories.knownAt(municipalityCode, year, moment);
        var known = history.regulations().at(moment);
        return EntitlementOverview.of(
                history.asKnownAt(moment),
                NormOverview.of(known.norms()),
                RuleOverview.of(known.rules()),
                moment,
                histories.basis(history, moment),
                through);
    }

    /** Every euro of it, down to the month. */
    @GetMapping("/v1/entitlements/{municipalityCode}/{year}/explanation")
    @AllowedTo(
            value = {Role.MUNICIPALITY, Role.REGION, Role.KCIO, Role.NOO, Role.MINISTRY, Role.AUDITOR},
            scope = "municipalityCode")
    EntitlementExplanation explanation(
            @PathVariable MunicipalityCode municipalityCode, @PathVariable int year, @Query Part part) {
        requireYear(year);
        var through = histories.projectedThrough();
        var moment = earlier(part.knownAt(), through);
        var entitlement = histories.explained(municipalityCode, year, moment).asKnownAt(moment);
        return EntitlementExplanation.of(entitlement, part.month(), part.location(), moment, through);
    }

    /** What became known in between, of every municipality; some difference lines at a time. */
    @GetMapping("/v1/entitlements/differences")
    @AllowedTo({Role.KCIO, Role.NOO, Role.MINISTRY, Role.AUDITOR})
    NationalDifferences nationalDifferences(@Query YearBetween between) {
        requireYear(between.year());
        var through = histories.projectedThrough();
        var place = between.place();
        var to = earlier(place == null ? between.to() : place.to(), through);
        var from = earlier(between.from(), to);
        return NationalDifferences.of(
                histories.allKnownBetween(between.year(), from, to),
                between.year(),
                from,
                to,
                through,
                place,
                between.rows());
    }

    @GetMapping("/v1/entitlements/{municipalityCode}/{year}/differences")
    @AllowedTo(
            value = {Role.MUNICIPALITY, Role.REGION, Role.KCIO, Role.NOO, Role.MINISTRY, Role.AUDITOR},
            scope = "municipalityCode")
    EntitlementDifferences differences(
            @PathVariable MunicipalityCode municipalityCode, @PathVariable int year, @Query Between between) {
        requireYear(year);
        var through = histories.projectedThrough();
        var from = earlier(between.from(), through);
        var to = earlier(between.to(), through);
        var history = histories.knownBetween(municipalityCode, year, from, to);
        return EntitlementDifferences.of(history, from, to, through);
    }

    @GetMapping("/v1/entitlements/{municipalityCode}/{year}/changes")
    @AllowedTo(
            value = {Role.MUNICIPALITY, Role.REGION, Role.KCIO, Role.NOO, Role.MINISTRY, Role.AUDITOR},
            scope = "municipalityCode")
    Items<EntitlementChange> changes(
            @PathVariable MunicipalityCode municipalityCode, @PathVariable int year, @Query Page page) {
        requireYear(year);
        var moment = earlier(page.knownAt(), histories.projectedThrough());
        var after = EntitlementChange.Key.of(page.cursor());
        var rows = histories.lines(municipalityCode, year, moment, after, page.rows() + 1);
        return Items.page(rows, page.rows(), EntitlementChange::key);
    }

    /** What is not yet here cannot be answered for: the answer says as of when it is. */
    private static Instant earlier(@Nullable Instant asked, Instant through) {
        return asked == null || asked.isAfter(through) ? through : asked;
    }

    private static void requireYear(int year) {
        if (year < FIRST_YEAR || year > LAST_YEAR) throw ProblemException.notFound();
    }

    record AsKnown(@Nullable Instant knownAt) {}

    /**
     * Which part is asked for.
     *
     * @param month only what falls in this month
     * @param location only what is paid for this location
     */
    record Part(
            @Nullable Instant knownAt,
            @Nullable YearMonth month,
            @Nullable LocationId location) {}

    record YearBetween(
            @Example("2025") int year,
            Instant from,
            Instant to,
            @Min(1) @Max(1000) @Nullable Integer limit,
            @Nullable Cursor cursor)
            implements Paged {
        /** @throws IllegalArgumentException when they are in the wrong order, or the cursor is not one of this list's */
        YearBetween {
            if (to.isBefore(from)) throw new IllegalArgumentException("from must not be later than to");
            if (cursor != null) NationalDifferences.Place.of(cursor);
        }

        NationalDifferences.@Nullable Place place() {
            return cursor == null ? null : NationalDifferences.Place.of(cursor);
        }
    }

    record Between(Instant from, Instant to) {
        /** @throws IllegalArgumentException when they are in the wrong order */
        Between {
            if (to.isBefore(from)) throw new IllegalArgumentException("from must not be later than to");
        }
    }

    record Page(
            @Nullable Instant knownAt,
            @Min(1) @Max(1000) @Nullable Integer limit,
            @Nullable Cursor cursor) implements Paged {
        /** @throws IllegalArgumentException when the cursor is not one of this list's */
        Page {
            EntitlementChange.Key.of(cursor);
        }
    }
}
