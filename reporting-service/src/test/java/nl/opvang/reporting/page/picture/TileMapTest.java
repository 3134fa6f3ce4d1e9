package nl.opvang.reporting.page.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import nl.opvang.contracts.area.Division;
import nl.opvang.plumbing.page.picture.Caption;
import nl.opvang.plumbing.page.picture.Drawn;
import nl.opvang.reporting.page.picture.TileMap.Tile;
import nl.opvang.reporting.page.picture.TilePlaces.Place;
import org.junit.jupiter.api.Test;

class TileMapTest {
    private static final Caption CAPTION = new Caption("map", "Bezetting", "Per regio");

    /** Regions that share a boundary on land or water and whose tiles share a side. */
    private static final Set<Set<String>> NEIGHBOURS = Set.of(
            Set.of("VR01", "VR02"),
            Set.of("VR01", "VR03"),
            Set.of("VR03", "VR04"),
            Set.of("VR04", "VR05"),
            Set.of("VR04", "VR25"),
            Set.of("VR04", "VR06"),
            Set.of("VR06", "VR07"),
            Set.of("VR07", "VR08"),
            Set.of("VR07", "VR09"),
            Set.of("VR08", "VR21"),
            Set.of("VR08", "VR23"),
            Set.of("VR09", "VR14"),
            Set.of("VR09", "VR18"),
            Set.of("VR10", "VR11"),
            Set.of("VR11", "VR12"),
            Set.of("VR11", "VR13"),
            Set.of("VR11", "VR25"),
            Set.of("VR12", "VR16"),
            Set.of("VR13", "VR14"),
            Set.of("VR13", "VR16"),
            Set.of("VR14", "VR25"),
            Set.of("VR15", "VR17"),
            Set.of("VR16", "VR17"),
            Set.of("VR17", "VR18"),
            Set.of("VR17", "VR19"),
            Set.of("VR18", "VR20"),
            Set.of("VR19", "VR20"),
            Set.of("VR20", "VR21"),
            Set.of("VR21", "VR22"),
            Set.of("VR22", "VR23"),
            Set.of("VR23", "VR24"));

    private static final Set<Set<String>> NEIGHBOURS_ON_THE_MAP_ALONE =
            Set.of(Set.of("VR06", "VR14"), Set.of("VR09", "VR21"), Set.of("VR13", "VR18"));

    @Test
    void every_region_has_a_place_of_its_own() {
        var places = TilePlaces.all().values();
        assertThat(places)
                .extracting(Place::region)
                .containsExactlyInAnyOrderElementsOf(Division.ofTheNetherlands().regions().keySet().stream()
                        .map(Object::toString)
                        .toList());
        assertThat(places.stream().map(place -> List.of(place.row(), place.column())))
                .doesNotHaveDuplicates();
        assertThat(places).allSatisfy(place -> {
            assertThat(place.row()).isBetween(1, TilePlaces.ROWS);
            assertThat(place.column()).isBetween(1, TilePlaces.COLUMNS);
            // What fits on a tile.
            assertThat(place.label()).hasSizeBetween(3, 14);
        });
    }

    @Test
    void tiles_that_share_a_side_are_regions_that_share_a_boundary_but_for_three_pairs() {
        var beside = new HashSet<Set<String>>();
        var places = new ArrayList<>(TilePlaces.all().values());
        for (var one : places)
            for (var other : places)
                if (Math.abs(one.row() - other.row()) + Math.abs(one.column() - other.column()) == 1)
                    beside.add(Set.of(one.region(), other.region()));
        assertThat(beside)
                .isEqualTo(new HashSet<>(Stream.concat(NEIGHBOURS.stream(), NEIGHBOURS_ON_THE_MAP_ALONE.stream())
                        .toList()));
    }

    @Test
    void a_tile_leads_to_its_region_and_shows_its_class_without_colour() {
        var map = Drawn.of(TileMap.of(
                CAPTION,
                List.of(
                        new Tile("VR01", "98,2 %", 4, "Groningen: 98,2 procent", "/regions/VR01?on=2025-09-01"),
                        new Tile("VR03", "–", null, "Drenthe: geen plekken", "/regions/VR03"))));
        assertThat(map.document().getDocumentElement().getAttribute("role")).isEqualTo("group");
        var links = map.all("a");
        assertThat(links).hasSize(2);
        assertThat(links.getFirst().getAttribute("href")).isEqualTo("/regions/VR01?on=2025-09-01");
        assertThat(links.getFirst().getAttribute("aria-label")).isEqualTo("Groningen: 98,2 procent");
        assertThat(links.getFirst().getAttribute("class")).isEqualTo("tile-link shade-4");
        assertThat(links.getLast().getAttribute("class")).isEqualTo("tile-link shade-none");
        assertThat(map.of("circle", "dot")).hasSize(5);
        assertThat(map.of("circle", "dot-empty")).hasSize(1);
        assertThat(map.texts("text")).containsExactly("Groningen", "98,2 %", "Drenthe", "–");
    }

    @Test
    void what_is_put_in_stays_text() {
        var evil = "<script>alert(1)</script>\" onload='x' &";
        var map = Drawn.of(
                TileMap.of(new Caption("map", evil, evil), List.of(new Tile("VR01", evil, 1, evil, "/?a=1&b=\"2\""))));
        assertThat(map.texts("title")).containsExactly(evil, evil);
        assertThat(map.texts("desc")).containsExactly(evil);
        assertThat(map.all("a").getFirst().getAttribute("href")).isEqualTo("/?a=1&b=\"2\"");
        assertThat(map.all("a").getFirst().hasAttribute("onload")).isFalse();
    }

    @Test
    void there_are_five_classes() {
        assertThatThrownBy(() -> new Tile("VR01", "1", 6, "", "/")).isInstanceOf(IllegalArgumentException.class);
        assertThat(Drawn.of(TileMap.legend(3)).of("circle", "dot-empty")).hasSize(2);
    }

    @Test
    void a_region_without_a_place_on_the_map_is_left_out() {
        assertThat(Drawn.of(TileMap.of(CAPTION, List.of(new Tile("VR99", "1", 1, "", "/"))))
                        .all("a"))
                .isEmpty();
    }
}
