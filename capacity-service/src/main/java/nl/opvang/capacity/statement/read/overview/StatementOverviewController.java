package nl.opvang.capacity.statement.read.overview;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Instant;
import nl.opvang.capacity.statement.domain.StatementStatus;
import nl.opvang.capacity.statement.read.KnownMoments;
import nl.opvang.capacity.statement.read.LocationNames;
import nl.opvang.capacity.statement.read.MunicipalityList;
import nl.opvang.capacity.statement.read.Statements;
import nl.opvang.contracts.area.Division;
import nl.opvang.contracts.area.MunicipalityCode;
import nl.opvang.contracts.area.RegionCode;
import nl.opvang.contracts.calendar.Week;
import nl.opvang.plumbing.access.AllowedTo;
import nl.opvang.plumbing.access.Caller;
import nl.opvang.plumbing.access.Role;
import nl.opvang.plumbing.http.form.Cursor;
import nl.opvang.plumbing.http.form.Query;
import nl.opvang.plumbing.http.read.Items;
import nl.opvang.plumbing.problem.ProblemException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.WebRequest;

/** Shows statements: to the municipality, its region and national roles. */
@RestController
class StatementOverviewController {
    private final KnownMoments moments;
    private final Statements statements;
    private final StatementOverviews overviews;

    StatementOverviewController(KnownMoments moments, Statements statements, StatementOverviews overviews) {
        this.moments = moments;
        this.statements = statements;
        this.overviews = overviews;
    }

    /** The statement of a week, also before anything was said about it: prefilled with what is known. */
    @GetMapping("/v1/municipalities/{municipality}/statements/{week}")
    @AllowedTo(
            value = {Role.MUNICIPALITY, Role.REGION, Role.KCIO, Role.NOO, Role.MINISTRY, Role.AUDITOR},
            scope = "municipality")
    ResponseEntity<StatementOverview> one(
            @PathVariable MunicipalityCode municipality,
            @PathVariable Week week,
            @Query AsKnown question,
            Caller caller,
            WebRequest request) {
        var there = Division.ofTheNetherlands()
                .municipality(municipality)
                .filter(known -> known.existsOn(week.lastDay()))
                .orElseThrow(ProblemException::notFound);
        var moment = moments.of(question.knownAt(), request);
        var told = statements.of(municipality, week, moment.knownAt());
        var overview = overviews.of(there, week, told, moment, LocationNames.seenBy(caller));
        var answer = ResponseEntity.ok();
        if (told.sequence() >= 0) answer.eTag("\"" + told.sequence() + "\"");
        return answer.body(overview);
    }

    /** All municipalities of a week, those that said nothing as well. */
    @GetMapping("/v1/statements")
    @AllowedTo({Role.MUNICIPALITY, Role.REGION, Role.KCIO, Role.NOO, Role.MINISTRY, Role.AUDITOR})
    StatementsOfWeek ofWeek(@Query WeekQuestion question, Caller caller, WebRequest request) {
        var week = question.week();
        var moment = moments.of(question.knownAtOfPages(), request);
        var told = statements.ofWeek(week, moment.knownAt());
        var rows = question.municipalities(week.lastDay(), caller.municipalities())
                .filter(municipality -> question.status() == null
                        || StatementOverviews.status(told.get(municipality.code())) == question.status())
                .filter(municipality -> question.locked() == null
                        || question.locked() == StatementOverviews.isLocked(told.get(municipality.code())))
                .limit(question.rows() + 1L)
                .toList();
        var page = Items.page(
                rows, question.rows(), row -> new MunicipalityList.Place(moment.knownAt(), row.code()).key());
        return new StatementsOfWeek(
                week,
                week.from(),
                week.until(),
                moment.knownAt(),
                moment.projectedThrough(),
                overviews.ofWeek(page.items(), week, told, moment),
                page.nextCursor());
    }

    record AsKnown(@Nullable Instant knownAt) {}

    /** @param region only the municipalities that lie in it on the last day of the week */
    record WeekQuestion(
            Week week,
            @Nullable Instant knownAt,
            @Nullable RegionCode region,
            @Nullable StatementStatus status,
            @Nullable Boolean locked,
            @Min(1) @Max(1000) @Nullable Integer limit,
            @Nullable Cursor cursor)
            implements MunicipalityList {
        /** @throws IllegalArgumentException when the cursor is not one of this list's */
        WeekQuestion {
            if (cursor != null) Place.of(cursor);
        }
    }
}
