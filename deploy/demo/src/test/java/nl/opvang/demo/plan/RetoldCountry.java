package nl.opvang.demo.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import nl.opvang.contracts.area.Division;
import nl.opvang.contracts.area.MunicipalityCode;
import nl.opvang.contracts.capacity.OccupancyBasis;
import nl.opvang.contracts.ledger.NationalityGroup;
import nl.opvang.contracts.ledger.PlaceKind;
import nl.opvang.demo.figures.Measure;
import nl.opvang.demo.figures.Population;
import nl.opvang.demo.plan.Operation.AboutLocation;
import nl.opvang.demo.plan.Operation.AboutRegistration;
import nl.opvang.demo.plan.Operation.AboutStay;
import nl.opvang.demo.plan.Operation.ChangePlaces;
import nl.opvang.demo.plan.Operation.CloseLocation;
import nl.opvang.demo.plan.Operation.CorrectCount;
import nl.opvang.demo.plan.Operation.CorrectRegistration;
import nl.opvang.demo.plan.Operation.CountOccupancy;
import nl.opvang.demo.plan.Operation.Deregister;
import nl.opvang.demo.plan.Operation.EndStay;
import nl.opvang.demo.plan.Operation.Identity;
import nl.opvang.demo.plan.Operation.Move;
import nl.opvang.demo.plan.Operation.OpenLocation;
import nl.opvang.demo.plan.Operation.PlanPlaces;
import nl.opvang.demo.plan.Operation.ProlongLocation;
import nl.opvang.demo.plan.Operation.Provide;
import nl.opvang.demo.plan.Operation.RealisePlaces;
import nl.opvang.demo.plan.Operation.Register;
import nl.opvang.demo.plan.Operation.ReturnToUse;
import nl.opvang.demo.plan.Operation.StartStay;
import nl.opvang.demo.plan.Operation.TakeOutOfUse;
import org.jspecify.annotations.Nullable;

/**
 * The oracle: a country that hears the operations one by one, refuses nothing but complains about everything that a
 * careful service would refuse, and adds up the figures in the simplest way.
 */
final class RetoldCountry {
    /** What a figure is made of. */
    private record Line(LocalDate on, Instant knownAt, int change) {}

    private record Series(Measure measure, @Nullable NationalityGroup group) {}

    private static final class House {
        final OpenLocation opened;
        final Steps planned = new Steps();
        final Steps realised = new Steps();
        final Steps outOfUse = new Steps();
        final Steps people = new Steps();
        final Map<UUID, CountOccupancy> counts = new HashMap<>();
        final Map<UUID, TakeOutOfUse> periods = new HashMap<>();
        Instant knownAt;
        Instant guestBookKnownAt = Instant.MIN;

        @Nullable
        LocalDate availableUntil;

        @Nullable
        LocalDate closedOn;

        House(OpenLocation opened) {
            this.opened = opened;
            knownAt = opened.knownAt();
            availableUntil = opened.description().availableUntil();
        }
    }

    private static final class Episode {
        final Register registered;
        LocalDate from;

        @Nullable
        LocalDate until;

        Episode(Register registered) {
            this.registered = registered;
            from = registered.effectiveOn();
        }
    }

    private static final class Human {
        final List<Episode> episodes = new ArrayList<>();
        final TreeMap<LocalDate, LocalDate> stays = new TreeMap<>();
        final Set<Object> provided = new HashSet<>();
        Instant registrationsKnownAt = Instant.MIN;

        @Nullable
        StartStay staying;

        @Nullable
        String leftFrom;
    }

    final Map<String, Integer> totals = new TreeMap<>();
    final Set<String> municipalitiesWithLocations = new TreeSet<>();
    int locations;
    int counted;
    int underEndedCode;
    int late;

    private final Map<Series, List<Line>> lines = new HashMap<>();
    private final Map<UUID, House> houses = new HashMap<>();
    private final Map<Identity, Human> humans = new HashMap<>();
    private final Map<UUID, Human> registered = new HashMap<>();
    private final Map<UUID, StartStay> stays = new HashMap<>();
    private final Map<List<Object>, Steps> perMunicipality = new HashMap<>();
    private final Set<UUID> ids = new HashSet<>();

