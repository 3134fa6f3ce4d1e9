package nl.opvang.plumbing.page.picture;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import nl.opvang.plumbing.page.picture.LineChart.Band;
import nl.opvang.plumbing.page.picture.LineChart.Line;
import nl.opvang.plumbing.page.picture.LineChart.Mark;
import nl.opvang.plumbing.page.picture.LineChart.Point;
import nl.opvang.plumbing.page.picture.LineChart.Writing;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class LineChartTest {
    private static final Caption CAPTION = new Caption("trend", "Plekken", "Sinds 2022");
    private static final Writing WRITING = new Writing(Long::toString, LocalDate::toString);
    private static final LocalDate START = LocalDate.parse("2022-03-01");

    @Test
    void a_line_goes_through_its_numbers_and_a_step_stays_until_the_next_one() {
        var drawn = draw(
                List.of(
                        new Line("Plekken", "realised", false, points(0, 50, 100)),
                        new Line("Opgave", "target", true, points(100, 100, 50))),
                List.of(),
                null,
                true);
        var plain = drawn.of("path", "line-realised").getFirst().getAttribute("d");
        assertThat(plain).startsWith("M64 304L").endsWith(" 60").doesNotContain("H");
        assertThat(drawn.of("path", "line-target").getFirst().getAttribute("d")).contains("H");
    }

    @Test
    void the_axis_is_round_and_begins_at_zero_where_it_must() {
        assertThat(draw(List.of(line(97_000, 98_400)), List.of(), null, true).texts("text"))
                .contains("0", "20000", "100000");
        assertThat(draw(List.of(line(97_000, 98_400)), List.of(), null, false).texts("text"))
                .contains("97000", "98500")
                .doesNotContain("0");
    }

    @Test
    void years_are_named_where_months_would_not_fit() {
        var long_ago = draw(
                List.of(new Line(
                        "Plekken",
                        "realised",
                        false,
                        List.of(new Point(START, 1), new Point(LocalDate.parse("2026-11-21"), 2)))),
                List.of(),
                null,
                true);
        assertThat(long_ago.texts("text")).contains("2023-01-01", "2026-07-01").doesNotContain("2023-02-01");
        assertThat(draw(List.of(line(1, 2, 3)), List.of(), null, true).texts("text"))
                .contains("2022-04-01", "2022-05-01");
    }

    @Test
    void marks_stand_by_themselves_and_say_what_they_are() {
        var drawn =
                draw(List.of(line(1, 2)), List.of(new Mark("Gepubliceerd", "published", true, points(7))), null, true);
        // One on its day, and one in the legend.
        assertThat(drawn.of("rect", "mark-published")).hasSize(2);
        assertThat(drawn.texts("title")).contains("Gepubliceerd: 7");
        assertThat(drawn.texts("text")).contains("Gepubliceerd");
    }

    @Test
    void a_band_goes_along_the_high_bound_and_back_along_the_low_one() {
        var drawn = draw(List.of(line(5, 5)), List.of(), new Band("80 %", points(0, 2), points(10, 8)), true);
        assertThat(drawn.of("path", "band").getFirst().getAttribute("d"))
                .isEqualTo("M64 60L696 108.8L696 255.2L64 304Z");
    }

    @Test
    void nothing_is_drawn_of_nothing() {
        assertThat(new LineChart(CAPTION, List.of(), List.of(), null, true, WRITING).svg())
                .isEmpty();
    }

    @Test
    void one_number_alone_can_be_drawn() {
        assertThat(draw(List.of(line(0)), List.of(), null, true).of("path", "line-realised"))
                .isNotEmpty();
        assertThat(draw(List.of(line(40)), List.of(), null, false).of("path", "line-realised"))
                .isNotEmpty();
    }

    private static Drawn draw(List<Line> lines, List<Mark> marks, @Nullable Band band, boolean fromZero) {
        return Drawn.of(new LineChart(CAPTION, lines, marks, band, fromZero, WRITING).svg());
    }

    private static Line line(long... numbers) {
        return new Line("Plekken", "realised", false, points(numbers));
    }

    /** A number a month. */
    private static List<Point> points(long... numbers) {
        return Stream.iterate(0, month -> month < numbers.length, month -> month + 1)
                .map(month -> new Point(START.plusMonths(month), numbers[month]))
                .toList();
    }
}
