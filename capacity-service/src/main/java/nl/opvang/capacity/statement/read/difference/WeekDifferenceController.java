package nl.opvang.capacity.statement.read.difference;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import nl.opvang.capacity.statement.domain.StatementStatus;
import nl.opvang.capacity.statement.read.KnownMoments;
import nl.opvang.capacity.statement.read.LocationNames;
import nl.opvang.capacity.statement.read.Statements;
import nl.opvang.capacity.statement.read.difference.StatementTask.Kind;
import nl.opvang.capacity.statement.read.difference.WeekDifference.Place;
import nl.opvang.capacity.statement.read.difference.WeekDifferences.LockedWeek;
import nl.opvang.contracts.area.MunicipalityCode;
import nl.opvang.contracts.calendar.Week;
import nl.opvang.plumbing.access.AllowedTo;
import nl.opvang.plumbing.access.Caller;
import nl.opvang.plumbing.access.Role;
import nl.opvang.plumbing.http.form.Cursor;
import nl.opvang.plumbing.http.form.Query;
import nl.opvang.plumbing.http.read.Items;
import nl.opvang.plumbing.http.read.Paged;
import nl.opvang.plumbing.problem.Problem;
import nl.opvang.plumbing.problem.ProblemException;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.WebRequest;

/** Shows what changed after a lock, and asks the municipality for what it did not say. */
@RestController
class WeekDifferenceController {
    /** More tasks than this no officer has; the rest appears when these are done. */
    private static final int MOST_TASKS = 1000;

    private final KnownMoments moments;
    private final Statements statements;
    private final WeekDifferences differences;

    WeekDifferenceController(KnownMoments moments, Statements statements, WeekDifferences differences) {
        this.moments = moments;
        this.statements = statements;
        this.differences = differences;
    }

    @GetMapping("/v1/municipalities/{municipality}/statements/{week}/differences")
    @AllowedTo(
            value = {Role.MUNICIPALITY, Role.REGION, Role.KCIO, Role.NOO, Role.MINISTRY, Role.AUDITOR},
            scope = "municipality")
    WeekDifferencesOfStatement of(
            @PathVariable MunicipalityCode municipality,
            @PathVariable Week week,
            @Query Question question,
            Caller caller,
            WebRequest request) {
        var moment = moments.of(question.knownAtOfPages(), request);
        var lockedAt = statements.of(municipality, week, moment.knownAt()).lockedAt();
        if (lockedAt == null)
            throw new ProblemException(Problem.of(
                    404, "not-locked", "Not locked", "This week was not locked, so nothing can differ from it."));
        var rows = differences.page(
                new LockedWeek(municipality, week, lockedAt), moment.knownAt(), question.after(), question.rows() + 1);
        var seen = LocationNames.seenBy(caller)
                ? rows
                : rows.stream().map(WeekDifference::withoutLocations).toList();
        // Every page is as known at the moment of the first.
        var page = Items.page(
                seen,
                question.rows(),
                row -> List.of(
                        moment.knownAt().toString(),
                        row.knownAt().toString(),
                        row.eventId().toString()));
        return new WeekDifferencesOfStatement(
                municipality,
                week,
                lockedAt,
                moment.knownAt(),
                moment.projectedThrough(),
                page.items(),
                page.nextCursor());
    }

    /** What a municipality still has to say about its statements. */
    @GetMapping("/v1/municipalities/{municipality}/statement-tasks")
    @AllowedTo(
            value = {Role.MUNICIPALITY, Role.REGION},
            scope = "municipality")
    Items<StatementTask> tasks(@PathVariable MunicipalityCode municipality, WebRequest request) {
        var moment = moments.of(null, request);
        var tasks = new ArrayList<StatementTask>();
        var locked = new ArrayList<LockedWeek>();
        for (var told : statements.ofMunicipality(municipality, moment.knownAt())) {
            var statement = told.statement();
            var lockedAt = told.lockedAt();
            if (lockedAt != null) locked.add(new LockedWeek(municipality, told.week(), lockedAt));
            var reminded = statement.reminded();
            if (reminded != null && statement.status() == StatementStatus.OPEN)
                tasks.add(new StatementTask(
                        Kind.STATEMENT_OVERDUE, List.of(told.week()), null, null, null, told.knownAt(reminded)));
            var review = statement.review();
            if (review != null && statement.status() == StatementStatus.RETURNED)
                tasks.add(new StatementTask(
                        Kind.STATEMENT_RETURNED,
                        List.of(told.week()),
                        null,
                        null,
                        told.reason(review),
                        told.knownAt(review)));
        }
        for (var without : differences.unexplained(locked, moment.knownAt(), MOST_TASKS))
            tasks.add(new StatementTask(
                    Kind.DIFFERENCE_WITHOUT_REASON,
                    without.weeks(),
                    without.eventId(),
                    without.type(),
                    null,
                    without.knownAt()));
        tasks.sort(Comparator.comparing(StatementTask::since));
        return new Items<>(tasks.subList(0, Math.min(MOST_TASKS, tasks.size())), null);
    }

    record Question(
            @Nullable Instant knownAt,
            @Min(1) @Max(1000) @Nullable Integer limit,
            @Nullable Cursor cursor) implements Paged {
        /** @throws IllegalArgumentException when the cursor is not one of this list's */
        Question {
            if (cursor != null) Place.of(cursor);
        }

        @Nullable
        Instant knownAtOfPages() {
            return cursor == null ? knownAt : Place.of(cursor).knownAt();
        }

        WeekDifference.Key after() {
            return cursor == null ? WeekDifference.Key.START : Place.of(cursor).after();
        }
    }
}
