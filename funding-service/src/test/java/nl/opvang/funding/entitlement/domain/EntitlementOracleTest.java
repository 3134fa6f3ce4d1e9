package nl.opvang.funding.entitlement.domain;

import static nl.opvang.contracts.funding.NormScheme.MUNICIPAL;
import static nl.opvang.contracts.funding.NormScheme.PRIVATE;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import nl.opvang.contracts.area.Division;
import nl.opvang.contracts.area.LocationId;
import nl.opvang.contracts.area.MunicipalityCode;
import nl.opvang.contracts.funding.Certainty;
import nl.opvang.contracts.funding.NormEvent;
import nl.opvang.contracts.funding.NormEvent.ConfirmedThroughSet;
import nl.opvang.contracts.funding.NormEvent.Corrected;
import nl.opvang.contracts.funding.NormEvent.Decided;
import nl.opvang.contracts.funding.NormEvent.Withdrawn;
import nl.opvang.contracts.funding.NormId;
import nl.opvang.contracts.funding.NormScheme;
import nl.opvang.contracts.funding.NormTerms;
import nl.opvang.contracts.money.Euro;
import nl.opvang.funding.norm.domain.NormFact;
import org.junit.jupiter.api.RepeatedTest;

/** Counts day by day and place by place, and must come to the same cent. */
class EntitlementOracleTest {
    private static final List<MunicipalityCode> CODES = List.of(
            new MunicipalityCode("GM0363"),
            new MunicipalityCode("GM0457"),
            new MunicipalityCode("GM1992"),
            new MunicipalityCode("GM0501"),
            new MunicipalityCode("GM0614"));
    private static final LocalDate FIRST_DAY = LocalDate.parse("2021-12-20");
    private static final int DAYS = 1200;

    /** {@code -Dseed=} repeats the one that a failure names. */
    private final long seed = Long.getLong("seed", new Random().nextLong());

    private final Random random = new Random(seed);
    private final List<Change> changes = new ArrayList<>();
    private final List<NormFact> norms = new ArrayList<>();
    private int ids;

    @RepeatedTest(30)
    void the_entitlement_is_what_counting_every_place_on_every_day_comes_to() {
        randomHistory();
        for (var code : CODES)
            for (int year = 2022; year <= 2024; year++) {
                var moment = moment();
                var entitlement = history(code, year).asKnownAt(moment);
                var counted = count(code, year, moment);
                assertThat(entitlement.amount()).as(what(code, year)).isEqualTo(counted.amount());
                assertThat(entitlement.placeDays()).as(what(code, year)).isEqualTo(counted.placeDays);
                assertThat(entitlement.personMonths()).as(what(code, year)).isEqualTo(counted.personMonths);
                assertThat(entitlement.provisionalAmount().cents())
                        .as(what(code, year))
                        .isEqualTo(counted.provisionalCents);
            }
    }

    @RepeatedTest(30)
    void differences_add_up_to_what_the_entitlement_changed_by_and_name_a_cause() {
        randomHistory();
        for (var code : CODES) {
            var one = moment();
            var other = moment();
            var earlier = one.isBefore(other) ? one : other;
            var later = one.isBefore(other) ? other : one;
            var history = history(code, 2022);
            var differences = history.differences(earlier, later).lines();
            assertThat(differences.stream().map(Difference::amount).reduce(Euro.ZERO, Euro::plus))
                    .as(what(code, 2022))
                    .isEqualTo(count(code, 2022, later)
                            .amount()
                            .minus(count(code, 2022, earlier).amount()));
            var news = new HashSet<UUID>();
            changes.stream()
                    .filter(change -> isBetween(earlier, change.knownAt(), later))
                    .forEach(change -> news.add(change.eventId()));
            norms.stream()
                    .filter(fact -> isBetween(earlier, fact.knownAt(), later))
                    .forEach(fact -> news.add(fact.eventId()));
            assertThat(differences).as(what(code, 2022)).allSatisfy(difference -> {
                assertThat(difference.eventIds()).isNotEmpty().isSubsetOf(news);
                assertThat(difference.before().from())
                        .isEqualTo(difference.after().from());
                assertThat(difference.before().until())
                        .isEqualTo(difference.after().until());
            });
        }
    }

