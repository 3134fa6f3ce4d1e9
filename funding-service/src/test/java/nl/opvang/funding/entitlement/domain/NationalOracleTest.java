package nl.opvang.funding.entitlement.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;
import nl.opvang.contracts.area.Division;
import nl.opvang.contracts.area.LocationId;
import nl.opvang.contracts.area.MunicipalityCode;
import nl.opvang.contracts.funding.Certainty;
import nl.opvang.contracts.funding.Depreciation;
import nl.opvang.contracts.funding.NormEvent;
import nl.opvang.contracts.funding.NormId;
import nl.opvang.contracts.funding.NormScheme;
import nl.opvang.contracts.funding.NormTerms;
import nl.opvang.contracts.funding.Posting;
import nl.opvang.contracts.funding.PostingKind;
import nl.opvang.contracts.funding.RuleEvent;
import nl.opvang.contracts.funding.RuleName;
import nl.opvang.contracts.funding.RuleTerms;
import nl.opvang.contracts.funding.RuleValue;
import nl.opvang.contracts.money.Euro;
import nl.opvang.funding.entitlement.domain.EntitlementHistory.Facts;
import nl.opvang.funding.norm.domain.NormFact;
import nl.opvang.funding.posting.domain.PostingFact;
import nl.opvang.funding.rule.domain.RuleFact;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.RepeatedTest;

/**
 * A second calculation, which knows nothing of the first: it goes through the year day by day and place by place, looks
 * through all that was said each time anew, and must come to the same cent for every municipality of the country.
 */
class NationalOracleTest {
    private static final List<RuleName> POLICIES =
            List.of(RuleName.OUT_OF_USE_PLACES, RuleName.PLACES_SITUATED_OUTSIDE, RuleName.PLACES_AFTER_RIGHT_ENDED);

    private static final List<PostingKind> KINDS = List.of(PostingKind.values());

    /** {@code -Dseed=} repeats the one that a failure names. */
    private final long seed = Long.getLong("seed", new Random().nextLong());

    private final Random random = new Random(seed);

    /** A municipality as it stands in the file. */
    private record Town(String code, LocalDate from, LocalDate until, String successor) {}

    /** So many more things of a kind at a location from a day on. */
    private record Step(
            String town, int location, Counted counted, LocalDate from, int change, Instant known, UUID id) {}

    private record Lies(String town, int location, String in, Instant known, UUID id) {}

    private record NormSaid(boolean perDay, LocalDate from, long cents, Instant known, UUID id) {}

    private record RuleSaid(RuleName name, LocalDate from, String value, Instant known, UUID id) {}

    /** @param kind null when it was withdrawn */
    private record Booked(
            String town,
            int number,
            @Nullable PostingKind kind,
            YearMonth month,
            long cents,
            YearMonth spreadFrom,
            int spreadMonths,
            Instant known,
            UUID id) {}

    private final List<Town> towns = towns();
    private final Map<String, Town> byCode = new HashMap<>();
    private final List<Step> steps = new ArrayList<>();
    private final List<Lies> lies = new ArrayList<>();
    private final List<NormSaid> norms = new ArrayList<>();
    private final List<RuleSaid> rules = new ArrayList<>();
    private final List<Booked> booked = new ArrayList<>();
    private int ids;

    @RepeatedTest(4)
    void both_come_to_the_same_cent_for_every_municipality_of_a_random_year() {
        towns.forEach(town -> byCode.put(town.code(), town));
        int year = 2022 + random.nextInt(3);
        randomCountry(year);
        var some = Stream.of(moment(year), moment(year)).sorted().toList();
        var earlier = some.getFirst();
        var later = some.getLast();
        long country = 0;
        for (var town : towns) {
            var history = history(town.code(), year);
            long before = cents(town.code(), year, earlier);
            long after = cents(town.code(), year, later);
            var what = "%s in %d, seed %d".formatted(town.code(), year, seed);
            assertThat(history.asKnownAt(earlier).amount().cents()).as(what).isEqualTo(before);
            assertThat(history.asKnownAt(later).amount().cents()).as(what).isEqualTo(after);
            var differences = history.differences(earlier, later);
            assertThat(differences.amount().cents()).as(what).isEqualTo(after - before);
            assertThat(differences.lines())
                    .as(what)
                    .allSatisfy(difference -> assertThat(difference.eventIds()).isNotEmpty());
            assertThat(differences.costs())
                    .as(what)
                    .allSatisfy(difference -> assertThat(difference.eventIds()).isNotEmpty());
            country += after;
        }
        assertThat(towns).hasSizeGreaterThanOrEqualTo(342);
        assertThat(country).as("seed %d", seed).isNotZero();
    }

