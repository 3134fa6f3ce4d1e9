package nl.opvang.capacity.statement.read.overview;

import static java.util.Comparator.comparing;
import static java.util.stream.Collectors.toMap;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import nl.opvang.capacity.rule.read.RuleBook;
import nl.opvang.capacity.statement.domain.RecordedCodes;
import nl.opvang.capacity.statement.domain.StatementStatus;
import nl.opvang.capacity.statement.read.KnownMoments;
import nl.opvang.capacity.statement.read.KnownMoments.Moment;
import nl.opvang.capacity.statement.read.LocationNames;
import nl.opvang.capacity.statement.read.MunicipalityList;
import nl.opvang.capacity.statement.read.ReviewPolicies;
import nl.opvang.capacity.statement.read.Statements;
import nl.opvang.capacity.statement.read.Statements.Told;
import nl.opvang.capacity.statement.read.WeekFigures;
import nl.opvang.capacity.statement.read.WeekFigures.Figures;
import nl.opvang.capacity.statement.read.difference.WeekDifferences;
import nl.opvang.capacity.statement.read.difference.WeekDifferences.Count;
import nl.opvang.capacity.statement.read.difference.WeekDifferences.LockedWeek;
import nl.opvang.capacity.statement.read.overview.StatementOverview.Confirmation;
import nl.opvang.capacity.statement.read.overview.StatementOverview.KindFigures;
import nl.opvang.capacity.statement.read.overview.StatementOverview.KnownAtBasis;
import nl.opvang.capacity.statement.read.overview.StatementOverview.LocationFigures;
import nl.opvang.capacity.statement.read.overview.StatementOverview.Locking;
import nl.opvang.capacity.statement.read.overview.StatementOverview.Reminder;
import nl.opvang.capacity.statement.read.overview.StatementOverview.Review;
import nl.opvang.capacity.statement.read.overview.StatementOverview.StatementFigures;
import nl.opvang.contracts.area.Division;
import nl.opvang.contracts.area.Division.Municipality;
import nl.opvang.contracts.area.MunicipalityCode;
import nl.opvang.contracts.area.RegionCode;
import nl.opvang.contracts.calendar.Week;
import nl.opvang.contracts.capacity.DatedRules;
import nl.opvang.contracts.capacity.StatementEvent.Accepted;
import nl.opvang.contracts.capacity.StatementEvent.Returned;
import nl.opvang.contracts.ledger.PlaceKind;
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
    private final WeekFigures figures;
    private final WeekDifferences differences;
    private final RuleBook rules;
    private final LocationNames names;

    StatementOverviewController(
            KnownMoments moments,
            Statements statements,
            WeekFigures figures,
            WeekDifferences differences,
            RuleBook rules,
            LocationNames names) {
        this.moments = moments;
        this.statements = statements;
        this.figures = figures;
        this.differences = differences;
        this.rules = rules;
        this.names = names;
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
        var overview = overview(there, week, told, moment, LocationNames.seenBy(caller));
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
        var known = rules.knownAt(moment.knownAt());
        var rows = question.municipalities(week.lastDay(), caller.municipalities())
                .filter(municipality ->
                        question.status() == null || status(told.get(municipality.code())) == question.status())
                .filter(municipality ->
                        question.locked() == null || question.locked() == isLocked(told.get(municipality.code())))
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
                items(page.items(), week, told, known, moment),
                page.nextCursor());
    }

    private StatementOverview overview(
            Municipality municipality, Week week, Told told, Moment moment, boolean withLocations) {
        var statement = told.statement();
        var confirmation = statement.confirmation();
        var locked = statement.locked();
        var reminded = statement.reminded();
        var lockedAt = told.lockedAt();
        var confirmedAsKnownAt = told.confirmedAsKnownAt();
        var code = municipality.code();
        var codes = RecordedCodes.of(code, week.lastDay());
        var count = lockedAt == null
                ? Count.NONE
                : differences
                        .counts(List.of(new LockedWeek(code, week, lockedAt)), moment.knownAt())
                        .getOrDefault(code, Count.NONE);
        return new StatementOverview(
                code,
                municipality.name(),
                municipality.region(),
                week,
                week.from(),
                week.until(),
                statement.status(),
                ReviewPolicies.of(rules.knownAt(moment.knownAt()), municipality.region(), week)
                        .isPresent(),
                confirmation == null
                        ? null
                        : new Confirmation(confirmation.confirmationId(), told.knownAt(confirmation)),
                review(told),
                locked == null ? null : new Locking(locked.lockId(), told.knownAt(locked)),
                reminded == null ? null : new Reminder(reminded.on(), reminded.dueOn()),
                moment.knownAt(),
                moment.projectedThrough(),
                statements
                        .importsClosedAt(codes)
                        .filter(closedAt -> !closedAt.isAfter(moment.knownAt()))
                        .map(_ -> KnownAtBasis.RECORDED)
                        .orElse(KnownAtBasis.SOURCE),
                figures(code, week, moment.knownAt(), withLocations),
                confirmedAsKnownAt == null ? null : figures(code, week, confirmedAsKnownAt, withLocations),
                lockedAt == null ? null : figures(code, week, lockedAt, withLocations),
                count.events(),
                count.withoutReason());
    }

    private static @Nullable Review review(Told told) {
        var review = told.statement().review();
        return switch (review) {
            case Accepted said -> new Review(said.reviewId(), true, told.reason(said), told.knownAt(said));
            case Returned said -> new Review(said.reviewId(), false, told.reason(said), told.knownAt(said));
            case null, default -> null;
        };
    }

    private StatementFigures figures(MunicipalityCode code, Week week, Instant knownAt, boolean withLocations) {
        var places = figures.of(code, week, knownAt);
        var kinds = new HashMap<PlaceKind, Figures>();
        places.forEach((place, sums) -> kinds.merge(place.kind(), sums, Figures::plus));
        var called = withLocations ? names.of(places.keySet()) : Map.<WeekFigures.Place, String>of();
        var locations = !withLocations
                ? List.<LocationFigures>of()
                : places.entrySet().stream()
                        .map(each -> location(each.getKey(), called.getOrDefault(each.getKey(), ""), each.getValue()))
                        .sorted(comparing(LocationFigures::name).thenComparing(LocationFigures::location))
                        .toList();
        return new StatementFigures(
                knownAt,
                kinds.entrySet().stream()
                        .map(each -> kind(each.getKey(), each.getValue()))
                        .sorted(comparing(KindFigures::kind))
                        .toList(),
                locations);
    }

    private static KindFigures kind(PlaceKind kind, Figures sums) {
        return new KindFigures(
                kind,
                sums.plannedPlaces(),
                sums.realisedPlaces(),
                sums.outOfUsePlaces(),
                sums.occupiedPlaces(),
                sums.placeDays(),
                sums.stayDays());
    }

    private static LocationFigures location(WeekFigures.Place place, String name, Figures sums) {
        return new LocationFigures(
                place.municipality(),
                place.location(),
                name,
                place.kind(),
                sums.plannedPlaces(),
                sums.realisedPlaces(),
                sums.outOfUsePlaces(),
                sums.occupiedPlaces(),
                sums.placeDays(),
                sums.stayDays());
    }

    private List<StatementItem> items(
            List<Municipality> municipalities,
            Week week,
            Map<MunicipalityCode, Told> told,
            DatedRules known,
            Moment moment) {
        var codes = municipalities.stream().map(Municipality::code).toList();
        var now = figures.perKind(codes.stream().collect(toMap(code -> code, _ -> moment.knownAt())), week);
        var lockedAt = new LinkedHashMap<MunicipalityCode, Instant>();
        for (var code : codes) {
            var one = told.get(code);
            if (one != null && one.lockedAt() != null) lockedAt.put(code, Objects.requireNonNull(one.lockedAt()));
        }
        var then = figures.perKind(lockedAt, week);
        var counts = differences.counts(
                lockedAt.entrySet().stream()
                        .map(locked -> new LockedWeek(locked.getKey(), week, locked.getValue()))
                        .toList(),
                moment.knownAt());
        return municipalities.stream()
                .map(municipality -> item(
                        municipality,
                        week,
                        told.get(municipality.code()),
                        ReviewPolicies.of(known, municipality.region(), week).isPresent(),
                        municipal(now.get(municipality.code())),
                        lockedAt.containsKey(municipality.code()) ? municipal(then.get(municipality.code())) : null,
                        counts.getOrDefault(municipality.code(), Count.NONE)))
                .toList();
    }

    private static StatementItem item(
            Municipality municipality,
            Week week,
            @Nullable Told told,
            boolean reviewedByRegion,
            Figures now,
            @Nullable Figures locked,
            Count differences) {
        var statement = told == null ? null : told.statement();
        var confirmation = statement == null ? null : statement.confirmation();
        var review = statement == null ? null : statement.review();
        return new StatementItem(
                municipality.code(),
                municipality.name(),
                municipality.region(),
                week,
                status(told),
                reviewedByRegion,
                told == null || confirmation == null ? null : told.knownAt(confirmation),
                told == null || review == null ? null : told.reason(review),
                told == null ? null : told.lockedAt(),
                statement != null && statement.reminded() != null,
                now.realisedPlaces(),
                now.outOfUsePlaces(),
                now.occupiedPlaces(),
                now.placeDays(),
                locked == null ? null : locked.realisedPlaces(),
                locked == null ? null : locked.occupiedPlaces(),
                locked == null ? null : locked.placeDays(),
                differences.events(),
                differences.withoutReason());
    }

    private static Figures municipal(@Nullable Map<PlaceKind, Figures> kinds) {
        return kinds == null ? Figures.NONE : kinds.getOrDefault(PlaceKind.MUNICIPAL, Figures.NONE);
    }

    private static StatementStatus status(@Nullable Told told) {
        return told == null ? StatementStatus.OPEN : told.statement().status();
    }

    private static boolean isLocked(@Nullable Told told) {
        return told != null && told.lockedAt() != null;
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
