package nl.opvang.demo.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import nl.opvang.contracts.area.Division;
import nl.opvang.contracts.ledger.PlaceKind;
import nl.opvang.demo.figures.Figures;
import nl.opvang.demo.figures.Measure;
import nl.opvang.demo.figures.Population;
import nl.opvang.demo.plan.Operation.CorrectCount;
import nl.opvang.demo.plan.Operation.Register;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class NationalHistoryTest {
    private static final NationalHistory HISTORY = NationalHistory.planned(NationalHistory.USUAL_SEED);
    private static final RetoldCountry COUNTRY = new RetoldCountry();

    /** Hearing it is already a test: the country complains about everything that a service would refuse. */
    @BeforeAll
    static void the_country_hears_everything() {
        HISTORY.operations().forEach(COUNTRY::hear);
        System.out.println("operations " + COUNTRY.totals + ", in all "
                + COUNTRY.totals.values().stream().mapToInt(Integer::intValue).sum());
        System.out.println("locations " + COUNTRY.locationsByKind() + ", counted " + COUNTRY.counted + "; people "
                + COUNTRY.people() + ", staying only " + COUNTRY.peopleOnlyStaying() + ", named on 2025-09-30 "
                + COUNTRY.namedPeopleOn(LocalDate.of(2025, 9, 30)) + "; said under an ended code "
                + COUNTRY.underEndedCode + ", known after two weeks " + COUNTRY.late + ", by movers "
                + HISTORY.movers().size());
    }

    @Test
    void on_every_published_date_the_country_counts_what_was_planned_for_it() {
        for (var figure : Figures.all())
            assertThat(COUNTRY.figure(figure.date(), figure.measure(), figure.population()))
                    .as("%s", figure)
                    .isEqualTo(figure.planned());
    }

    @Test
    void another_seed_gives_another_history_with_the_same_figures() {
        long seed = 1;
        var country = new RetoldCountry();
        NationalHistory.planned(seed).operations().forEach(country::hear);
        for (var figure : Figures.all())
            assertThat(country.figure(figure.date(), figure.measure(), figure.population()))
                    .as("seed %d: %s", seed, figure)
                    .isEqualTo(figure.planned());
        country.assertNobodyMissing();
        country.assertEveryoneHasAPlace();
        assertThat(country.municipalitiesWithLocations).hasSize(346);
        assertThat(country.totals).isNotEqualTo(COUNTRY.totals);
    }

    @Test
    void the_same_seed_tells_the_same_again() {
        var again = NationalHistory.planned(NationalHistory.USUAL_SEED);
        var first = HISTORY.operations().iterator();
        again.operations().forEach(operation -> assertThat(operation).isEqualTo(first.next()));
        assertThat(first.hasNext()).isFalse();
    }

    @Test
    void no_municipality_has_fewer_than_no_people() {
        COUNTRY.assertNobodyMissing();
    }

    @Test
    void everyone_has_a_place_in_use_on_every_day() {
        COUNTRY.assertEveryoneHasAPlace();
    }

    @Test
    void every_municipality_that_ever_existed_has_a_location() {
        assertThat(COUNTRY.municipalitiesWithLocations)
                .containsExactlyInAnyOrderElementsOf(Division.ofTheNetherlands().all().stream()
                        .map(municipality -> municipality.code().text())
                        .toList());
    }

    @Test
    void the_volume_is_that_of_the_country() {
        assertThat(COUNTRY.locations).isBetween(1_400, 1_650);
        assertThat(COUNTRY.locationsByKind().keySet()).containsExactly(PlaceKind.values());
        assertThat(COUNTRY.people()).isBetween(170_000, 190_000);
        assertThat(COUNTRY.totals.values().stream().mapToInt(Integer::intValue).sum())
                .isBetween(370_000, 430_000);
    }

    @Test
    void little_is_said_under_a_code_that_has_ended() {
        assertThat(COUNTRY.underEndedCode).isBetween(1, 2_000);
    }

    @Test
    void the_figures_of_september_2024_were_wrong_at_first_and_say_that_this_is_simulated() {
        var sunday = LocalDate.of(2024, 9, 15);
        int published = COUNTRY.figure(sunday, Measure.OCCUPIED, Population.EVERYONE);
        int first =
                COUNTRY.figure(sunday, Measure.OCCUPIED, Population.EVERYONE, Instant.parse("2024-09-17T00:00:00Z"));
        int replaced =
                COUNTRY.figure(sunday, Measure.OCCUPIED, Population.EVERYONE, Instant.parse("2024-09-20T00:00:00Z"));
        System.out.println("15 September 2024: first " + first + ", replaced by " + replaced);
        assertThat(replaced).isEqualTo(published);
        assertThat(published - first).isBetween(500, 5_000);

        var corrections = HISTORY.operations()
                .filter(CorrectCount.class::isInstance)
                .map(CorrectCount.class::cast)
                .filter(correction -> correction.effectiveOn().equals(sunday))
                .toList();
        assertThat(corrections)
                .hasSize(24)
                .allSatisfy(correction -> assertThat(correction.reason()).startsWith("simulated"));
    }

    @Test
    void some_things_are_known_late_and_in_another_order_than_they_happened() {
        assertThat(COUNTRY.late).isBetween(20_000, 80_000);
        int outOfOrder = 0;
        for (var code : HISTORY.municipalities()) {
            var told = HISTORY.locations(code);
            for (int i = 1; i < told.size(); i++)
                if (told.get(i).effectiveOn().isBefore(told.get(i - 1).effectiveOn())) outOfOrder++;
        }
        assertThat(outOfOrder).isPositive();
    }

    @Test
    void each_list_stands_in_the_order_of_knowing() {
        for (var code : HISTORY.municipalities()) {
            assertThat(HISTORY.locations(code)).extracting(Operation::knownAt).isSorted();
            assertThat(HISTORY.people(code)).extracting(Operation::knownAt).isSorted();
        }
        assertThat(HISTORY.movers()).extracting(Operation::knownAt).isSorted();
    }

    @Test
    void municipalities_can_be_asked_at_once() {
        var codes = HISTORY.municipalities().subList(0, 60);
        var together = codes.parallelStream().map(code -> HISTORY.people(code)).toList();
        for (int i = 0; i < codes.size(); i++) assertThat(together.get(i)).isEqualTo(HISTORY.people(codes.get(i)));
    }

    /** The seconds that it takes are printed, and no test counts on them. */
    @Test
    void all_of_it_can_be_told_and_every_municipality_is_in_it() {
        var clock = ManagementFactory.getThreadMXBean();
        long start = clock.getCurrentThreadCpuTime();
        var history = NationalHistory.planned(4);
        long planned = clock.getCurrentThreadCpuTime();
        var seen = new HashSet<String>();
        history.operations().forEach(operation -> seen.add(operation.municipality()));
        long told = clock.getCurrentThreadCpuTime();
        System.out.printf(
                "planned in %d ms, told in %d ms%n", (planned - start) / 1_000_000, (told - planned) / 1_000_000);
        assertThat(seen).hasSize(346);
    }

    @Test
    void people_register_where_people_live() {
        var municipalities = new Municipalities();
        for (var municipality : municipalities.all()) {
            if (municipality.ends() || municipality.from() > Day.FIRST) continue;
            if (municipalities.population(municipality.area()) < 5_000) continue;
            long registered = HISTORY.people(municipality.code()).stream()
                    .filter(Register.class::isInstance)
                    .count();
            double perThousand = registered * 1000.0 / municipalities.population(municipality.area());
            assertThat(perThousand).as("%s", municipality).isBetween(2.5, 40.0);
        }
    }
}