    void hear(Operation operation) {
        totals.merge(operation.getClass().getSimpleName(), 1, Integer::sum);
        assertThat(operation.knownAt())
                .as("%s", operation)
                .isBetween(Instant.parse("2022-02-01T00:00:00Z"), Instant.parse("2025-09-30T21:59:59Z"));
        if (!exists(operation.municipality(), operation.effectiveOn())) underEndedCode++;
        if (operation instanceof AboutRegistration
                && operation.knownAt().getEpochSecond()
                        > (operation.effectiveOn().toEpochDay() + 14) * 86_400) late++;
        switch (operation) {
            case AboutLocation about -> hearAboutLocation(about);
            case AboutStay about -> hearAboutStay(about);
            case AboutRegistration about -> hearAboutRegistration(about);
            case Provide provide -> {
                fresh(provide.provision(), provide);
                assertThat(human(provide.identity()).provided.add(provide.month()))
                        .as("%s", provide)
                        .isTrue();
            }
        }
    }

    // Places

    private void hearAboutLocation(AboutLocation about) {
        if (about instanceof OpenLocation open) {
            fresh(open.location(), open);
            begins(open);
            assertThat(exists(open.description().situatedIn().text(), open.effectiveOn()))
                    .isTrue();
            var house = new House(open);
            houses.put(open.location(), house);
            municipalitiesWithLocations.add(open.municipality());
            locations++;
            if (open.occupancyBasis() == OccupancyBasis.COUNTED) counted++;
            assertThat(open.plannedPlaces()).isPositive();
            set(house.planned, null, open.effectiveOn(), open.plannedPlaces(), open);
            return;
        }
        var house = house(about.location());
        assertThat(about.municipality()).isEqualTo(house.opened.municipality());
        assertThat(about.knownAt()).as("%s", about).isAfterOrEqualTo(house.knownAt);
        assertThat(house.closedOn).as("after closing: %s", about).isNull();
        assertThat(about.effectiveOn()).as("%s", about).isAfterOrEqualTo(house.opened.effectiveOn());
        house.knownAt = about.knownAt();
        switch (about) {
            case OpenLocation _ -> throw new AssertionError();
            case PlanPlaces plan -> {
                fresh(plan.change(), plan);
                set(house.planned, null, plan.effectiveOn(), plan.places(), plan);
            }
            case RealisePlaces realise -> {
                fresh(realise.change(), realise);
                int promised = house.planned.on(realise.effectiveOn());
                assertThat(realise.places())
                        .as("%s", realise)
                        .isEqualTo(house.realised.on(realise.effectiveOn()) + promised);
                set(house.planned, null, realise.effectiveOn(), 0, realise);
                set(house.realised, placesOf(house), realise.effectiveOn(), realise.places(), realise);
            }
            case ChangePlaces change -> {
                fresh(change.change(), change);
                set(house.realised, placesOf(house), change.effectiveOn(), change.places(), change);
            }
            case TakeOutOfUse out -> {
                fresh(out.period(), out);
                assertThat(out.until()).isAfter(out.effectiveOn());
                house.outOfUse.add(out.effectiveOn(), out.places());
                house.outOfUse.add(out.until(), -out.places());
                house.periods.put(out.period(), out);
            }
            case ReturnToUse back -> {
                fresh(back.returning(), back);
                var period = Objects.requireNonNull(house.periods.get(back.period()));
                assertThat(back.effectiveOn())
                        .as("%s", back)
                        .isBetween(
                                period.effectiveOn().plusDays(1), period.until().minusDays(1));
                house.outOfUse.add(back.effectiveOn(), -period.places());
                house.outOfUse.add(period.until(), period.places());
            }
            case ProlongLocation prolong -> {
                fresh(prolong.prolongation(), prolong);
                assertThat(prolong.availableUntil())
                        .as("%s", prolong)
                        .isAfter(Objects.requireNonNull(house.availableUntil));
                assertThat(prolong.effectiveOn()).as("%s", prolong).isBefore(house.availableUntil);
                house.availableUntil = prolong.availableUntil();
            }
            case CountOccupancy count -> {
                fresh(count.count(), count);
                assertThat(house.opened.occupancyBasis()).isEqualTo(OccupancyBasis.COUNTED);
                house.counts.put(count.count(), count);
                set(house.people, peopleOf(house), count.effectiveOn(), count.occupied(), count);
            }
            case CorrectCount correct -> {
                fresh(correct.correction(), correct);
                assertThat(correct.effectiveOn())
                        .isEqualTo(Objects.requireNonNull(house.counts.get(correct.count()))
                                .effectiveOn());
                set(house.people, peopleOf(house), correct.effectiveOn(), correct.occupied(), correct);
            }
            case CloseLocation close -> {
                fresh(close.closing(), close);
                house.closedOn = close.effectiveOn();
                flatten(house.planned, null, close);
                flatten(house.realised, placesOf(house), close);
                flatten(house.outOfUse, null, close);
                if (house.opened.occupancyBasis() == OccupancyBasis.COUNTED)
                    flatten(house.people, peopleOf(house), close);
            }
        }
        assertThat(house.planned.lowest()).as("%s", about).isZero();
        assertThat(house.realised.lowest()).as("%s", about).isZero();
        assertThat(house.people.lowest()).as("%s", about).isZero();
        for (var day : house.outOfUse.added.keySet())
            assertThat(house.outOfUse.on(day)).as("%s", about).isBetween(0, house.realised.on(day));
        for (var day : house.realised.added.keySet())
            assertThat(house.outOfUse.on(day)).as("%s", about).isBetween(0, house.realised.on(day));
    }

