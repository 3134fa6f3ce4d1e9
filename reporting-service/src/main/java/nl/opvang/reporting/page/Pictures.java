package nl.opvang.reporting.page;

import java.time.LocalDate;
import java.time.temporal.IsoFields;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import nl.opvang.contracts.reporting.Estimate;
import nl.opvang.contracts.reporting.ForecastEvent.Made;
import nl.opvang.contracts.reporting.ForecastWeek;
import nl.opvang.plumbing.page.Words;
import nl.opvang.plumbing.page.picture.Caption;
import nl.opvang.plumbing.page.picture.LineChart;
import nl.opvang.plumbing.page.picture.LineChart.Band;
import nl.opvang.plumbing.page.picture.LineChart.Line;
import nl.opvang.plumbing.page.picture.LineChart.Mark;
import nl.opvang.plumbing.page.picture.LineChart.Point;
import nl.opvang.plumbing.page.picture.LineChart.Writing;
import nl.opvang.plumbing.page.picture.WeekBars;
import nl.opvang.plumbing.page.picture.WeekBars.Bar;
import nl.opvang.reporting.page.picture.TileMap;
import nl.opvang.reporting.page.picture.TileMap.Tile;
import org.jspecify.annotations.Nullable;

/** The pictures of a page, each of the same rows as the table below it. */
final class Pictures {
    private final AreaPage page;
    private final View view;
    private final Words words;

    Pictures(AreaPage page, View view, Words words) {
        this.page = page;
        this.view = view;
        this.words = words;
    }

    /** The regions as tiles; empty for anything but the country. */
    public String map() {
        var parts = page.parts();
        if (parts == null) return "";
        return TileMap.of(
                new Caption("map", words.text("map.title." + view.shade().word()), words.text("map.description")),
                parts.stream().map(this::tile).toList());
    }

    private Tile tile(AreaRow row) {
        return new Tile(
                row.area().code(),
                figure(row),
                view.shade().of(row),
                row.area().name() + ": " + inWords(row),
                view.of(row.area().code()).page());
    }

    private String figure(AreaRow row) {
        if (view.shade() == Shade.GAP)
            return row.gap() == null ? "–" : words.wording().difference(row.gap());
        var rate = row.occupancyRate();
        return rate == null ? "–" : words.wording().percent(rate, 1);
    }

    private String inWords(AreaRow row) {
        if (view.shade() == Shade.GAP) {
            var gap = row.gap();
            if (gap == null) return words.text("map.no-target");
            return gap > 0 ? words.text("map.short", words.number(gap)) : words.text("map.over", words.number(-gap));
        }
        var rate = row.occupancyRate();
        return rate == null
                ? words.text("map.no-places")
                : words.text(
                        "map.rate",
                        words.wording().percent(rate, 1),
                        words.number(row.occupiedPlaces()),
                        words.number(row.realisedPlaces()));
    }

    /** What each class of the map means, from the first on. */
    public List<LegendItem> legend() {
        var bounds = view.shade().bounds();
        var items = new ArrayList<LegendItem>();
        for (int shade = 1; shade <= TileMap.CLASSES; shade++) {
            var key = "map.class." + view.shade().word();
            var text = shade == 1
                    ? words.text(key + ".first", bounds.getFirst())
                    : shade == TileMap.CLASSES
                            ? words.text(key + ".last", bounds.getLast())
                            : words.text(key, bounds.get(shade - 2), bounds.get(shade - 1));
            items.add(new LegendItem(TileMap.legend(shade), text));
        }
        return items;
    }

    /** A class of the map, drawn and in words. */
    public record LegendItem(String sample, String text) {}

    /** Places and stays since the beginning, with what was published. */
    public String trend() {
        var rows = page.trend();
        if (rows.stream().allMatch(row -> row.realisedPlaces() == 0 && row.occupiedPlaces() == 0)) return "";
        var last = rows.getLast();
        return new LineChart(
                        new Caption(
                                "trend",
                                words.text("trend.title", page.figures().area().name()),
                                words.text(
                                        "trend.description",
                                        words.wording().date(rows.getFirst().on()),
                                        words.wording().date(last.on()),
                                        words.number(last.realisedPlaces()),
                                        words.number(last.occupiedPlaces()))),
                        List.of(
                                line("figure.realised", "realised", false, rows, TrendRow::realisedPlaces),
                                line("figure.occupied", "occupied", false, rows, TrendRow::occupiedPlaces),
                                line("figure.target", "target", true, rows, TrendRow::targetPlaces)),
                        List.of(
                                mark("trend.published-realised", "realised", true, rows, TrendRow::publishedRealised),
                                mark("trend.published-occupied", "occupied", false, rows, TrendRow::publishedOccupied)),
                        null,
                        true,
                        writing())
                .svg();
    }

    private Line line(
            String name,
            String style,
            boolean stepped,
            List<TrendRow> rows,
            Function<TrendRow, @Nullable Long> number) {
        return new Line(words.text(name), style, stepped, points(rows, number));
    }

    private Mark mark(
            String name, String style, boolean square, List<TrendRow> rows, Function<TrendRow, @Nullable Long> number) {
        return new Mark(words.text(name), style, square, points(rows, number));
    }

    private static List<Point> points(List<TrendRow> rows, Function<TrendRow, @Nullable Long> number) {
        return rows.stream()
                .filter(row -> number.apply(row) != null)
                .map(row -> new Point(row.on(), Objects.requireNonNull(number.apply(row))))
                .toList();
    }

    /** People who came into the register for the first time, week by week. */
    public String inflow() {
        var weeks = page.inflow();
        if (weeks.isEmpty()) return "";
        long sum = weeks.stream().mapToLong(week -> week.inflow()).sum();
        return WeekBars.of(
                new Caption(
                        "inflow",
                        words.text("inflow.title", page.figures().area().name()),
                        words.text("inflow.description", weeks.size(), words.number(sum))),
                weeks.stream()
                        .map(week -> {
                            var last = week.until().minusDays(1);
                            return new Bar(
                                    words.text("inflow.week", last.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR)),
                                    week.inflow(),
                                    words.text(
                                            "inflow.bar",
                                            words.wording().date(week.from()),
                                            words.wording().date(last),
                                            words.number(week.inflow())));
                        })
                        .toList(),
                words::number);
    }

    /** Places needed in the weeks to come, between their bounds. */
    public String forecast() {
        var run = page.forecast();
        if (run == null) return "";
        var made = run.made();
        var last = made.weeks().getLast();
        return new LineChart(
                        new Caption(
                                "forecast",
                                words.text("forecast.title"),
                                words.text(
                                        "forecast.description",
                                        words.wording().date(last.lastDay()),
                                        words.number(last.placesNeeded().expected()),
                                        words.number(last.placesNeeded().low()),
                                        words.number(last.placesNeeded().high()))),
                        List.of(new Line(
                                words.text("forecast.expected"), "forecast", false, ahead(made, Estimate::expected))),
                        List.of(),
                        new Band(
                                words.text("forecast.band", made.intervalPercent()),
                                ahead(made, Estimate::low),
                                ahead(made, Estimate::high)),
                        false,
                        writing())
                .svg();
    }

    /** From who was there on the last day that was known. */
    private static List<Point> ahead(Made made, Function<Estimate, Long> bound) {
        var points = new ArrayList<Point>();
        points.add(new Point(made.asOf(), made.figures().stays()));
        for (ForecastWeek week : made.weeks()) points.add(new Point(week.lastDay(), bound.apply(week.placesNeeded())));
        return points;
    }

    private Writing writing() {
        return new Writing(words::number, (LocalDate month) -> words.tick(month));
    }
}
