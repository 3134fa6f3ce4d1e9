package nl.opvang.demo.figures;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import nl.opvang.demo.csv.CsvFile;
import org.junit.jupiter.api.Test;

class FiguresTest {
    private static final Map<String, Measure> COLUMNS = Map.of(
            "realised", Measure.REALISED,
            "occupied", Measure.OCCUPIED,
            "crisis", Measure.CRISIS_OCCUPIED,
            "brp_registered", Measure.REGISTERED,
            "brp_deregistered", Measure.DEREGISTERED);

    private static final List<CsvFile.Row> PUBLISHED = CsvFile.rows(Figures.class, "published_figures.csv");

    @Test
    void every_published_number_is_one_figure() {
        for (var row : PUBLISHED) {
            COLUMNS.forEach((column, measure) -> {
                if (row.text(column).isEmpty()) return;
                assertThat(Figures.published())
                        .as(row.text("date") + " " + column)
                        .filteredOn(figure -> figure.date().toString().equals(row.text("date")))
                        .filteredOn(figure -> figure.measure() == measure)
                        .filteredOn(figure -> figure.published().orElseThrow() == row.number(column))
                        .hasSize(1);
            });
        }
    }

    @Test
    void a_figure_without_a_column_of_its_own_is_stated_in_the_note() {
        int inColumns = 0;
        for (var row : PUBLISHED)
            for (var column : COLUMNS.keySet()) if (!row.text(column).isEmpty()) inColumns++;
        var inNotes = Figures.published().stream()
                .filter(figure -> figure.why().contains("note"))
                .toList();
        assertThat(inNotes).hasSize(8);
        assertThat(Figures.published()).hasSize(inColumns + inNotes.size());
    }

    @Test
    void what_was_published_exactly_or_for_a_week_is_met_exactly_unless_it_was_rounded() {
        for (var row : PUBLISHED) {
            boolean exact = List.of("exact", "week ending").contains(row.text("date_precision"));
            boolean rounded = row.text("note").contains("rounded")
                    || row.text("note").contains("approximate")
                    || row.text("note").contains("more than");
            for (var figure : Figures.published()) {
                if (!figure.date().toString().equals(row.text("date"))) continue;
                if (!exact) assertThat(figure.match()).as("%s", figure).isEqualTo(Match.AIMED);
                else if (!rounded) assertThat(figure.match()).as("%s", figure).isEqualTo(Match.EXACT);
                else if (figure.measure() != Measure.REGISTERED || figure.match() == Match.AIMED)
                    // The week of 22 March 2024: only its BRP count is rounded.
                    assertThat(figure.match() == Match.AIMED || row.text("note").startsWith("BRP"))
                            .as("%s", figure)
                            .isTrue();
            }
        }
    }

    @Test
    void whatever_is_aimed_at_lies_within_one_percent_and_says_why() {
        for (var figure : Figures.published()) {
            if (figure.match() == Match.EXACT) continue;
            assertThat(figure.why()).as("%s", figure).isNotEmpty();
            int published = figure.published().orElseThrow();
            assertThat(Math.abs(figure.planned() - published) * 100L)
                    .as("%s", figure)
                    .isLessThanOrEqualTo(published);
        }
    }

    @Test
    void no_figure_is_planned_twice() {
        var seen = new HashSet<List<Object>>();
        for (var figure : Figures.all())
            assertThat(seen.add(List.of(figure.date(), figure.measure(), figure.population())))
                    .as("%s", figure)
                    .isTrue();
    }

    @Test
    void figures_stand_in_order_of_date() {
        var dates = new ArrayList<>(Figures.all().stream().map(Figure::date).toList());
        assertThat(dates).isSorted();
    }
}
