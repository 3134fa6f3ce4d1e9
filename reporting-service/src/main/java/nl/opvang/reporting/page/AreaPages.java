package nl.opvang.reporting.page;

import static java.util.stream.Collectors.toMap;
import static nl.opvang.contracts.ledger.PlaceKind.MUNICIPAL;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import nl.opvang.contracts.allocation.target.KnownTargets;
import nl.opvang.contracts.area.Division;
import nl.opvang.contracts.calendar.Netherlands;
import nl.opvang.plumbing.access.Caller;
import nl.opvang.plumbing.ledger.Area;
import nl.opvang.plumbing.ledger.Level;
import nl.opvang.plumbing.problem.ProblemException;
import nl.opvang.reporting.figure.read.AreaChoice;
import nl.opvang.reporting.figure.read.AreaName;
import nl.opvang.reporting.figure.read.Areas;
import nl.opvang.reporting.figure.read.Inquiries;
import nl.opvang.reporting.figure.read.Inquiry;
import nl.opvang.reporting.figure.read.Reports;
import nl.opvang.reporting.forecast.read.Forecasts;
import nl.opvang.reporting.occupancy.read.Occupancies;
import nl.opvang.reporting.occupancy.read.Occupancy;
import nl.opvang.reporting.registrations.read.RegisteredPeople;
import nl.opvang.reporting.registrations.read.Registrations;
import nl.opvang.reporting.registrations.read.WeekOfRegistrations;
import nl.opvang.reporting.targetgap.read.TargetGap;
import nl.opvang.reporting.targetgap.read.TargetGaps;
import nl.opvang.reporting.targetgap.read.Targets;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Puts together what a page tells about an area, from what the API answers and within what the caller may see. */
@Component
class AreaPages {
    /** From when on the trend goes. */
    static final LocalDate TREND_FROM = LocalDate.of(2022, 3, 31);

    static final int WEEKS_OF_INFLOW = 26;

    /**
     * The latest moment stands still for so long, and with it every page that asks for the latest: many who look at the same
     * then get what was written once, and each page says as known at which moment it is.
     */
    static final long LATEST_STANDS_SECONDS = 10;

    private final Inquiries inquiries;
    private final Areas areas;
    private final Reports reports;
    private final Occupancies occupancies;
    private final RegisteredPeople people;
    private final Targets targets;
    private final TargetGaps gaps;
    private final Forecasts forecasts;
    private final Cache<Boolean, Instant> latest =
            Caffeine.newBuilder().expireAfterWrite(Duration.ofSeconds(1)).build();

    AreaPages(
            Inquiries inquiries,
            Areas areas,
            Reports reports,
            Occupancies occupancies,
            RegisteredPeople people,
            Targets targets,
            TargetGaps gaps,
            Forecasts forecasts) {
        this.inquiries = inquiries;
        this.areas = areas;
        this.reports = reports;
        this.occupancies = occupancies;
        this.people = people;
        this.targets = targets;
        this.gaps = gaps;
        this.forecasts = forecasts;
    }

    /** The moment that is meant: that asked for, but never later than that up to which all is known here. */
    Instant moment(@Nullable Instant asked) {
        var through = latest.get(true, _ -> projectedThrough());
        if (asked != null && !asked.isAfter(through)) return asked;
        return Instant.ofEpochSecond(
                Math.floorDiv(through.getEpochSecond(), LATEST_STANDS_SECONDS) * LATEST_STANDS_SECONDS);
    }

    private Instant projectedThrough() {
        var figures = inquiries.projectedThrough();
        var decisions = targets.projectedThrough();
        return figures.isBefore(decisions) ? figures : decisions;
    }

    /**
     * All of the page.
     *
     * @throws ProblemException 404 when there is no such area, or the caller may not see it
     */
    AreaPage of(Area area, LocalDate on, Instant knownAt, Caller caller) {
        var inquiry = inquiries.of(new AreaChoice(area.level(), area), on, knownAt, caller);
        var parts = parts(area, on, knownAt, caller);
        return new AreaPage(
                area,
                within(area),
                on,
                inquiry.knownAt(),
                inquiry.knownAtBasis(),
                figures(inquiry, caller),
                parts,
                parts == null || hasAll(area, on, parts),
                trend(inquiry),
                inflow(inquiry),
                area instanceof Area.Country
                        ? forecasts.current(on, inquiry.knownAt()).orElse(null)
                        : null);
    }

    /** The figures of an area alone. */
    AreaRow figures(Area area, LocalDate on, Instant knownAt, Caller caller) {
        var inquiry = inquiries.of(new AreaChoice(area.level(), area), on, knownAt, caller);
        return figures(inquiry, caller);
    }

    private AreaRow figures(Inquiry inquiry, Caller caller) {
        return rows(inquiry, targetPlaces(inquiry, caller)).stream().findFirst().orElseGet(() -> nothing(inquiry));
    }

    /** The figures of an area's parts; null where the caller may not see them. */
    @Nullable
    List<AreaRow> parts(Area area, LocalDate on, Instant knownAt, Caller caller) {
        var level = partsOf(area.level());
        if (level == null) return List.of();
        try {
            var inquiry = inquiries.of(new AreaChoice(level, area), on, knownAt, caller);
            var visible = inquiry.visible();
            if (visible != null && visible.isEmpty()) return null;
            return rows(inquiry, targetPlaces(inquiry, caller));
        } catch (ProblemException _) {
            // Who may see the area may still not see into it.
            return null;
        }
    }

    private boolean hasAll(Area area, LocalDate on, List<AreaRow> parts) {
        return !(area instanceof Area.Region)
                || parts.size()
                        == areas.existing(new AreaChoice(Level.MUNICIPALITY, area), on, null)
                                .size();
    }