    // What was said, at random.

    private void randomCountry(int year) {
        for (var town : towns) {
            for (int location = 0; location < random.nextInt(3); location++)
                randomLocation(town.code(), location, year);
            for (int month = 1; month <= 12; month += 1 + random.nextInt(6)) {
                int people = 1 + random.nextInt(9);
                var first = LocalDate.of(year, month, 1);
                var known = moment(year);
                var id = id();
                step(town.code(), -1, Counted.PERSON_MONTHS, first, people, known, id);
                step(town.code(), -1, Counted.PERSON_MONTHS, first.plusMonths(1), -people, known, id);
            }
            for (int number = 0; number < random.nextInt(4); number++) randomAmount(town.code(), number, year);
        }
        for (int said = 1 + random.nextInt(5); said > 0; said--) {
            norms.add(new NormSaid(true, day(year), random.nextInt(15_000), moment(year), id()));
            norms.add(new NormSaid(false, day(year).withDayOfMonth(1), random.nextInt(30_000), moment(year), id()));
        }
        for (var policy : POLICIES)
            for (int said = random.nextInt(4); said > 0; said--)
                rules.add(new RuleSaid(policy, day(year), random.nextBoolean() ? "yes" : "no", moment(year), id()));
        for (int said = random.nextInt(4); said > 0; said--)
            rules.add(new RuleSaid(
                    RuleName.TRANSITION_COSTS,
                    LocalDate.of(year - random.nextInt(2), 1, 1),
                    random.nextBoolean() ? "DEPRECIATION" : "INVESTMENT",
                    moment(year),
                    id()));
        norms.sort(Comparator.comparing(NormSaid::known));
        rules.sort(Comparator.comparing(RuleSaid::known));
    }

    private void randomLocation(String town, int location, int year) {
        for (int fact = 1 + random.nextInt(3); fact > 0; fact--) {
            int places = random.nextInt(20);
            var from = day(year);
            var known = moment(year);
            var id = id();
            step(town, location, Counted.REALISED, from, places, known, id);
            if (random.nextBoolean()) step(town, location, Counted.REALISED, later(from), -places, known, id);
            int unusable = random.nextInt(6);
            step(town, location, Counted.OUT_OF_USE, from, unusable, known, id);
            step(town, location, Counted.OUT_OF_USE, later(from), -unusable, known, id);
            if (random.nextInt(3) == 0) {
                var other = id();
                var start = day(year);
                step(town, location, Counted.AFTER_RIGHT_ENDED, start, 1, known, other);
                step(town, location, Counted.AFTER_RIGHT_ENDED, later(start), -1, known, other);
            }
        }
        var said = new ArrayList<Instant>();
        for (int fact = random.nextInt(3); fact > 0; fact--) said.add(moment(year));
        said.stream().sorted().forEach(known -> {
            var in = random.nextBoolean()
                    ? town
                    : towns.get(random.nextInt(towns.size())).code();
            lies.add(new Lies(town, location, in, known, id()));
        });
    }

    private void randomAmount(String town, int number, int year) {
        var known = moment(year);
        for (int fact = 1 + random.nextInt(3); fact > 0; fact--) {
            boolean never = fact == 1 && random.nextInt(4) == 0;
            var kind = KINDS.get(random.nextInt(KINDS.size()));
            var month = YearMonth.of(year - random.nextInt(2), 1 + random.nextInt(12));
            booked.add(new Booked(
                    town,
                    number,
                    never ? null : kind,
                    month,
                    random.nextInt(100_000_000),
                    month.plusMonths(random.nextInt(5)),
                    1 + random.nextInt(80),
                    known,
                    id()));
            known = known.plusSeconds(random.nextInt(20_000_000));
        }
    }

    private void step(String town, int location, Counted counted, LocalDate from, int change, Instant known, UUID id) {
        if (change != 0) steps.add(new Step(town, location, counted, from, change, known, id));
    }

    private LocalDate day(int year) {
        return LocalDate.of(year, 1, 1).plusDays(random.nextInt(430) - 65);
    }

    private LocalDate later(LocalDate day) {
        return day.plusDays(1 + random.nextInt(200));
    }

    private Instant moment(int year) {
        return Instant.parse(year + "-01-01T00:00:00Z").plusSeconds(random.nextInt(90_000_000));
    }

