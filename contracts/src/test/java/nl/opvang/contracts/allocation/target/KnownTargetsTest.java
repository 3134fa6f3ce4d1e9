package nl.opvang.contracts.allocation.target;

import static nl.opvang.contracts.allocation.FigureProvenance.CALCULATED;
import static nl.opvang.contracts.allocation.FigureProvenance.PUBLISHED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import nl.opvang.contracts.allocation.DivisionTerms;
import nl.opvang.contracts.allocation.FigureProvenance;
import nl.opvang.contracts.allocation.MunicipalPlaces;
import nl.opvang.contracts.allocation.OneOffTerms;
import nl.opvang.contracts.allocation.PlanTerms;
import nl.opvang.contracts.allocation.Prognosis;
import nl.opvang.contracts.allocation.RegionalPlaces;
import nl.opvang.contracts.allocation.TargetBasis;
import nl.opvang.contracts.allocation.TargetEvent;
import nl.opvang.contracts.allocation.TargetEvent.Corrected;
import nl.opvang.contracts.allocation.TargetEvent.Decided;
import nl.opvang.contracts.allocation.TargetEvent.Divided;
import nl.opvang.contracts.allocation.TargetEvent.OneOffDecided;
import nl.opvang.contracts.allocation.TargetEvent.PlacesPlanned;
import nl.opvang.contracts.allocation.TargetEvent.PrognosisRecorded;
import nl.opvang.contracts.allocation.TargetEvent.Withdrawn;
import nl.opvang.contracts.allocation.TargetId;
import nl.opvang.contracts.allocation.TargetTerms;
import nl.opvang.contracts.area.MunicipalityCode;
import nl.opvang.contracts.area.RegionCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KnownTargetsTest {
    private static final Instant ANNOUNCED = Instant.parse("2022-12-16T12:00:00Z");
    private static final Instant LATER = Instant.parse("2023-09-04T12:00:00Z");
    private static final RegionCode GRONINGEN = new RegionCode("VR01");
    private static final RegionCode DRENTHE = new RegionCode("VR03");

    @Test
    void before_the_first_decision_takes_effect_nothing_is_asked_for() {
        var known = at(LATER, fact(ANNOUNCED, decided(1, "2023-07-01", 90_000)));
        assertThat(known.on(day("2023-06-30"))).isEmpty();
        assertThat(places(known.on(day("2023-07-01")))).contains(90_000);
        assertThat(places(known.after(day("2023-06-30")))).contains(90_000);
        assertThat(known.after(day("2023-07-01"))).isEmpty();
    }

    @Test
    void a_decision_holds_until_the_next_one_takes_effect_not_until_it_is_announced() {
        var known = at(
                LATER,
                fact(ANNOUNCED, decided(1, "2023-07-01", 90_000)),
                fact(LATER, decided(2, "2024-02-01", 97_000)));
        assertThat(places(known.on(day("2024-01-31")))).contains(90_000);
        assertThat(places(known.on(day("2024-02-01")))).contains(97_000);
    }

    @Test
    void before_it_was_known_a_decision_was_not_the_next_target() {
        var facts = new TargetFact[] {
            fact(ANNOUNCED, decided(1, "2023-07-01", 90_000)), fact(LATER, decided(2, "2024-02-01", 97_000))
        };
        assertThat(at(LATER.minusNanos(1000), facts).after(day("2023-08-01"))).isEmpty();
        assertThat(places(at(LATER, facts).after(day("2023-08-01")))).contains(97_000);
        assertThat(places(at(LATER.minusNanos(1000), facts).on(day("2025-01-01"))))
                .contains(90_000);
    }

    @Test
    void a_later_decision_about_an_earlier_period_leaves_later_periods_standing() {
        var known = at(
                LATER,
                fact(ANNOUNCED, decided(2, "2024-02-01", 97_000)),
                fact(LATER, decided(1, "2023-07-01", 90_000)));
        assertThat(places(known.on(day("2024-02-01")))).contains(97_000);
        assertThat(places(known.on(day("2024-01-31")))).contains(90_000);
    }

    @Test
    void of_two_decisions_with_the_same_first_day_the_later_one_holds() {
        var known = at(
                LATER,
                fact(ANNOUNCED, decided(1, "2023-07-01", 90_000)),
                fact(LATER, decided(2, "2023-07-01", 92_500)));
        assertThat(places(known.on(day("2023-07-01")))).contains(92_500);
    }

    @Test
    void a_correction_is_what_the_decision_should_have_said_and_was_not_known_before() {
        var facts = new TargetFact[] {
            fact(ANNOUNCED, decided(1, "2023-07-01", 90_000)),
            fact(LATER, new Corrected(id(1), new UUID(2, 1), terms("2023-07-15", 90_001)))
        };
        assertThat(at(LATER, facts).on(day("2023-07-14"))).isEmpty();
        assertThat(places(at(LATER, facts).on(day("2023-07-15")))).contains(90_001);
        assertThat(places(at(ANNOUNCED, facts).on(day("2023-07-14")))).contains(90_000);
    }

    @Test
    void what_was_withdrawn_holds_on_no_day_and_what_was_before_comes_back() {
        var known = at(
                LATER,
                fact(ANNOUNCED, decided(1, "2023-07-01", 90_000)),
                fact(ANNOUNCED, decided(2, "2024-02-01", 97_000)),
                fact(LATER, new Withdrawn(id(2), new UUID(3, 1), null)));
        assertThat(places(known.on(day("2024-02-01")))).contains(90_000);
        assertThat(known.after(day("2023-07-01"))).isEmpty();
    }

    @Test
    void a_one_off_is_in_force_from_its_first_day_and_no_longer_on_its_last() {
        var terms = new OneOffTerms(
                day("2023-10-01"), day("2024-01-01"), List.of(figure(GRONINGEN, 200, PUBLISHED)), null, "letter");
        var known = at(LATER, fact(LATER, new OneOffDecided(id(1), terms)));
        assertThat(known.oneOffsOn(day("2023-09-30"))).isEmpty();
        assertThat(known.oneOffsOn(day("2023-10-01"))).hasSize(1);
        assertThat(known.oneOffsOn(day("2023-12-31"))).hasSize(1);
        assertThat(known.oneOffsOn(day("2024-01-01"))).isEmpty();
        assertThat(known.on(day("2023-10-01"))).isEmpty();
    }

    @Test
    void whatever_holds_tells_which_event_says_so() {
        var decided = fact(ANNOUNCED, decided(1, "2023-07-01", 90_000));
        var again = fact(ANNOUNCED, decided(2, "2023-08-01", 90_000));
        var corrected = fact(LATER, new Corrected(id(1), new UUID(2, 1), terms("2023-07-01", 90_000)));
        var before = at(ANNOUNCED, decided, again, corrected);
        assertThat(before.on(day("2023-07-02")).map(Decision::terms).map(before::saidBy))
                .contains(decided);
        assertThat(before.on(day("2023-08-02")).map(Decision::terms).map(before::saidBy))
                .contains(again);
        var after = at(LATER, decided, again, corrected);
        assertThat(after.on(day("2023-07-02")).map(Decision::terms).map(after::saidBy))
                .contains(corrected);
        assertThatIllegalArgumentException().isThrownBy(() -> after.saidBy(terms("2023-07-01", 90_000)));
    }

    @Test
    void a_prognosis_is_never_a_target() {
        var prognosis = new Prognosis(day("2025-01-01"), 120_000, null, "ANP");
        var known = at(LATER, fact(LATER, new PrognosisRecorded(id(1), prognosis)));
        assertThat(known.on(day("2025-01-01"))).isEmpty();
        assertThat(known.after(day("2024-12-31"))).isEmpty();
        assertThat(known.prognoses()).containsExactly(prognosis);
    }

    @Test
    void each_region_divides_its_own() {
        var known = at(
                LATER,
                fact(ANNOUNCED, divided(1, GRONINGEN, "2023-07-01", 500)),
                fact(LATER, divided(1, DRENTHE, "2023-07-01", 700)),
                fact(LATER, new Withdrawn(id(1), new UUID(3, 1), DRENTHE)));
        assertThat(known.divisionOn(GRONINGEN, day("2023-06-30"))).isEmpty();
        assertThat(known.divisionOn(GRONINGEN, day("2023-07-01")))
                .map(terms -> terms.municipalities().getFirst().places())
                .contains(500);
        assertThat(known.divisionOn(DRENTHE, day("2023-07-01"))).isEmpty();
    }

    @Test
    void a_sum_is_published_when_all_its_parts_are() {
        var table = List.of(figure(GRONINGEN, 4411, PUBLISHED), figure(DRENTHE, 4500, CALCULATED));
        assertThat(Figure.of(table, GRONINGEN::equals)).contains(new Figure(4411, PUBLISHED));
        assertThat(Figure.of(table, _ -> true)).contains(new Figure(8911, CALCULATED));
        assertThat(Figure.of(table.subList(0, 1), _ -> true)).contains(new Figure(4411, PUBLISHED));
        assertThat(Figure.of(table, new RegionCode("VR25")::equals)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"2022-12-31", "2023-01-01", "2023-01-02"})
    void a_merger_within_a_region_changes_what_municipalities_are_called_and_nothing_else(LocalDate day) {
        var voorne = at(
                        LATER,
                        fact(ANNOUNCED, divided(1, "VR17", "2022-07-01", "GM0501", 100, "GM0530", 250, "GM0599", 900)))
                .sharesOn(new RegionCode("VR17"), day)
                .orElseThrow();
        assertThat(voorne.places()).isEqualTo(1250);
        boolean merged = !day.isBefore(day("2023-01-01"));
        assertThat(voorne.municipalities())
                .containsExactlyElementsOf(
                        merged
                                ? List.of(share("GM0599", 900, "GM0599"), share("GM1992", 350, "GM0501", "GM0530"))
                                : List.of(
                                        share("GM0501", 100, "GM0501"),
                                        share("GM0530", 250, "GM0530"),
                                        share("GM0599", 900, "GM0599")));
    }

    @ParameterizedTest
    @CsvSource({"2022-03-23, 1000, 700", "2022-03-24, 1100, 600", "2022-03-25, 1100, 600", "2023-01-01, 1100, 600"})
    void weesp_takes_its_share_with_it_to_amsterdam_and_nothing_is_lost(LocalDate day, long amsterdam, long gooi) {
        var known = at(
                LATER,
                fact(ANNOUNCED, divided(1, "VR13", "2022-03-21", "GM0363", 1000)),
                fact(ANNOUNCED, divided(2, "VR14", "2022-03-21", "GM0402", 600, "GM0457", 100)));
        assertThat(places(known, "VR13", day)).isEqualTo(amsterdam);
        assertThat(places(known, "VR14", day)).isEqualTo(gooi);
    }

    @Test
    void a_share_that_came_along_holds_until_the_region_divides_anew() {
        var known = at(
                LATER,
                fact(ANNOUNCED, divided(1, "VR14", "2022-03-21", "GM0402", 600, "GM0457", 100)),
                // What Gooi en Vechtstreek divides without Weesp changes nothing of what Weesp had.
                fact(ANNOUNCED, divided(2, "VR14", "2022-05-01", "GM0402", 650)),
                fact(ANNOUNCED, divided(3, "VR13", "2022-07-01", "GM0363", 1200)));
        assertThat(known.sharesOn(new RegionCode("VR13"), day("2022-03-23"))).isEmpty();
        assertThat(known.sharesOn(new RegionCode("VR13"), day("2022-06-30")))
                .contains(new Shares(day("2022-03-21"), "board", List.of(share("GM0363", 100, "GM0457"))));
        assertThat(places(known, "VR14", day("2022-06-30"))).isEqualTo(650);
        assertThat(known.sharesOn(new RegionCode("VR13"), day("2022-07-01")))
                .contains(new Shares(day("2022-07-01"), "board", List.of(share("GM0363", 1200, "GM0363"))));
    }

    @Test
    void a_region_is_asked_for_its_part_of_the_decision_and_what_comes_on_top() {
        var terms = new TargetTerms(
                day("2023-07-01"),
                90_000,
                TargetBasis.DECIDED,
                null,
                List.of(new RegionalPlaces(GRONINGEN, 4052, PUBLISHED), new RegionalPlaces(DRENTHE, 4128, CALCULATED)),
                null,
                "letter");
        var onTop = new OneOffTerms(
                day("2023-10-01"),
                day("2024-01-01"),
                List.of(new RegionalPlaces(GRONINGEN, 200, PUBLISHED)),
                null,
                "letter");
        var known = at(
                LATER,
                fact(ANNOUNCED, new Decided(new TargetId(new UUID(1, 1)), terms)),
                fact(ANNOUNCED, new OneOffDecided(new TargetId(new UUID(1, 2)), onTop)));
        assertThat(known.placesOn(GRONINGEN, day("2023-06-30"))).isEmpty();
        assertThat(known.placesOn(GRONINGEN, day("2023-09-30"))).contains(4052L);
        assertThat(known.placesOn(GRONINGEN, day("2023-10-01"))).contains(4252L);
        assertThat(known.placesOn(DRENTHE, day("2023-10-01"))).contains(4128L);
    }

    @Test
    void the_plan_of_a_day_is_the_last_that_began_and_of_two_with_one_first_day_the_later_one() {
        var known = at(
                LATER,
                fact(ANNOUNCED, planned(1, "2023-07-01", 4000)),
                fact(ANNOUNCED, planned(2, "2024-01-01", 4200)),
                fact(ANNOUNCED, planned(3, "2024-01-01", 4300)),
                fact(ANNOUNCED, planned(4, "2024-06-01", 9999)),
                fact(ANNOUNCED, new Withdrawn(new TargetId(new UUID(6, 4)), new UUID(3, 9), GRONINGEN)));
        assertThat(known.planOn(GRONINGEN, day("2023-06-30"))).isEmpty();
        assertThat(known.planOn(GRONINGEN, day("2023-12-31")))
                .map(PlanTerms::places)
                .contains(4000);
        assertThat(known.planOn(GRONINGEN, day("2024-07-01")))
                .map(PlanTerms::places)
                .contains(4300);
        assertThat(known.planOn(DRENTHE, day("2024-07-01"))).isEmpty();
    }

    private static PlacesPlanned planned(int id, String effectiveOn, int places) {
        return new PlacesPlanned(
                new TargetId(new UUID(6, id)), GRONINGEN, new PlanTerms(day(effectiveOn), places, "plan"));
    }

    private static long places(KnownTargets known, String region, LocalDate day) {
        return known.sharesOn(new RegionCode(region), day).orElseThrow().places();
    }

    private static Shares.Share share(String municipality, long places, String... decidedFor) {
        return new Shares.Share(
                new MunicipalityCode(municipality),
                places,
                Stream.of(decidedFor).map(MunicipalityCode::new).toList());
    }

    /** @param shares codes, each followed by its places */
    private static Divided divided(int id, String region, String effectiveOn, Object... shares) {
        var municipalities = IntStream.range(0, shares.length / 2)
                .mapToObj(i ->
                        new MunicipalPlaces(new MunicipalityCode((String) shares[2 * i]), (Integer) shares[2 * i + 1]))
                .toList();
        return new Divided(
                new TargetId(new UUID(7, id)),
                new RegionCode(region),
                new DivisionTerms(day(effectiveOn), municipalities, "board"));
    }

    private static KnownTargets at(Instant moment, TargetFact... facts) {
        return KnownTargets.at(moment, List.of(facts));
    }

    private static TargetFact fact(Instant knownAt, TargetEvent event) {
        return new TargetFact(UUID.randomUUID(), knownAt, event);
    }

    private static Decided decided(int number, String effectiveOn, int places) {
        return new Decided(id(number), terms(effectiveOn, places));
    }

    private static TargetTerms terms(String effectiveOn, int places) {
        return new TargetTerms(
                day(effectiveOn),
                places,
                TargetBasis.FORMULA,
                null,
                List.of(figure(GRONINGEN, places / 20, CALCULATED)),
                null,
                "letter");
    }

    private static Divided divided(int number, RegionCode region, String effectiveOn, int places) {
        var share = new MunicipalPlaces(new MunicipalityCode("GM0014"), places);
        return new Divided(id(number), region, new DivisionTerms(day(effectiveOn), List.of(share), "board"));
    }

    private static RegionalPlaces figure(RegionCode region, int places, FigureProvenance provenance) {
        return new RegionalPlaces(region, places, provenance);
    }

    private static Optional<Integer> places(Optional<Decision> decision) {
        return decision.map(decided -> decided.terms().places());
    }

    private static TargetId id(int number) {
        return new TargetId(new UUID(1, number));
    }

    private static LocalDate day(String date) {
        return LocalDate.parse(date);
    }
}
