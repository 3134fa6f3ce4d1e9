package nl.opvang.reporting.publication.domain;

import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import nl.opvang.contracts.reporting.AreaFigures;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DisclosureTest {
    private static final Disclosure AS_IT_IS = new Disclosure(1, 1);
    private static final Disclosure TENS = new Disclosure(10, 1);
    private static final Disclosure AT_LEAST_FIVE = new Disclosure(1, 5);

    @Test
    void without_rounding_and_withholding_figures_are_as_they_are() {
        assertThat(AS_IT_IS.of(List.of(new ExactFigures("NL", null, 8, 1, 3, 2, 1, 4, 5))))
                .containsExactly(new AreaFigures("NL", 8, 1, 3, 375, 2, 1, 4, 5));
    }

    @Test
    void every_figure_is_rounded_on_its_own_so_that_parts_need_not_add_up() {
        var shown = TENS.of(List.of(area("NL", null, 104, 9), area("VR01", "NL", 52, 5), area("VR02", "NL", 52, 4)));
        assertThat(shown).extracting(AreaFigures::realisedPlaces).containsExactly(100, 50, 50);
        assertThat(shown).extracting(AreaFigures::occupiedPlaces).containsExactly(10, 10, 0);
    }

    @Test
    void the_rate_is_that_of_the_figures_before_they_were_rounded() {
        var shown = TENS.of(List.of(area("NL", null, 8, 4), area("VR01", "NL", 0, 0)));
        assertThat(shown).extracting(AreaFigures::occupancyPerMille).containsExactly(500, null);
        assertThat(TENS.of(List.of(area("NL", null, 92_450, 92_100))).getFirst().occupancyPerMille())
                .isEqualTo(996);
    }

    @Test
    void a_small_number_of_people_is_withheld_with_its_rate_and_places_never_are() {
        var shown = AT_LEAST_FIVE.of(List.of(area("NL", null, 4, 4))).getFirst();
        assertThat(shown.realisedPlaces()).isEqualTo(4);
        assertThat(shown.occupiedPlaces()).isNull();
        assertThat(shown.occupancyPerMille()).isNull();
        assertThat(shown.registered()).isZero();
    }

    @Test
    void nobody_and_five_people_are_shown() {
        assertThat(occupied(AT_LEAST_FIVE.of(List.of(area("NL", null, 9, 0))))).containsValue(0);
        assertThat(occupied(AT_LEAST_FIVE.of(List.of(area("NL", null, 9, 5))))).containsValue(5);
    }

    @Test
    void what_could_be_had_back_from_the_total_is_withheld_with_the_smallest_other() {
        var shown = occupied(AT_LEAST_FIVE.of(List.of(
                area("NL", null, 200, 120),
                area("VR01", "NL", 10, 3),
                area("VR02", "NL", 90, 67),
                area("VR03", "NL", 100, 50),
                area("VR04", "NL", 0, 0))));
        assertThat(shown.get("VR01")).isEqualTo("withheld");
        assertThat(shown.get("VR02")).isEqualTo(67);
        assertThat(shown.get("VR03")).isEqualTo("withheld");
        assertThat(shown.get("VR04")).isEqualTo(0);
    }

    @Test
    void a_region_that_is_withheld_is_not_the_sum_of_its_municipalities() {
        var shown = occupied(AT_LEAST_FIVE.of(List.of(
                area("NL", null, 200, 53),
                area("VR01", "NL", 10, 3),
                area("VR02", "NL", 90, 50),
                area("GM0001", "VR01", 10, 3),
                area("GM0002", "VR02", 40, 20),
                area("GM0003", "VR02", 50, 30))));
        assertThat(shown)
                .containsEntry("NL", 53)
                .containsEntry("VR01", "withheld")
                .containsEntry("VR02", "withheld")
                .containsEntry("GM0001", "withheld")
                .containsEntry("GM0002", "withheld")
                .containsEntry("GM0003", 30);
    }

    @Test
    void no_withheld_number_is_a_total_less_all_that_is_shown() {
        for (long seed = 1; seed <= 300; seed++) {
            var exact = random(new SplittableRandom(seed));
            var shown = occupied(AT_LEAST_FIVE.of(exact));
            var parts = exact.stream()
                    .filter(area -> area.within() != null)
                    .collect(groupingBy(area -> Objects.requireNonNull(area.within())));
            for (var area : exact) {
                boolean small = area.occupiedPlaces() > 0 && area.occupiedPlaces() < 5;
                if (small)
                    assertThat(shown.get(area.area())).as("seed %d", seed).isEqualTo("withheld");
            }
            for (var whole : parts.entrySet()) {
                long unknown = whole.getValue().stream()
                                .filter(part -> "withheld".equals(shown.get(part.area())))
                                .count()
                        + ("withheld".equals(shown.get(whole.getKey())) ? 1 : 0);
                assertThat(unknown).as("seed %d, %s", seed, whole.getKey()).isNotEqualTo(1);
            }
        }
    }

    /** A country of three regions with some municipalities each; every total is the sum of its parts. */
    private static List<ExactFigures> random(SplittableRandom random) {
        var municipalities = new ArrayList<ExactFigures>();
        for (int region = 1; region <= 3; region++)
            for (int nr = 1; nr <= random.nextInt(1, 5); nr++)
                municipalities.add(area("GM%d%d".formatted(region, nr), "VR" + region, 100, random.nextInt(9)));
        var regions = new ArrayList<ExactFigures>();
        for (int region = 1; region <= 3; region++) regions.add(sum("VR" + region, "NL", municipalities));
        var all = new ArrayList<ExactFigures>();
        all.add(sum("NL", null, regions));
        all.addAll(regions);
        all.addAll(municipalities);
        return all;
    }

    private static ExactFigures sum(String area, @Nullable String within, List<ExactFigures> parts) {
        int people = parts.stream()
                .filter(part -> area.equals(part.within()))
                .mapToInt(ExactFigures::occupiedPlaces)
                .sum();
        return area(area, within, 100, people);
    }

    private static ExactFigures area(String area, @Nullable String within, int realised, int occupied) {
        return new ExactFigures(area, within, realised, 0, occupied, 0, 0, 0, 0);
    }

    private static Map<String, Object> occupied(List<AreaFigures> shown) {
        return shown.stream().collect(Collectors.toMap(AreaFigures::area, area -> {
            var people = area.occupiedPlaces();
            return people == null ? "withheld" : (Object) people;
        }));
    }
}
