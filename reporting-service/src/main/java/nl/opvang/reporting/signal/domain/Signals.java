package nl.opvang.reporting.signal.domain;

import static nl.opvang.contracts.capacity.RuleName.MORE_STAYS_THAN_PLACES;
import static nl.opvang.contracts.capacity.RuleName.PLACES_LONG_UNUSED;
import static nl.opvang.contracts.capacity.RuleName.REGISTERED_FAR_FROM_STAYS;
import static nl.opvang.contracts.capacity.RuleName.SAME_ROUND_NUMBER;
import static nl.opvang.contracts.capacity.RuleName.STAYS_IN_CLOSED_LOCATION;
import static nl.opvang.contracts.capacity.RuleName.SUDDEN_JUMP;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import nl.opvang.contracts.capacity.DatedRules;
import nl.opvang.contracts.capacity.DatedRules.Rule;
import nl.opvang.contracts.capacity.RuleName;
import nl.opvang.contracts.ledger.Timeline;
import nl.opvang.reporting.signal.domain.Signal.Figure;

/** Finds what is worth a look on a day, by the rules of that day; without a rule nothing is. */
public final class Signals {
    /** So far back is looked at least, to say since when something is so. */
    private static final int LEAST_WINDOW = 28;

    private final DatedRules rules;
    private final LocalDate on;

    public Signals(DatedRules rules, LocalDate on) {
        this.rules = rules;
        this.on = on;
    }

    /** The rules of the day that make signals. */
    public static Stream<RuleName> names() {
        return Stream.of(
                MORE_STAYS_THAN_PLACES,
                SUDDEN_JUMP,
                STAYS_IN_CLOSED_LOCATION,
                PLACES_LONG_UNUSED,
                REGISTERED_FAR_FROM_STAYS,
                SAME_ROUND_NUMBER);
    }

    /** The first day of which the figures must be known. */
    public LocalDate firstDay() {
        int days = Stream.of(SUDDEN_JUMP, PLACES_LONG_UNUSED)
                .flatMap(name -> rule(name).stream())
                .mapToInt(rule -> rule.number("days"))
                .reduce(LEAST_WINDOW, Math::max);
        return on.minusDays(days);
    }

    /** What is worth a look at a location. */
    public List<Signal> of(LocationDays location) {
        return Stream.of(
                        moreStaysThanPlaces(location),
                        jumps(location),
                        staysInClosedLocation(location),
                        longUnused(location),
                        sameRoundNumber(location))
                .flatMap(signals -> signals)
                .toList();
    }

    /** What is worth a look in a municipality as a whole. */
    public List<Signal> of(MunicipalityDay municipality) {
        return rule(REGISTERED_FAR_FROM_STAYS).stream()
                .flatMap(rule -> {
                    long apart = Math.abs(municipality.registered() - municipality.stays());
                    long larger = Math.max(municipality.registered(), municipality.stays());
                    if (apart < rule.number("number") || apart * 100 < rule.number("percent") * larger)
                        return Stream.empty();
                    var reason = "%d people are registered and %d stay in locations."
                            .formatted(municipality.registered(), municipality.stays());
                    return Stream.of(new Signal(
                            municipality.municipality(),
                            null,
                            on,
                            reason,
                            List.of(
                                    new Figure("registered", municipality.registered()),
                                    new Figure("stays", municipality.stays())),
                            rule));
                })
                .toList();
    }

    private Stream<Signal> moreStaysThanPlaces(LocationDays location) {
        if (location.closedOn(on)) return Stream.empty();
        return rule(MORE_STAYS_THAN_PLACES).stream()
                .filter(rule -> location.stays().on(on) - location.usable(on) >= rule.number("people"))
                .map(rule -> {
                    int stays = location.stays().on(on);
                    int usable = location.usable(on);
                    var since = since(day -> location.stays().on(day) - location.usable(day) >= rule.number("people"));
                    return signal(
                            location,
                            since,
                            "%d people stay where %d places can be used.".formatted(stays, usable),
                            List.of(
                                    new Figure("stays", stays),
                                    new Figure(
                                            "realisedPlaces",
                                            location.realised().on(on)),
                                    new Figure(
                                            "outOfUsePlaces",
                                            location.outOfUse().on(on))),
                            rule);
                });
    }