    private String what(MunicipalityCode code, int year) {
        return "%s in %d, seed %d".formatted(code, year, seed);
    }

    private static boolean isBetween(Instant earlier, Instant moment, Instant later) {
        return moment.isAfter(earlier) && !moment.isAfter(later);
    }

    private EntitlementHistory history(MunicipalityCode code, int year) {
        var covered = Division.ofTheNetherlands().coveredBy(code);
        return new EntitlementHistory(
                Division.ofTheNetherlands(),
                code,
                year,
                new EntitlementHistory.Facts(
                        changes.stream()
                                .filter(change -> covered.contains(change.municipality()))
                                .toList(),
                        List.of(),
                        List.of()),
                new Regulations(norms, List.of(), List.of()));
    }

    private void randomHistory() {
        for (int location = 0; location < 6; location++) {
            var code = CODES.get(random.nextInt(CODES.size()));
            var id = new LocationId(code, new UUID(4, location));
            int[] perDay = new int[DAYS];
            for (int fact = random.nextInt(12); fact >= 0; fact--) randomPlaces(id, perDay);
        }
        for (int provisions = random.nextInt(40); provisions > 0; provisions--) randomProvision();
        for (var scheme : NormScheme.values()) randomNorms(scheme);
        Collections.shuffle(changes, random);
    }

    /** Sets a random number of places for some days, or for good; the lines are the steps that this takes. */
    private void randomPlaces(LocationId location, int[] perDay) {
        int from = random.nextInt(DAYS - 1);
        int until = random.nextInt(4) == 0 ? DAYS : from + 1 + random.nextInt(DAYS - from);
        int places = random.nextInt(20);
        var before = perDay.clone();
        for (int day = from; day < until; day++) perDay[day] = places;
        var event = new UUID(9, ids++);
        var knownAt = moment();
        int difference = 0;
        for (int day = 0; day < DAYS; day++) {
            int step = perDay[day] - before[day] - difference;
            if (step != 0)
                changes.add(new Change(
                        Counted.REALISED,
                        location.municipality(),
                        location,
                        FIRST_DAY.plusDays(day),
                        step,
                        knownAt,
                        event));
            difference += step;
        }
    }

    private void randomProvision() {
        var code = CODES.get(random.nextInt(CODES.size()));
        var month = LocalDate.parse("2021-12-01").plusMonths(random.nextInt(38));
        var event = new UUID(9, ids++);
        var knownAt = moment();
        changes.add(new Change(Counted.PERSON_MONTHS, code, null, month, 1, knownAt, event));
        changes.add(new Change(Counted.PERSON_MONTHS, code, null, month.plusMonths(1), -1, knownAt, event));
        if (random.nextInt(4) != 0) return;
        var withdrawal = new UUID(9, ids++);
        var later = knownAt.plusSeconds(random.nextInt(10_000_000));
        changes.add(new Change(Counted.PERSON_MONTHS, code, null, month, -1, later, withdrawal));
        changes.add(new Change(Counted.PERSON_MONTHS, code, null, month.plusMonths(1), 1, later, withdrawal));
    }

    /** Along one scheme knowledge only grows. */
    private void randomNorms(NormScheme scheme) {
        var moments = new ArrayList<Instant>();
        for (int fact = random.nextInt(12); fact >= 0; fact--) moments.add(moment());
        Collections.sort(moments);
        var standing = new ArrayList<NormId>();
        for (var knownAt : moments) {
            var id = new UUID(1, ids++);
            norms.add(new NormFact(new UUID(9, ids++), knownAt, randomNorm(scheme, id, standing)));
        }
    }

