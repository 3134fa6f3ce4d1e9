package nl.opvang.reporting.forecast.read;

import static nl.opvang.reporting.forecast.read.PeopleByDay.people;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import nl.opvang.contracts.calendar.Netherlands;
import nl.opvang.contracts.reporting.ForecastEvent.Made;
import nl.opvang.contracts.reporting.ForecastWeek;
import nl.opvang.plumbing.access.AllowedTo;
import nl.opvang.plumbing.access.Role;
import nl.opvang.plumbing.http.form.Cursor;
import nl.opvang.plumbing.http.form.Forms;
import nl.opvang.plumbing.http.form.Query;
import nl.opvang.plumbing.http.read.Items;
import nl.opvang.plumbing.http.read.Paged;
import nl.opvang.plumbing.problem.ProblemException;
import nl.opvang.reporting.forecast.read.ForecastRun.ForecastRunWeek;
import nl.opvang.reporting.forecast.read.Forecasts.Place;
import nl.opvang.reporting.forecast.read.Forecasts.Run;
import nl.opvang.reporting.forecast.read.PeopleByDay.People;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Shows runs of the forecast, and what came of them: figures of the country, so anyone with a role may know. */
@RestController
class ForecastOverviewController {
    private final Forecasts forecasts;
    private final PeopleByDay peopleByDay;

    ForecastOverviewController(Forecasts forecasts, PeopleByDay peopleByDay) {
        this.forecasts = forecasts;
        this.peopleByDay = peopleByDay;
    }

    @GetMapping("/v1/forecasts")
    @AllowedTo({Role.MUNICIPALITY, Role.REGION, Role.KCIO, Role.NOO, Role.MINISTRY, Role.AUDITOR, Role.OPERATOR})
    ForecastsOverview list(@Query ForecastsQuestion question) {
        var moments = Moments.of(
                forecasts.projectedThrough(),
                peopleByDay.projectedThrough(),
                question.knownAtOfPages(),
                question.outcomeKnownAtOfPages());
        var rows = forecasts.upTo(question.asOf(), moments.runs(), question.after(), question.rows() + 1);
        // Every page is as known at the moments of the first.
        var page = Items.page(rows, question.rows(), run -> key(moments, Place.of(run.made())));
        var people = peopleByDay.on(
                page.items().stream()
                        .flatMap(run -> Stream.concat(Stream.of(run.made().asOf()), lastPassed(run.made(), moments)))
                        .distinct()
                        .toList(),
                moments.outcomes());
        return new ForecastsOverview(
                question.asOf(),
                moments.runs(),
                moments.outcomes(),
                moments.projectedThrough(),
                page.items().stream().map(run -> overview(run, moments, people)).toList(),
                page.nextCursor());
    }

    @GetMapping("/v1/forecasts/{id}")
    @AllowedTo({Role.MUNICIPALITY, Role.REGION, Role.KCIO, Role.NOO, Role.MINISTRY, Role.AUDITOR, Role.OPERATOR})
    ForecastRun one(@PathVariable UUID id, @Query ForecastQuestion question) {
        var moments =
                Moments.of(forecasts.projectedThrough(), peopleByDay.projectedThrough(), question.knownAt(), null);
        var run = forecasts.one(id, moments.runs()).orElseThrow(ProblemException::notFound);
        var made = run.made();
        var passed = passed(made, moments);
        var people = peopleByDay.on(
                Stream.concat(Stream.of(made.asOf()), passed.stream().map(ForecastWeek::lastDay))
                        .toList(),
                moments.outcomes());
        var weeks = made.weeks().stream()
                .map(week -> new ForecastRunWeek(
                        week, week.lastDay().isBefore(moments.today()) ? outcome(made, week, people) : null))
                .toList();
        return new ForecastRun(overview(run, moments, people), moments.outcomes(), moments.projectedThrough(), weeks);
    }

