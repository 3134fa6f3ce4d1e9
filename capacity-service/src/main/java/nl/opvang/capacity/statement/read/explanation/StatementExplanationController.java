package nl.opvang.capacity.statement.read.explanation;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import nl.opvang.capacity.statement.read.KnownMoments;
import nl.opvang.capacity.statement.read.LocationNames;
import nl.opvang.capacity.statement.read.Statements;
import nl.opvang.capacity.statement.read.Statements.Told;
import nl.opvang.capacity.statement.read.explanation.StatementExplanation.Of;
import nl.opvang.contracts.area.Division;
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

/** Opens the figures of a statement up to their changes, to whoever may see these figures. */
@RestController
class StatementExplanationController {
    private final KnownMoments moments;
    private final Statements statements;
    private final WeekLines lines;

    StatementExplanationController(KnownMoments moments, Statements statements, WeekLines lines) {
        this.moments = moments;
        this.statements = statements;
        this.lines = lines;
    }

    @GetMapping("/v1/municipalities/{municipality}/statements/{week}/explanation")
    @AllowedTo(
            value = {Role.MUNICIPALITY, Role.REGION, Role.KCIO, Role.NOO, Role.MINISTRY, Role.AUDITOR},
            scope = "municipality")
    StatementExplanation of(
            @PathVariable MunicipalityCode municipality,
            @PathVariable Week week,
            @Query Question question,
            Caller caller,
            WebRequest request) {
        if (Division.ofTheNetherlands()
                .municipality(municipality)
                .filter(known -> known.existsOn(week.lastDay()))
                .isEmpty()) throw ProblemException.notFound();
        var moment = moments.of(question.knownAtOfPages(), request);
        var figuresKnownAt =
                knownAt(question.which(), statements.of(municipality, week, moment.knownAt()), moment.knownAt());
        var rows = lines.of(municipality, week, figuresKnownAt, question.after(), question.rows() + 1);
        // Every page is as known at the moment of the first.
        var page = Items.page(
                LocationNames.seenBy(caller)
                        ? rows
                        : rows.stream().map(WeekLine::withoutLocation).toList(),
                question.rows(),
                last -> List.of(moment.knownAt().toString(), last.eventId().toString(), Integer.toString(last.line())));
        return new StatementExplanation(
                municipality,
                week,
                week.from(),
                week.until(),
                question.which(),
                figuresKnownAt,
                moment.knownAt(),
                moment.projectedThrough(),
                page.items(),
                page.nextCursor());
    }

    private static Instant knownAt(Of figures, Told told, Instant asked) {
        var knownAt = switch (figures) {
            case KNOWN -> asked;
            case CONFIRMED -> told.confirmedAsKnownAt();
            case LOCKED -> told.lockedAt();
        };
        if (knownAt != null) return knownAt;
        throw new ProblemException(
                figures == Of.LOCKED
                        ? Problem.of(
                                404, "not-locked", "Not locked", "This week was not locked, so it has no such figures.")
                        : Problem.of(
                                404,
                                "not-confirmed",
                                "Not confirmed",
                                "This week was not confirmed, so it has no such figures."));
    }

    /** @param figures which of the statement's; those known at the moment asked when absent */
    record Question(
            @Nullable Of figures,
            @Nullable Instant knownAt,
            @Min(1) @Max(1000) @Nullable Integer limit,
            @Nullable Cursor cursor)
            implements Paged {
        /** @throws IllegalArgumentException when the cursor is not one of this list's */
        Question {
            if (cursor != null) Place.of(cursor);
        }

        Of which() {
            return figures == null ? Of.KNOWN : figures;
        }

        @Nullable
        Instant knownAtOfPages() {
            return cursor == null ? knownAt : Place.of(cursor).knownAt();
        }

        WeekLine.Key after() {
            return cursor == null ? WeekLine.Key.START : Place.of(cursor).after();
        }
    }

    /** What a cursor of this list holds: where it goes on, and as known at which moment all pages are. */
    private record Place(Instant knownAt, WeekLine.Key after) {
        /** @throws IllegalArgumentException when the cursor is not one of this list's */
        static Place of(Cursor cursor) {
            return cursor.read(
                    3,
                    key -> new Place(
                            Instant.parse(key.get(0)),
                            new WeekLine.Key(UUID.fromString(key.get(1)), Integer.parseInt(key.get(2)))));
        }
    }
}
