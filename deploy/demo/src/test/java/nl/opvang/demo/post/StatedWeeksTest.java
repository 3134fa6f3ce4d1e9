package nl.opvang.demo.post;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.stream.IntStream;
import nl.opvang.contracts.area.Division;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class StatedWeeksTest {
    private static final List<String> CODES = Division.ofTheNetherlands().all().stream()
            .map(municipality -> municipality.code().text())
            .sorted()
            .toList();
    private static final StatedWeeks WEEKS = new StatedWeeks(CODES);

    @Test
    void every_municipality_that_is_there_states_its_weeks_and_some_are_late_with_the_last_one() {
        assertThat(WEEKS.municipalities()).hasSize(342);
        var sizes = WEEKS.municipalities().stream()
                .map(code -> WEEKS.confirmations(code).size())
                .toList();
        assertThat(sizes).containsOnly(3, 4);
        assertThat(sizes.stream().filter(size -> size == 3)).hasSize(38);
    }

    @Test
    void all_are_locked_but_for_the_last_week_and_one_region_looks_at_its_own() {
        assertThat(WEEKS.locks()).hasSize(3 * 342);
        assertThat(WEEKS.reviews()).hasSize(3 * 10);
        assertThat(WEEKS.reviews().stream().filter(line -> line.json().contains("RETURNED")))
                .hasSize(1);
    }

    @Test
    void everything_is_the_same_every_time_and_has_an_id_of_its_own() {
        var again = new StatedWeeks(CODES);
        assertThat(again.locks()).isEqualTo(WEEKS.locks());
        assertThat(again.reviews()).isEqualTo(WEEKS.reviews());
        assertThat(again.decisions()).isEqualTo(WEEKS.decisions());
        var ids = new HashSet<String>();
        for (var line : WEEKS.locks()) assertThat(ids.add(line.id())).isTrue();
        for (var line : WEEKS.reviews()) assertThat(ids.add(line.id())).isTrue();
        for (var decision : WEEKS.decisions())
            assertThat(ids.add(decision.path())).isTrue();
    }

    @Test
    void whatever_nobody_decided_says_that_it_is_simulated() {
        assertThat(WEEKS.decisions())
                .allMatch(decision -> decision.body().contains("Simulated"))
                .filteredOn(decision -> !decision.role().startsWith("region"))
                .allMatch(decision -> decision.body().contains("ASSUMED"));
    }

    @Test
    void what_comes_after_the_lock_touches_two_large_open_locations() {
        var items = IntStream.range(0, 4)
                .mapToObj(i -> """
                    {"id": "00000000-0000-0000-0000-00000000000%d", "kind": "%s", "closedFrom": null,
                     "realisedPlaces": %d, "outOfUsePlaces": 0}
                    """.formatted(i, i == 0 ? "CRISIS" : "MUNICIPAL", i == 1 ? 10 : 50))
                .toList();
        var lines = WEEKS.afterwards(JsonMapper.shared().readTree("{\"items\": [" + String.join(",", items) + "]}"));
        assertThat(lines)
                .extracting(Line::type)
                .containsExactly(
                        "take-out-of-use",
                        "inspect-location",
                        "agree-follow-up",
                        "take-out-of-use",
                        "inspect-location");
        assertThat(lines.getFirst().json()).contains("000000000002").doesNotContain("reason");
        assertThat(lines.get(3).json()).contains("000000000003").contains("reason");
        assertThat(WEEKS.afterwards(JsonMapper.shared().readTree("{}"))).isEmpty();
    }
}