    /** A location of which there was nothing on the day, neither places nor stays. */
    private AreaRow nothing(Inquiry inquiry) {
        var code = inquiry.areas().within().code();
        var names = reports.names(List.of(code), inquiry.knownAt());
        return new AreaRow(
                Areas.named(Level.LOCATION, code, names.getOrDefault(code, code)),
                0,
                0,
                0,
                null,
                null,
                null,
                null,
                null);
    }

    private List<AreaRow> rows(Inquiry inquiry, Map<String, Long> targetPlaces) {
        var level = inquiry.areas().level();
        Map<String, Long> registered = level == Level.LOCATION
                ? Map.of()
                : people.of(inquiry).stream().collect(toMap(each -> each.area().code(), Registrations::registered));
        return occupancies.of(inquiry, MUNICIPAL).stream()
                .map(each -> row(
                        each,
                        targetPlaces.get(each.area().code()),
                        level == Level.LOCATION
                                ? null
                                : registered.getOrDefault(each.area().code(), 0L)))
                .toList();
    }

    private static AreaRow row(Occupancy occupancy, @Nullable Long target, @Nullable Long registered) {
        return new AreaRow(
                occupancy.area(),
                occupancy.realisedPlaces(),
                occupancy.outOfUsePlaces(),
                occupancy.occupiedPlaces(),
                occupancy.occupancyRate(),
                target,
                target == null ? null : target - occupancy.realisedPlaces(),
                registered,
                occupancy.lastReportedAt());
    }

    /** What was decided for the country and its regions, and divided over municipalities. */
    private Map<String, Long> targetPlaces(Inquiry inquiry, Caller caller) {
        if (inquiry.areas().level() == Level.LOCATION) return Map.of();
        var places = new HashMap<String, Long>();
        for (var gap : targetGaps(inquiry.on(), inquiry.knownAt(), caller)) {
            if (gap.targetPlaces() != null) places.put(gap.area().code(), gap.targetPlaces());
            if (gap.divided() != null)
                for (var share : gap.divided().municipalities())
                    places.put(share.area().code(), share.places());
        }
        return places;
    }

    /** The country and its regions, held against their targets. */
    List<TargetGap> targetGaps(LocalDate on, Instant knownAt, Caller caller) {
        var regions = inquiries.of(new AreaChoice(Level.REGION, new Area.Country()), on, knownAt, caller);
        return gaps.of(regions, targets.knownAt(regions.knownAt()));
    }

    private List<TrendRow> trend(Inquiry inquiry) {
        var area = inquiry.areas().within();
        var known = targets.knownAt(inquiry.knownAt());
        var published = area instanceof Area.Country ? published(inquiry) : Map.<LocalDate, PublishedCounts.Count>of();
        var days = new TreeSet<>(published.keySet());
        for (var day = TREND_FROM; day.isBefore(inquiry.on()); day = endOfNextMonth(day)) days.add(day);
        days.add(inquiry.on());
        return occupancies.onDays(inquiry, days, MUNICIPAL).stream()
                .map(day -> {
                    var count = published.get(day.on());
                    return new TrendRow(
                            day.on(),
                            day.realisedPlaces(),
                            day.outOfUsePlaces(),
                            day.occupiedPlaces(),
                            day.occupancyRate(),
                            target(area, known, day.on()),
                            count == null ? null : count.realised(),
                            count == null ? null : count.occupied(),
                            count == null ? null : count.source());
                })
                .toList();
    }

    /** What had been published by then of days up to the day asked. */
    private static Map<LocalDate, PublishedCounts.Count> published(Inquiry inquiry) {
        var knownOn = LocalDate.ofInstant(inquiry.knownAt(), Netherlands.ZONE);
        return PublishedCounts.upTo(inquiry.on().isBefore(knownOn) ? inquiry.on() : knownOn).stream()
                .collect(toMap(PublishedCounts.Count::on, count -> count));
    }

    private static LocalDate endOfNextMonth(LocalDate end) {
        return end.plusDays(1).plusMonths(1).minusDays(1);
    }

    private static @Nullable Long target(Area area, KnownTargets known, LocalDate day) {
        return switch (area) {
            case Area.Country _, Area.Region _ -> TargetGaps.places(known, area.code(), day);
            case Area.Municipality _, Area.Location _ -> null;
        };
    }

    private List<WeekOfRegistrations> inflow(Inquiry inquiry) {
        if (inquiry.areas().level() == Level.LOCATION) return List.of();
        var area = inquiry.areas().within().code();
        return people.byWeek(inquiry, inquiry.on().minusWeeks(WEEKS_OF_INFLOW).plusDays(1)).stream()
                .filter(week -> week.area().code().equals(area))
                .toList();
    }

    private List<AreaName> within(Area area) {
        var within = new ArrayList<AreaName>();
        var division = Division.ofTheNetherlands();
        var municipality = switch (area) {
            case Area.Municipality in -> division.municipality(in.municipality());
            case Area.Location at -> division.municipality(at.location().municipality());
            case Area.Country _, Area.Region _ -> Optional.<Division.Municipality>empty();
        };
        if (!(area instanceof Area.Country)) within.add(areas.named(Level.COUNTRY, Area.COUNTRY_CODE));
        municipality.ifPresent(
                of -> within.add(areas.named(Level.REGION, of.region().text())));
        if (area instanceof Area.Location at)
            within.add(
                    areas.named(Level.MUNICIPALITY, at.location().municipality().text()));
        return within;
    }

    private static @Nullable Level partsOf(Level level) {
        return switch (level) {
            case COUNTRY -> Level.REGION;
            case REGION -> Level.MUNICIPALITY;
            case MUNICIPALITY -> Level.LOCATION;
            case LOCATION -> null;
        };
    }
}