    private Stream<Signal> jumps(LocationDays location) {
        if (location.closedOn(on)) return Stream.empty();
        return rule(SUDDEN_JUMP).stream()
                .flatMap(rule -> Stream.of(
                                jump(location, rule, "realisedPlaces", "places that are there", location.realised()),
                                jump(location, rule, "stays", "people who stay", location.stays()))
                        .flatMap(Optional::stream));
    }

    private Optional<Signal> jump(LocationDays location, Rule rule, String name, String words, Timeline timeline) {
        var then = on.minusDays(rule.number("days"));
        int before = timeline.on(then);
        int after = timeline.on(on);
        int change = Math.abs(after - before);
        // From nothing is an opening, or a first count: not a jump.
        if (before == 0 || change < rule.number("number") || change * 100L < (long) rule.number("percent") * before)
            return Optional.empty();
        var day = timeline.changes().stream()
                .map(Timeline.Change::effectiveOn)
                .filter(changed -> changed.isAfter(then) && !changed.isAfter(on))
                .findFirst()
                .orElse(on);
        return Optional.of(signal(
                location,
                day,
                "The number of %s went from %d to %d within %d days."
                        .formatted(words, before, after, rule.number("days")),
                List.of(new Figure(name + "Before", before), new Figure(name, after)),
                rule));
    }

    private Stream<Signal> staysInClosedLocation(LocationDays location) {
        var closedFrom = location.closedFrom();
        if (closedFrom == null || !location.closedOn(on)) return Stream.empty();
        int stays = location.stays().on(on);
        return rule(STAYS_IN_CLOSED_LOCATION).stream()
                .filter(rule -> stays >= rule.number("people"))
                .map(rule -> signal(
                        location,
                        closedFrom,
                        "%d people stay at a location that was closed from %s.".formatted(stays, closedFrom),
                        List.of(new Figure("stays", stays)),
                        rule));
    }

    private Stream<Signal> longUnused(LocationDays location) {
        return rule(PLACES_LONG_UNUSED).stream()
                .filter(rule -> {
                    int places = rule.number("places");
                    var first = on.minusDays(rule.number("days") - 1L);
                    return first.datesUntil(on.plusDays(1))
                            .allMatch(day -> location.usable(day) >= places
                                    && location.stays().on(day) == 0);
                })
                .map(rule -> {
                    int usable = location.usable(on);
                    var since = since(day -> location.usable(day) >= rule.number("places")
                            && location.stays().on(day) == 0);
                    return signal(
                            location,
                            since,
                            "%d places can be used, and nobody stayed there for %d days or longer."
                                    .formatted(usable, rule.number("days")),
                            List.of(new Figure("usablePlaces", usable), new Figure("stays", 0)),
                            rule);
                });
    }

    private Stream<Signal> sameRoundNumber(LocationDays location) {
        return rule(SAME_ROUND_NUMBER).stream().flatMap(rule -> {
            var counts = location.counts();
            int needed = rule.number("counts");
            if (counts.size() < needed || location.closedOn(on)) return Stream.empty();
            // Where nobody counts any more, the last counts are history.
            if (counts.getLast().on().isBefore(on.minusWeeks(needed))) return Stream.empty();
            int number = counts.getLast().people();
            if (number == 0 || number % rule.number("multipleOf") != 0) return Stream.empty();
            var same = new ArrayList<Count>();
            for (var count : counts.reversed()) {
                if (count.people() != number) break;
                same.add(count);
            }
            if (same.size() < needed) return Stream.empty();
            return Stream.of(signal(
                    location,
                    same.getLast().on(),
                    "The last %d counts all say %d.".formatted(same.size(), number),
                    List.of(new Figure("counts", same.size()), new Figure("counted", number)),
                    rule));
        });
    }

    /** The first day of the stretch up to the day asked on which this holds, as far back as is looked. */
    private LocalDate since(Predicate<LocalDate> holds) {
        var first = firstDay();
        var day = on;
        while (day.isAfter(first) && holds.test(day.minusDays(1))) day = day.minusDays(1);
        return day;
    }

    private Optional<Rule> rule(RuleName name) {
        return rules.on(name, on);
    }

    private static Signal signal(
            LocationDays location, LocalDate since, String reason, List<Figure> figures, Rule rule) {
        return new Signal(location.municipality(), location.location(), since, reason, figures, rule);
    }
}