    private UUID id() {
        return new UUID(9, ids++);
    }

    // The second calculation.

    private long cents(String asked, int year, Instant moment) {
        long cents = 0;
        for (var day = LocalDate.of(year, 1, 1); day.getYear() == year; day = day.plusDays(1)) {
            for (var town : towns) {
                if (!asked.equals(standsFor(town.code(), day))) continue;
                for (int location = 0; location < 3; location++)
                    cents += centsOfDay(asked, town.code(), location, day, moment);
                if (day.getDayOfMonth() == 1) cents += centsOfMonth(town.code(), YearMonth.from(day), moment);
            }
        }
        return cents;
    }

    private long centsOfDay(String asked, String town, int location, LocalDate day, Instant moment) {
        long realised = count(town, location, Counted.REALISED, day, moment);
        if (realised == 0) return 0;
        long unusable = count(town, location, Counted.OUT_OF_USE, day, moment);
        long withoutRight = count(town, location, Counted.AFTER_RIGHT_ENDED, day, moment);
        boolean outside = !asked.equals(standsFor(lies(town, location, moment), day));
        long cents = 0;
        for (long place = 0; place < realised; place++) {
            boolean isUnusable = place < unusable;
            boolean isWithoutRight = !isUnusable && place < unusable + withoutRight;
            if (outside && !yes(RuleName.PLACES_SITUATED_OUTSIDE, day, moment)) continue;
            if (!yes(RuleName.OUT_OF_USE_PLACES, day, moment)) {
                if (isUnusable) continue;
            } else if (place < withoutRight) {
                isWithoutRight = true;
            } else {
                isWithoutRight = false;
            }
            if (isWithoutRight && !yes(RuleName.PLACES_AFTER_RIGHT_ENDED, day, moment)) continue;
            cents += rate(true, day, moment);
        }
        return cents;
    }

    private long centsOfMonth(String town, YearMonth month, Instant moment) {
        long cents =
                count(town, -1, Counted.PERSON_MONTHS, month.atDay(1), moment) * rate(false, month.atDay(1), moment);
        var basis = said(RuleName.TRANSITION_COSTS, LocalDate.of(month.getYear(), 1, 1), moment);
        for (int number = 0; number < 4; number++) {
            Booked last = null;
            for (var each : booked)
                if (each.town().equals(town)
                        && each.number() == number
                        && !each.known().isAfter(moment)) last = each;
            if (last == null || last.kind() == null) continue;
            boolean inMonth = last.month().equals(month);
            switch (last.kind()) {
                case LIVING_ALLOWANCE_MUNICIPAL, LIVING_ALLOWANCE_PRIVATE -> cents += inMonth ? last.cents() : 0;
                case OWN_CONTRIBUTION, RECOVERY -> cents -= inMonth ? last.cents() : 0;
                case TRANSITION_COST -> {
                    if ("INVESTMENT".equals(basis) && inMonth) cents += last.cents();
                    if ("DEPRECIATION".equals(basis)) cents += partOf(last, month);
                }
            }
        }
        return cents;
    }

    /** A month's part is what makes the parts so far whole cents of their sum. */
    private static long partOf(Booked cost, YearMonth month) {
        for (int part = 0; part < cost.spreadMonths(); part++)
            if (cost.spreadFrom().plusMonths(part).equals(month))
                return cost.cents() * (part + 1) / cost.spreadMonths() - cost.cents() * part / cost.spreadMonths();
        return 0;
    }

    private long count(String town, int location, Counted counted, LocalDate day, Instant moment) {
        long count = 0;
        for (var step : of(town))
            if (step.location() == location
                    && step.counted() == counted
                    && !step.from().isAfter(day)
                    && !step.known().isAfter(moment)) count += step.change();
        return count;
    }

    private final Map<String, List<Step>> stepsOfTowns = new HashMap<>();

    private List<Step> of(String town) {
        return stepsOfTowns.computeIfAbsent(
                town,
                code -> steps.stream().filter(step -> step.town().equals(code)).toList());
    }

    private String lies(String town, int location, Instant moment) {
        var in = town;
        for (var said : lies)
            if (said.town().equals(town)
                    && said.location() == location
                    && !said.known().isAfter(moment)) in = said.in();
        return in;
    }

    private long rate(boolean perDay, LocalDate day, Instant moment) {
        NormSaid best = null;
        for (var said : norms) {
            if (said.perDay() != perDay
                    || said.known().isAfter(moment)
                    || said.from().isAfter(day)) continue;
            if (best == null || !said.from().isBefore(best.from())) best = said;
        }
        return best == null ? 0 : best.cents();
    }

