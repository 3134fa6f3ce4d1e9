package nl.opvang.plumbing.ledger;

import static java.util.stream.Collectors.toMap;
import static nl.opvang.contracts.ledger.Quantity.DEREGISTERED;
import static nl.opvang.contracts.ledger.Quantity.PLACES_OUT_OF_USE;
import static nl.opvang.contracts.ledger.Quantity.PLACES_REALISED;
import static nl.opvang.contracts.ledger.Quantity.REGISTERED;
import static nl.opvang.contracts.ledger.Quantity.STAYS;
import static nl.opvang.plumbing.ledger.PostedEvent.posted;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import nl.opvang.contracts.area.Division;
import nl.opvang.contracts.area.LocationId;
import nl.opvang.contracts.area.MunicipalityCode;
import nl.opvang.contracts.area.RegionCode;
import nl.opvang.contracts.ledger.Dimensions;
import nl.opvang.contracts.ledger.LedgerLine;
import nl.opvang.contracts.ledger.NationalityGroup;
import nl.opvang.contracts.ledger.PlaceKind;
import nl.opvang.contracts.ledger.Quantity;
import nl.opvang.contracts.ledger.Timeline;
import nl.opvang.plumbing.store.RecordedEvent;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/** Random histories, asked of the database and of somebody who counts every line on every day. */
@TestInstance(Lifecycle.PER_CLASS)
class LedgerOracleIT {
    private static final Division DIVISION = Division.ofTheNetherlands();
    private static final LocalDate START = LocalDate.parse("2022-03-01");
    private static final int DAYS = 800;

    /** Weesp moves, the clock goes forward and back, the norm changes, a merger, a leap day, ends of years. */
    private static final List<LocalDate> TURNS = List.of(
            LocalDate.parse("2022-03-24"),
            LocalDate.parse("2022-03-27"),
            LocalDate.parse("2022-10-15"),
            LocalDate.parse("2022-10-30"),
            LocalDate.parse("2023-01-01"),
            LocalDate.parse("2023-03-26"),
            LocalDate.parse("2024-01-01"),
            LocalDate.parse("2024-02-29"),
            LocalDate.parse("2024-03-01"));

    private static final List<String> CODES =
            List.of("GM0363", "GM0457", "GM0402", "GM0014", "GM0501", "GM0530", "GM1992", "GM0599");

    private final long seed = Long.getLong("opvang.seed", System.nanoTime());
    private final Random random = new Random(seed);
    private final List<RecordedEvent> history = new ArrayList<>();
    private LedgerDatabase database;

    @BeforeAll
    void write_histories() {
        System.out.println("rerun with -Dopvang.seed=" + seed);
        for (int aggregate = 0; aggregate < 120; aggregate++) history.addAll(historyOf(aggregate));
        database = new LedgerDatabase();
        deliver();
    }

    @AfterAll
    void close() {
        database.close();
    }

    @Test
    void amounts_equal_a_count_by_hand() {
        for (int question = 0; question < 150; question++) {
            var selection = randomSelection();
            var days = new TreeSet<LocalDate>();
            for (int i = random.nextInt(4); i >= 0; i--) days.add(randomDay());
            var knownAt = randomMoment();
            var expected = new HashMap<Key, Long>();
            for (var day : days) count(selection, day, day, knownAt, expected);
            assertThat(database.ledger().amounts(selection, days, knownAt).stream()
                            .collect(toMap(
                                    amount -> new Key(
                                            amount.on(),
                                            amount.area(),
                                            amount.quantity(),
                                            amount.kind(),
                                            amount.nationalityGroup()),
                                    Amount::amount)))
                    .as("%s on %s known at %s, seed %d", selection, days, knownAt, seed)
                    .isEqualTo(withoutZeros(expected));
        }
    }

    @Test
    void changes_equal_a_count_by_hand() {
        for (int question = 0; question < 60; question++) {
            var selection = randomSelection();
            var days = new TreeSet<LocalDate>();
            for (int i = 1 + random.nextInt(4); i >= 0; i--) days.add(randomDay());
            var knownAt = randomMoment();
            var expected = new HashMap<Key, Long>();
            for (var day : days.tailSet(days.first(), false))
                count(selection, day, day, Objects.requireNonNull(days.lower(day)), knownAt, expected);
            assertThat(database.ledger().changes(selection, days, knownAt).stream()
                            .collect(toMap(
                                    change -> new Key(
                                            change.on(),
                                            change.area(),
                                            change.quantity(),
                                            change.kind(),
                                            change.nationalityGroup()),
                                    Amount::amount)))
                    .as("%s between %s known at %s, seed %d", selection, days, knownAt, seed)
                    .isEqualTo(withoutZeros(expected));
        }
    }