    private static ForecastOverview overview(Run run, Moments moments, Map<LocalDate, People> people) {
        var made = run.made();
        var passed = passed(made, moments);
        return new ForecastOverview(
                made.forecastId(),
                made.asOf(),
                made.figuresKnownAt(),
                run.madeAt(),
                made.method(),
                made.smoothing(),
                made.intervalPercent(),
                made.figures(),
                made.weeks().getLast(),
                passed.size(),
                passed.isEmpty() ? null : outcome(made, passed.getLast(), people),
                run.reason());
    }

    private static ForecastOutcome outcome(Made made, ForecastWeek week, Map<LocalDate, People> people) {
        return ForecastOutcome.of(week, people(people, made.asOf()), people(people, week.lastDay()));
    }

    private static Stream<LocalDate> lastPassed(Made made, Moments moments) {
        var passed = passed(made, moments);
        return passed.isEmpty() ? Stream.of() : Stream.of(passed.getLast().lastDay());
    }

    /** The weeks that were over at the moment as known at which their outcome is told. */
    private static List<ForecastWeek> passed(Made made, Moments moments) {
        return made.weeks().stream()
                .takeWhile(week -> week.lastDay().isBefore(moments.today()))
                .toList();
    }

    private static List<String> key(Moments moments, Place place) {
        return List.of(
                moments.runs().toString(),
                moments.outcomes().toString(),
                place.asOf().toString(),
                place.figuresKnownAt().toString(),
                place.forecastId().toString());
    }

    /**
     * As known at which moments an answer is given. Runs are seen as soon as they were made, also when figures of other
     * services are a moment behind.
     *
     * @param today the day, in the Netherlands, at the moment as known at which outcomes are told
     */
    private record Moments(Instant runs, Instant outcomes, Instant projectedThrough, LocalDate today) {
        static Moments of(
                Instant runsThrough,
                Instant figuresThrough,
                @Nullable Instant asked,
                @Nullable Instant askedOfOutcomes) {
            var runs = earlier(asked, runsThrough);
            var outcomes = earlier(askedOfOutcomes == null ? asked : askedOfOutcomes, figuresThrough);
            return new Moments(
                    runs,
                    outcomes,
                    earlier(runsThrough, figuresThrough),
                    LocalDate.ofInstant(outcomes, Netherlands.ZONE));
        }

        private static Instant earlier(@Nullable Instant one, Instant other) {
            return one == null || one.isAfter(other) ? other : one;
        }
    }

    record ForecastQuestion(@Nullable Instant knownAt) {}

    /**
     * @param asOf runs that rest on figures up to this day, or a day before it; any when absent
     * @param knownAt runs made by this moment, and what came of them as known then
     */
    record ForecastsQuestion(
            @Nullable LocalDate asOf,
            @Nullable Instant knownAt,
            @Min(1) @Max(1000) @Nullable Integer limit,
            @Nullable Cursor cursor)
            implements Paged {
        /** @throws IllegalArgumentException when the cursor is not one of this list's */
        ForecastsQuestion {
            if (cursor != null) page(cursor);
        }

        @Nullable
        Instant knownAtOfPages() {
            return cursor == null ? knownAt : page(cursor).runs();
        }

        @Nullable
        Instant outcomeKnownAtOfPages() {
            return cursor == null ? null : page(cursor).outcomes();
        }

        @Nullable
        Place after() {
            return cursor == null ? null : page(cursor).after();
        }

        /** Read as if asked for: a cursor comes from outside as well. */
        private static Page page(Cursor cursor) {
            return cursor.read(
                    5,
                    key -> new Page(
                            Forms.text(key.get(0), Instant.class),
                            Forms.text(key.get(1), Instant.class),
                            new Place(
                                    Forms.text(key.get(2), LocalDate.class),
                                    Forms.text(key.get(3), Instant.class),
                                    Forms.text(key.get(4), UUID.class))));
        }

        private record Page(Instant runs, Instant outcomes, Place after) {}
    }
}