    /** From a day on until the next day on which the number already changes; telling what already holds would be lost. */
    private void set(Steps steps, @Nullable Measure measure, LocalDate from, int value, Operation operation) {
        int difference = value - steps.on(from);
        assertThat(difference).as("changes nothing: %s", operation).isNotZero();
        var next = steps.added.higherKey(from);
        add(steps, measure, from, difference, operation);
        if (next != null) add(steps, measure, next, -difference, operation);
    }

    private void flatten(Steps steps, @Nullable Measure measure, CloseLocation close) {
        add(steps, measure, close.effectiveOn(), -steps.on(close.effectiveOn()), close);
        for (var later :
                List.copyOf(steps.added.tailMap(close.effectiveOn(), false).entrySet()))
            add(steps, measure, later.getKey(), -later.getValue(), close);
    }

    private void add(Steps steps, @Nullable Measure measure, LocalDate on, int change, Operation operation) {
        if (change == 0) return;
        steps.add(on, change);
        if (measure != null) line(measure, null, on, change, operation);
    }

    private static Measure placesOf(House house) {
        return switch (house.opened.description().kind()) {
            case MUNICIPAL -> Measure.REALISED;
            case CRISIS -> Measure.CRISIS_PLACES;
            case PRIVATE -> Measure.PRIVATE_PLACES;
        };
    }

    private static Measure peopleOf(House house) {
        return switch (house.opened.description().kind()) {
            case MUNICIPAL -> Measure.OCCUPIED;
            case CRISIS -> Measure.CRISIS_OCCUPIED;
            case PRIVATE -> Measure.PRIVATE_OCCUPIED;
        };
    }

    // Stays