    @Test
    void days_added_up_equal_a_count_of_every_day() {
        for (int question = 0; question < 60; question++) {
            var selection = randomSelection();
            var from = randomDay();
            var until = from.plusDays(1 + random.nextInt(random.nextBoolean() ? 10 : 500));
            var cuts = new TreeSet<>(TURNS);
            for (int i = random.nextInt(3); i > 0; i--) cuts.add(randomDay());
            var knownAt = randomMoment();
            var expected = new HashMap<Key, Long>();
            var piece = from;
            for (var day = from; day.isBefore(until); day = day.plusDays(1)) {
                if (cuts.contains(day)) piece = day;
                count(selection, day, piece, knownAt, expected);
            }
            var answer = database.ledger().amountDays(selection, from, until, cuts, knownAt);
            assertThat(answer.stream()
                            .collect(toMap(
                                    days -> new Key(
                                            days.from(),
                                            days.area(),
                                            days.quantity(),
                                            days.kind(),
                                            days.nationalityGroup()),
                                    AmountDays::amountDays)))
                    .as("%s in [%s, %s) cut at %s known at %s, seed %d", selection, from, until, cuts, knownAt, seed)
                    .isEqualTo(withoutZeros(expected));
            for (var days : answer)
                assertThat(days.until())
                        .isEqualTo(cuts.subSet(days.from().plusDays(1), until).stream()
                                .findFirst()
                                .orElse(until));
        }
    }

    @Test
    void the_lines_behind_an_amount_add_up_to_it() {
        for (int question = 0; question < 40; question++) {
            var selection = randomSelection();
            var on = randomDay();
            var knownAt = randomMoment();
            var lines = new ArrayList<RecordedLine>();
            var after = RecordedLine.Key.START;
            while (true) {
                var page = database.ledger().lines(selection, on, knownAt, after, 7);
                lines.addAll(page);
                if (page.size() < 7) break;
                after = page.getLast().key();
            }
            assertThat(new HashSet<>(lines)).hasSameSizeAs(lines);
            assertThat(lines.stream().mapToLong(RecordedLine::change).sum())
                    .as("%s on %s known at %s, seed %d", selection, on, knownAt, seed)
                    .isEqualTo(database.ledger().amounts(selection, on, knownAt).stream()
                            .mapToLong(Amount::amount)
                            .sum());
        }
    }

    /** What an aggregate's decisions could have written: every fact and correction as the difference it makes. */
    private List<RecordedEvent> historyOf(int aggregate) {
        var code = new MunicipalityCode(any(CODES));
        boolean people = random.nextInt(3) == 0;
        var quantities =
                people ? List.of(REGISTERED, DEREGISTERED) : List.of(PLACES_REALISED, PLACES_OUT_OF_USE, STAYS);
        var dimensions = people
                ? Dimensions.ofPeople(code, any(List.of(NationalityGroup.values())))
                : Dimensions.ofLocation(new LocationId(code, new UUID(7, aggregate)), any(List.of(PlaceKind.values())));
        var timelines = new HashMap<Quantity, Timeline>();
        var events = new ArrayList<RecordedEvent>();
        // The store keeps microseconds.
        var knownAt = randomMoment().truncatedTo(ChronoUnit.MICROS);
        for (int sequence = 0; sequence < 12; sequence++) {
            var lines = new ArrayList<LedgerLine>();
            for (var quantity : quantities) {
                var timeline = timelines.getOrDefault(quantity, Timeline.EMPTY);
                var changes = changes(timeline);
                timelines.put(quantity, timeline.plus(changes));
                for (var change : changes) lines.add(change.line(quantity, dimensions));
            }
            events.add(posted(
                    new UUID(random.nextLong(), random.nextLong()), "sample:" + aggregate, sequence, knownAt, lines));
            knownAt = later(knownAt);
        }
        return events;
    }

    private List<Timeline.Change> changes(Timeline timeline) {
        var day = randomDay();
        int value = random.nextInt(200);
        return switch (random.nextInt(5)) {
            case 0 -> timeline.setFrom(day, value);
            case 1 -> timeline.flattenFrom(day, value);
            case 2 -> Timeline.between(day, day.plusDays(random.nextInt(60)), value - 100);
            case 3 -> Timeline.between(day, LocalDate.MAX, value - 100);
            // Taken back altogether, or said again otherwise.
            default ->
                Timeline.EMPTY
                        .plus(timeline.isEmpty() ? List.of() : Timeline.between(day, LocalDate.MAX, 1))
                        .minus(timeline)
                        .changes();
        };
    }

    /** Out of order, in batches of any size, now and then again. */
    private void deliver() {
        var deliveries = new ArrayList<>(history);
        for (int again = 0; again < history.size() / 5; again++) deliveries.add(any(history));
        Collections.shuffle(deliveries, random);
        var projection = database.projection();
        for (int from = 0; from < deliveries.size(); ) {
            int until = Math.min(deliveries.size(), from + 1 + random.nextInt(200));
            projection.apply(deliveries.subList(from, until));
            from = until;
        }
    }

    private void count(Selection selection, LocalDate day, LocalDate key, Instant knownAt, Map<Key, Long> sums) {
        count(selection, day, key, LocalDate.MIN, knownAt, sums);
    }