    private NormEvent randomNorm(NormScheme scheme, UUID id, List<NormId> standing) {
        var validFrom = FIRST_DAY.plusDays(random.nextInt(DAYS));
        if (scheme == PRIVATE) validFrom = validFrom.withDayOfMonth(1);
        var terms = new NormTerms(new Euro(random.nextInt(20_000)), validFrom, null, Certainty.LOW, "at random");
        int choice = standing.isEmpty() ? 0 : random.nextInt(6);
        return switch (choice) {
            case 1 -> new Corrected(scheme, standing.get(random.nextInt(standing.size())), id, terms);
            case 2 -> new Withdrawn(scheme, standing.remove(random.nextInt(standing.size())), id);
            case 3 -> new ConfirmedThroughSet(scheme, id, validFrom, "at random");
            default -> {
                standing.add(new NormId(id));
                yield new Decided(scheme, new NormId(id), terms);
            }
        };
    }

    private Instant moment() {
        return Instant.parse("2022-01-01T00:00:00Z").plusSeconds(random.nextInt(100_000_000));
    }

    private Total count(MunicipalityCode asked, int year, Instant moment) {
        var division = Division.ofTheNetherlands();
        var counted = new Total();
        var end = LocalDate.of(year + 1, 1, 1);
        for (var day = LocalDate.of(year, 1, 1); day.isBefore(end); day = day.plusDays(1)) {
            for (var change : changes) {
                if (change.knownAt().isAfter(moment) || change.effectiveOn().isAfter(day)) continue;
                var there = division.standsFor(change.municipality(), day).orElseThrow();
                if (!there.code().equals(asked)) continue;
                if (change.counted() == Counted.REALISED) {
                    boolean provisional = provisional(MUNICIPAL, day, moment);
                    for (long place = 0; place < Math.abs(change.change()); place++)
                        counted.addPlace(Long.signum(change.change()), rate(MUNICIPAL, day, moment), provisional);
                } else if (day.getDayOfMonth() == 1) {
                    var lastDay = day.plusMonths(1).minusDays(1);
                    counted.addPerson(
                            change.change(), rate(PRIVATE, day, moment), provisional(PRIVATE, lastDay, moment));
                }
            }
        }
        return counted;
    }

    /** Looks through all that was said, each time anew. */
    private long rate(NormScheme scheme, LocalDate day, Instant moment) {
        var terms = new TreeMap<Integer, NormTerms>();
        var order = new HashMap<NormId, Integer>();
        for (var fact : norms) {
            if (fact.knownAt().isAfter(moment) || fact.event().scheme() != scheme) continue;
            switch (fact.event()) {
                case Decided said -> {
                    order.put(said.normId(), order.size());
                    terms.put(order.size() - 1, said.terms());
                }
                case Corrected said -> terms.put(order.get(said.normId()), said.terms());
                case Withdrawn said -> terms.remove(order.get(said.normId()));
                case ConfirmedThroughSet _, NormEvent.HistoryImportClosed _ -> {}
            }
        }
        LocalDate latest = LocalDate.MIN;
        long cents = 0;
        for (var said : terms.values()) {
            if (said.validFrom().isAfter(day) || said.validFrom().isBefore(latest)) continue;
            latest = said.validFrom();
            cents = said.amount().cents();
        }
        return cents;
    }

    private boolean provisional(NormScheme scheme, LocalDate day, Instant moment) {
        boolean provisional = true;
        for (var fact : norms)
            if (!fact.knownAt().isAfter(moment)
                    && fact.event() instanceof ConfirmedThroughSet said
                    && said.scheme() == scheme) provisional = day.isAfter(said.confirmedThrough());
        return provisional;
    }

    private static final class Total {
        long placeDays;
        long personMonths;
        long cents;
        long provisionalCents;

        void addPlace(int sign, long rate, boolean provisional) {
            placeDays += sign;
            add(sign, rate, provisional);
        }

        void addPerson(long people, long rate, boolean provisional) {
            personMonths += people;
            add(people, rate, provisional);
        }

        private void add(long count, long rate, boolean provisional) {
            cents += count * rate;
            if (provisional) provisionalCents += count * rate;
        }

        Euro amount() {
            return new Euro(cents);
        }
    }
}