    private void hearAboutStay(AboutStay about) {
        var house = house(about.location());
        assertThat(house.opened.occupancyBasis()).isEqualTo(OccupancyBasis.NAMED);
        assertThat(about.municipality()).isEqualTo(house.opened.municipality());
        assertThat(about.knownAt()).as("%s", about).isAfterOrEqualTo(house.guestBookKnownAt);
        house.guestBookKnownAt = about.knownAt();
        switch (about) {
            case StartStay start -> {
                fresh(start.stay(), start);
                begins(start);
                var human = human(start.identity());
                assertThat(human.staying).as("still elsewhere: %s", start).isNull();
                if (!human.stays.isEmpty())
                    assertThat(human.stays.lastEntry().getValue())
                            .as("%s", start)
                            .isBeforeOrEqualTo(start.effectiveOn());
                human.staying = start;
                stays.put(start.stay(), start);
                add(house.people, peopleOf(house), start.effectiveOn(), 1, start);
            }
            case EndStay end -> {
                var start = Objects.requireNonNull(stays.get(end.stay()));
                assertThat(start.location()).isEqualTo(end.location());
                assertThat(end.effectiveOn()).as("%s", end).isAfter(start.effectiveOn());
                var human = human(start.identity());
                assertThat(human.staying).isSameAs(start);
                human.staying = null;
                human.stays.put(start.effectiveOn(), end.effectiveOn());
                add(house.people, peopleOf(house), end.effectiveOn(), -1, end);
            }
        }
    }

    // Registrations

    private void hearAboutRegistration(AboutRegistration about) {
        var human = switch (about) {
            case Register register -> human(register.identity());
            case Move move -> human(move.identity());
            default -> Objects.requireNonNull(registered.get(about.registration()));
        };
        assertThat(about.knownAt()).as("%s", about).isAfterOrEqualTo(human.registrationsKnownAt);
        human.registrationsKnownAt = about.knownAt();
        var last = human.episodes.isEmpty() ? null : human.episodes.getLast();
        switch (about) {
            case Register register -> {
                begins(register);
                if (last != null) {
                    assertThat(last.until)
                            .as("registered already: %s", register)
                            .isBeforeOrEqualTo(register.effectiveOn());
                    people(Measure.DEREGISTERED, Objects.requireNonNull(human.leftFrom), last, register, -1);
                }
                begin(human, register);
            }
            case Move move -> {
                begins(move);
                var from = Objects.requireNonNull(last);
                assertThat(from.until).as("not registered: %s", move).isNull();
                assertThat(from.registered.municipality())
                        .isEqualTo(move.movedFrom())
                        .isNotEqualTo(move.municipality());
                assertThat(from.from).as("%s", move).isBefore(move.effectiveOn());
                assertThat(from.registered.nationalityGroup()).isEqualTo(move.nationalityGroup());
                from.until = move.effectiveOn();
                people(Measure.REGISTERED, from.registered.municipality(), from, move, -1);
                begin(
                        human,
                        new Register(
                                move.municipality(),
                                move.registration(),
                                move.identity(),
                                move.nationalityGroup(),
                                move.effectiveOn(),
                                move.knownAt()));
            }
            case Deregister deregister -> {
                var from = Objects.requireNonNull(last);
                assertThat(from.registered.registration()).isEqualTo(deregister.registration());
                assertThat(from.registered.municipality()).isEqualTo(deregister.municipality());
                assertThat(from.until).isNull();
                assertThat(from.from).as("%s", deregister).isBefore(deregister.effectiveOn());
                from.until = deregister.effectiveOn();
                human.leftFrom = deregister.municipality();
                people(Measure.REGISTERED, deregister.municipality(), from, deregister, -1);
                people(Measure.DEREGISTERED, deregister.municipality(), from, deregister, 1);
            }
            case CorrectRegistration correct -> {
                fresh(correct.correction(), correct);
                var from = Objects.requireNonNull(last);
                assertThat(from.registered.registration()).isEqualTo(correct.registration());
                assertThat(from.until).isNull();
                assertThat(from.from).isNotEqualTo(correct.effectiveOn());
                people(Measure.REGISTERED, correct.municipality(), from, correct, 1);
                people(Measure.REGISTERED, correct.municipality(), from, from.from, correct, -1);
                from.from = correct.effectiveOn();
            }
        }
    }

    private void begin(Human human, Register register) {
        fresh(register.registration(), register);
        var episode = new Episode(register);
        human.episodes.add(episode);
        registered.put(register.registration(), human);
        people(Measure.REGISTERED, register.municipality(), episode, register, 1);
    }