    /** Adds what every single line that took effect after a day means on this day. */
    private void count(
            Selection selection, LocalDate day, LocalDate key, LocalDate after, Instant knownAt, Map<Key, Long> sums) {
        for (var recorded : history) {
            if (recorded.envelope().knownAt().isAfter(knownAt)) continue;
            for (var line : recorded.event().lines()) {
                var dimensions = line.dimensions();
                if (line.effectiveOn().isAfter(day) || !line.effectiveOn().isAfter(after)) continue;
                if (!selection.quantities().contains(line.quantity())) continue;
                if (!selection.kinds().isEmpty()
                        && (dimensions.kind() == null || !selection.kinds().contains(dimensions.kind()))) continue;
                if (!selection.nationalityGroups().isEmpty()
                        && (dimensions.nationalityGroup() == null
                                || !selection.nationalityGroups().contains(dimensions.nationalityGroup()))) continue;
                var municipality =
                        DIVISION.standsFor(dimensions.municipality(), day).orElseThrow();
                var visible = selection.visible();
                if (visible != null && !visible.contains(municipality.code())) continue;
                var within = switch (selection.within()) {
                    case Area.Country _ -> true;
                    case Area.Region region -> region.region().equals(municipality.region());
                    case Area.Municipality in -> in.municipality().equals(municipality.code());
                    case Area.Location at -> at.location().equals(dimensions.location());
                };
                if (!within) continue;
                var area = switch (selection.level()) {
                    case COUNTRY -> "NL";
                    case REGION -> municipality.region().text();
                    case MUNICIPALITY -> municipality.code().text();
                    case LOCATION ->
                        dimensions.location() == null
                                ? null
                                : dimensions.location().text();
                };
                if (area == null) continue;
                sums.merge(
                        new Key(key, area, line.quantity(), dimensions.kind(), dimensions.nationalityGroup()),
                        (long) line.change(),
                        Long::sum);
            }
        }
    }

    private static Map<Key, Long> withoutZeros(Map<Key, Long> sums) {
        sums.values().removeIf(sum -> sum == 0);
        return sums;
    }

    private Selection randomSelection() {
        var level = any(List.of(Level.values()));
        var selection = random.nextBoolean()
                ? Selection.of(level, PLACES_REALISED, PLACES_OUT_OF_USE, STAYS)
                : Selection.of(level, REGISTERED, DEREGISTERED, PLACES_REALISED);
        if (random.nextInt(3) == 0) selection = selection.ofKinds(PlaceKind.MUNICIPAL);
        if (random.nextInt(4) == 0) selection = selection.ofGroups(NationalityGroup.OTHER);
        if (random.nextInt(3) == 0) selection = selection.visible(randomMunicipalities());
        return switch (random.nextInt(6)) {
            case 0 -> selection.within(new Area.Municipality(randomMunicipality()));
            case 1 ->
                selection.within(new Area.Region(
                        any(List.of(new RegionCode("VR13"), new RegionCode("VR14"), new RegionCode("VR17")))));
            case 2 -> selection.within(new Area.Location(new LocationId(randomMunicipality(), new UUID(7, 0))));
            case 3 ->
                randomLocation().map(Area.Location::new).map(selection::within).orElse(selection);
            default -> selection;
        };
    }

    private Optional<LocationId> randomLocation() {
        return any(history).event().lines().stream()
                .map(line -> line.dimensions().location())
                .filter(Objects::nonNull)
                .findFirst();
    }

    private <T> T any(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }

    private MunicipalityCode randomMunicipality() {
        return new MunicipalityCode(any(CODES));
    }

    private Set<MunicipalityCode> randomMunicipalities() {
        var some = new HashSet<MunicipalityCode>();
        for (int i = random.nextInt(4); i > 0; i--) some.add(randomMunicipality());
        return some;
    }

    /** Often a day on which something turns, or one beside it. */
    private LocalDate randomDay() {
        return random.nextInt(3) == 0
                ? any(TURNS).plusDays(random.nextInt(3) - 1)
                : START.plusDays(random.nextInt(DAYS));
    }

    /** Often a moment at which something became known, one microsecond before it, or the edge of a day. */
    private Instant randomMoment() {
        var moment =
                START.atStartOfDay(ZoneOffset.UTC).toInstant().plus(random.nextInt(DAYS * 1_440), ChronoUnit.MINUTES);
        if (!history.isEmpty() && random.nextBoolean())
            moment = any(history).envelope().knownAt();
        return switch (random.nextInt(5)) {
            case 0 -> moment.truncatedTo(ChronoUnit.DAYS);
            case 1 -> moment.minus(1, ChronoUnit.MICROS);
            case 2 -> moment.truncatedTo(ChronoUnit.DAYS).minusNanos(1);
            default -> moment;
        };
    }

    private Instant later(Instant moment) {
        return switch (random.nextInt(4)) {
            case 0 -> moment;
            case 1 -> moment.plus(1, ChronoUnit.MICROS);
            case 2 -> moment.plus(random.nextInt(1_440), ChronoUnit.MINUTES);
            default -> moment.plus(random.nextInt(100), ChronoUnit.DAYS);
        };
    }

    private record Key(
            LocalDate on,
            String area,
            Quantity quantity,
            @Nullable PlaceKind kind,
            @Nullable NationalityGroup nationalityGroup) {}
}