    private boolean yes(RuleName name, LocalDate day, Instant moment) {
        return !"no".equals(said(name, day, moment));
    }

    private String said(RuleName name, LocalDate day, Instant moment) {
        RuleSaid best = null;
        for (var said : rules) {
            if (said.name() != name
                    || said.known().isAfter(moment)
                    || said.from().isAfter(day)) continue;
            if (best == null || !said.from().isBefore(best.from())) best = said;
        }
        return best == null ? "nothing" : best.value();
    }

    private String standsFor(String code, LocalDate day) {
        var town = Objects.requireNonNull(byCode.get(code));
        while (!town.successor().isEmpty() && !day.isBefore(town.until()))
            town = Objects.requireNonNull(byCode.get(town.successor()));
        return town.code();
    }

    private static List<Town> towns() {
        var stream = Objects.requireNonNull(Division.class.getResourceAsStream("division.csv"));
        try (var lines = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            return lines.lines().skip(1).map(NationalOracleTest::town).toList();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** The first field, and those from the third on: a name may hold a comma. */
    private static Town town(String line) {
        var code = line.substring(0, 6);
        var rest = line.substring(line.indexOf(",VR") + 1).split(",", -1);
        return new Town(
                code,
                rest[1].isEmpty() ? LocalDate.MIN : LocalDate.parse(rest[1]),
                rest[2].isEmpty() ? LocalDate.MAX : LocalDate.parse(rest[2]),
                rest[3]);
    }

    // The same facts as the first calculation takes them.

    private EntitlementHistory history(String asked, int year) {
        var covered = towns.stream()
                .map(Town::code)
                .filter(code -> covers(asked, code))
                .toList();
        var facts = new Facts(
                steps.stream()
                        .filter(step -> covered.contains(step.town()))
                        .map(NationalOracleTest::change)
                        .toList(),
                lies.stream()
                        .filter(said -> covered.contains(said.town()))
                        .map(said -> new Situation(
                                location(said.town(), said.location()),
                                new MunicipalityCode(said.in()),
                                said.known(),
                                said.id()))
                        .toList(),
                booked.stream()
                        .filter(said -> covered.contains(said.town()))
                        .map(NationalOracleTest::posting)
                        .toList());
        return new EntitlementHistory(
                Division.ofTheNetherlands(), new MunicipalityCode(asked), year, facts, regulations());
    }

    private boolean covers(String asked, String code) {
        for (var town = byCode.get(code); town != null; town = byCode.get(town.successor()))
            if (town.code().equals(asked)) return true;
        return false;
    }

    private Regulations regulations() {
        return new Regulations(
                norms.stream()
                        .map(said -> {
                            var scheme = said.perDay() ? NormScheme.MUNICIPAL : NormScheme.PRIVATE;
                            var terms =
                                    new NormTerms(new Euro(said.cents()), said.from(), null, Certainty.LOW, "random");
                            return new NormFact(
                                    said.id(),
                                    said.known(),
                                    new NormEvent.Decided(scheme, new NormId(said.id()), terms));
                        })
                        .toList(),
                rules.stream()
                        .map(said -> {
                            var value = said.name().parameters().getFirst().name();
                            var terms = new RuleTerms(
                                    said.from(),
                                    null,
                                    List.of(new RuleValue(value, said.value())),
                                    Certainty.LOW,
                                    "random");
                            return new RuleFact(
                                    said.id(), said.known(), new RuleEvent.Decided(said.name(), said.id(), terms));
                        })
                        .toList(),
                List.of());
    }

    private static Change change(Step step) {
        return new Change(
                step.counted(),
                new MunicipalityCode(step.town()),
                step.location() < 0 ? null : location(step.town(), step.location()),
                step.from(),
                step.change(),
                step.known(),
                step.id());
    }

    private static PostingFact posting(Booked said) {
        var kind = said.kind();
        var spread = new Depreciation(said.spreadFrom(), said.spreadMonths());
        return new PostingFact(
                said.id(),
                said.known(),
                new MunicipalityCode(said.town()),
                new UUID(6, said.number()),
                kind == null
                        ? null
                        : new Posting(
                                kind,
                                said.month(),
                                new Euro(said.cents()),
                                kind == PostingKind.TRANSITION_COST ? spread : null,
                                null));
    }

    private static LocationId location(String town, int location) {
        return new LocationId(new MunicipalityCode(town), new UUID(4, location));
    }
}
