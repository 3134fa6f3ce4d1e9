package nl.opvang.capacity.statement.read.overview;

import static java.util.Comparator.comparing;
import static java.util.stream.Collectors.toMap;

import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import nl.opvang.capacity.rule.read.RuleBook;
import nl.opvang.capacity.statement.domain.RecordedCodes;
import nl.opvang.capacity.statement.domain.StatementStatus;
import nl.opvang.capacity.statement.read.KnownMoments.Moment;
import nl.opvang.capacity.statement.read.LocationNames;
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
import nl.opvang.contracts.area.Division.Municipality;
import nl.opvang.contracts.area.MunicipalityCode;
import nl.opvang.contracts.calendar.Week;
import nl.opvang.contracts.capacity.StatementEvent.Accepted;
import nl.opvang.contracts.capacity.StatementEvent.Returned;
import nl.opvang.contracts.ledger.PlaceKind;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Puts statements together out of what was said and what the figures are. */
@Component
public class StatementOverviews {
    private final Statements statements;
    private final WeekFigures figures;
    private final WeekDifferences differences;
    private final RuleBook rules;
    private final LocationNames names;

    StatementOverviews(
            Statements statements,
            WeekFigures figures,
            WeekDifferences differences,
            RuleBook rules,
            LocationNames names) {
        this.statements = statements;
        this.figures = figures;
        this.differences = differences;
        this.rules = rules;
        this.names = names;
    }

    /** The statement of one municipality, also before anything was said about it. */
    public StatementOverview of(Municipality municipality, Week week, Told told, Moment moment, boolean withLocations) {
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

    /** One row for each of these municipalities, in their order. */
    public List<StatementItem> ofWeek(
            List<Municipality> municipalities, Week week, Map<MunicipalityCode, Told> told, Moment moment) {
        var known = rules.knownAt(moment.knownAt());
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

    static StatementStatus status(@Nullable Told told) {
        return told == null ? StatementStatus.OPEN : told.statement().status();
    }

    static boolean isLocked(@Nullable Told told) {
        return told != null && told.lockedAt() != null;
    }
}
