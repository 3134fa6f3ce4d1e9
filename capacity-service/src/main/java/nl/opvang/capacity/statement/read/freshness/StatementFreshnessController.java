package nl.opvang.capacity.statement.read.freshness;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import nl.opvang.capacity.statement.read.KnownMoments;
import nl.opvang.capacity.statement.read.LastReports;
import nl.opvang.capacity.statement.read.MunicipalityList;
import nl.opvang.capacity.statement.read.Statements;
import nl.opvang.contracts.area.Division.Municipality;
import nl.opvang.contracts.area.RegionCode;
import nl.opvang.contracts.calendar.Netherlands;
import nl.opvang.contracts.calendar.Week;
import nl.opvang.plumbing.access.AllowedTo;
import nl.opvang.plumbing.access.Caller;
import nl.opvang.plumbing.access.Role;
import nl.opvang.plumbing.http.form.Cursor;
import nl.opvang.plumbing.http.form.Query;
import nl.opvang.plumbing.http.read.Items;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.WebRequest;

/** Shows who has not been heard of for a while. */
@RestController
class StatementFreshnessController {
    private final KnownMoments moments;
    private final Statements statements;
    private final LastReports reports;

    StatementFreshnessController(KnownMoments moments, Statements statements, LastReports reports) {
        this.moments = moments;
        this.statements = statements;
        this.reports = reports;
    }

    @GetMapping("/v1/statement-freshness")
    @AllowedTo({Role.MUNICIPALITY, Role.REGION, Role.KCIO, Role.NOO, Role.MINISTRY, Role.AUDITOR})
    StatementFreshnessOfMunicipalities freshness(@Query FreshnessQuestion question, Caller caller, WebRequest request) {
        var on = question.on() == null ? LocalDate.now(Netherlands.ZONE) : question.on();
        var moment = moments.of(question.knownAtOfPages(), request);
        var rows = question.municipalities(on, caller.municipalities())
                .limit(question.rows() + 1L)
                .toList();
        var page = Items.page(
                rows, question.rows(), row -> new MunicipalityList.Place(moment.knownAt(), row.code()).key());
        var confirmed = statements.lastConfirmed(moment.knownAt());
        var reported = reports.of(page.items().stream().map(Municipality::code).toList(), on, moment.knownAt());
        return new StatementFreshnessOfMunicipalities(
                on,
                moment.knownAt(),
                moment.projectedThrough(),
                page.items().stream()
                        .map(municipality -> freshness(
                                municipality,
                                confirmed.get(municipality.code()),
                                reported.get(municipality.code()),
                                on))
                        .toList(),
                page.nextCursor());
    }

    private static StatementFreshness freshness(
            Municipality municipality,
            Statements.@Nullable LastConfirmed confirmed,
            @Nullable Instant reportedAt,
            LocalDate on) {
        return new StatementFreshness(
                municipality.code(),
                municipality.name(),
                municipality.region(),
                confirmed == null ? null : confirmed.week(),
                confirmed == null ? null : confirmed.confirmedAt(),
                confirmed == null ? null : weeksSince(confirmed.week(), on),
                reportedAt);
    }

    /** Weeks that have wholly passed between the one confirmed and the day. */
    private static int weeksSince(Week week, LocalDate on) {
        return Math.max(
                0,
                Math.toIntExact(
                        ChronoUnit.WEEKS.between(week.until(), Week.of(on).from())));
    }

    /**
     * @param on the day from which is counted, whose municipalities are listed; today when absent
     * @param region only the municipalities that lie in it on that day
     */
    record FreshnessQuestion(
            @Nullable LocalDate on,
            @Nullable Instant knownAt,
            @Nullable RegionCode region,
            @Min(1) @Max(1000) @Nullable Integer limit,
            @Nullable Cursor cursor)
            implements MunicipalityList {
        /** @throws IllegalArgumentException when the cursor is not one of this list's */
        FreshnessQuestion {
            if (cursor != null) Place.of(cursor);
        }
    }
}