    private void people(Measure measure, String municipality, Episode of, Operation operation, int change) {
        people(measure, municipality, of, operation.effectiveOn(), operation, change);
    }

    private void people(
            Measure measure, String municipality, Episode of, LocalDate on, Operation operation, int change) {
        var group = of.registered.nationalityGroup();
        line(measure, group, on, change, operation);
        perMunicipality
                .computeIfAbsent(List.of(measure, municipality, group), _ -> new Steps())
                .add(on, change);
    }

    // What all have in common

    private void fresh(UUID id, Operation operation) {
        assertThat(ids.add(id)).as("an id twice: %s", operation).isTrue();
    }

    /** Nothing begins under a code that does not exist on that day. */
    private static void begins(Operation operation) {
        assertThat(exists(operation.municipality(), operation.effectiveOn()))
                .as("%s", operation)
                .isTrue();
    }

    private static boolean exists(String municipality, LocalDate day) {
        return Division.ofTheNetherlands()
                .municipality(new MunicipalityCode(municipality))
                .orElseThrow()
                .existsOn(day);
    }

    private House house(UUID location) {
        return Objects.requireNonNull(houses.get(location));
    }

    private Human human(Identity identity) {
        return humans.computeIfAbsent(identity, _ -> new Human());
    }

    private void line(
            Measure measure, @Nullable NationalityGroup group, LocalDate on, int change, Operation operation) {
        lines.computeIfAbsent(new Series(measure, group), _ -> new ArrayList<>())
                .add(new Line(on, operation.knownAt(), change));
    }

    // What comes out

    int figure(LocalDate on, Measure measure, Population population) {
        return figure(on, measure, population, Instant.MAX);
    }

    int figure(LocalDate on, Measure measure, Population population, Instant knownAt) {
        int sum = 0;
        for (var series : lines.entrySet()) {
            if (series.getKey().measure() != measure) continue;
            var group = series.getKey().group();
            if (group != null
                    && population != Population.EVERYONE
                    && !group.name().equals(population.name())) continue;
            for (var line : series.getValue())
                if (!line.on().isAfter(on) && !line.knownAt().isAfter(knownAt)) sum += line.change();
        }
        return sum;
    }

    int people() {
        return (int) humans.values().stream()
                .filter(human -> !human.episodes.isEmpty())
                .count();
    }

    int peopleOnlyStaying() {
        return humans.size() - people();
    }

    /** In no municipality are fewer than no people of a group registered or gone on any day. */
    void assertNobodyMissing() {
        perMunicipality.forEach(
                (key, steps) -> assertThat(steps.lowest()).as("%s", key).isZero());
    }

    /** On every day everyone in a location has a usable place, and there are none while it is not available. */
    void assertEveryoneHasAPlace() {
        for (var house : houses.values()) {
            var days = new TreeSet<>(house.people.added.keySet());
            days.addAll(house.realised.added.keySet());
            days.addAll(house.outOfUse.added.keySet());
            for (var day : days)
                assertThat(house.people.on(day))
                        .as("%s on %s", house.opened, day)
                        .isBetween(0, house.realised.on(day) - house.outOfUse.on(day));
            assertThat(house.realised.added.firstKey())
                    .isEqualTo(house.opened.description().availableFrom());
            var until = house.availableUntil;
            var last = LocalDate.of(2025, 9, 30);
            if (until != null && !until.isAfter(last))
                assertThat(house.closedOn).as("%s", house.opened).isBeforeOrEqualTo(until);
        }
    }

    /** Per kind the number of locations. */
    Map<PlaceKind, Integer> locationsByKind() {
        var byKind = new TreeMap<PlaceKind, Integer>();
        houses.values().forEach(house -> byKind.merge(house.opened.description().kind(), 1, Integer::sum));
        return byKind;
    }

    int namedPeopleOn(LocalDate day) {
        return houses.values().stream()
                .filter(house -> house.opened.occupancyBasis() == OccupancyBasis.NAMED)
                .mapToInt(house -> house.people.on(day))
                .sum();
    }
}
