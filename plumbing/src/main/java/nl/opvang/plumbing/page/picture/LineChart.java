package nl.opvang.plumbing.page.picture;

import static nl.opvang.plumbing.page.picture.Svg.at;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.LongFunction;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How numbers went from day to day: lines, single marks, and a band between two bounds. A line is told from another by how
 * it is drawn, and a mark by its shape, as well as by colour.
 *
 * @param fromZero whether the axis begins at zero however far from it everything lies
 */
public record LineChart(
        Caption caption,
        List<Line> lines,
        List<Mark> marks,
        @Nullable Band band,
        boolean fromZero,
        Writing writing) {
    private static final int WIDTH = 720;
    private static final int HEIGHT = 340;
    private static final int LEFT = 64;
    private static final int RIGHT = 708;
    private static final int TOP = 60;
    private static final int BOTTOM = 304;
    private static final int STEPS = 5;
    private static final int MOST_DATES = 10;
    private static final int LINE_SAMPLE = 28;
    private static final int MARK_SAMPLE = 10;

    /** A number on a day. */
    public record Point(LocalDate on, long number) {}

    /**
     * Numbers that belong together.
     *
     * @param style names how it is drawn, in the stylesheet
     * @param stepped whether a number holds until the next one, and nothing lies between them
     */
    public record Line(String name, String style, boolean stepped, List<Point> points) {}

    /**
     * Numbers that stand by themselves.
     *
     * @param square a square; else a circle
     */
    public record Mark(String name, String style, boolean square, List<Point> points) {}

    /** Between which bounds numbers lie. */
    public record Band(String name, List<Point> low, List<Point> high) {}

    /** How numbers and dates are written. */
    public record Writing(LongFunction<String> number, Function<LocalDate, String> month) {}

    public LineChart {
        lines = List.copyOf(lines);
        marks = List.copyOf(marks);
    }

    /** The picture; empty when there is nothing to show. */
    public String svg() {
        var all = points().toList();
        if (all.isEmpty()) return "";
        long least = all.stream().mapToLong(Point::number).min().getAsLong();
        long most = all.stream().mapToLong(Point::number).max().getAsLong();
        var axis = Axis.around(fromZero ? Math.min(0, least) : least, fromZero ? Math.max(1, most) : most, STEPS);
        var first = all.stream().map(Point::on).min(LocalDate::compareTo).orElseThrow();
        var last = all.stream().map(Point::on).max(LocalDate::compareTo).orElseThrow();
        var sheet = new Sheet(axis, first, last);

        var svg = Svg.picture(caption, "line-chart", "img", WIDTH, HEIGHT);
        grid(svg, sheet);
        if (band != null) draw(svg, sheet, band);
        for (var line : lines) draw(svg, sheet, line);
        for (var mark : marks) draw(svg, sheet, mark);
        legend(svg);
        return svg.done();
    }

    private Stream<Point> points() {
        var ofBand = band == null ? Stream.<Point>of() : Stream.concat(band.low().stream(), band.high().stream());
        return Stream.concat(
                ofBand,
                Stream.concat(
                        lines.stream().flatMap(line -> line.points().stream()),
                        marks.stream().flatMap(mark -> mark.points().stream())));
    }

    private void grid(Svg svg, Sheet sheet) {
        for (long tick : sheet.axis().ticks()) {
            var y = at(sheet.y(tick));
            svg.empty("line", "class", "grid", "x1", at(LEFT), "x2", at(RIGHT), "y1", y, "y2", y);
            svg.leaf(
                    "text",
                    writing.number().apply(tick),
                    "class",
                    "tick tick-number",
                    "text-anchor",
                    "end",
                    "x",
                    at(LEFT - 8),
                    "y",
                    at(sheet.y(tick) + 4));
        }
        for (var day : sheet.dates()) {
            var x = at(sheet.x(day));
            svg.empty("line", "class", "grid", "x1", x, "x2", x, "y1", at(TOP), "y2", at(BOTTOM + 5));
            svg.leaf(
                    "text",
                    writing.month().apply(day),
                    "class",
                    "tick",
                    "text-anchor",
                    "middle",
                    "x",
                    x,
                    "y",
                    at(BOTTOM + 22));
        }
    }

    private static void draw(Svg svg, Sheet sheet, Band band) {
        var around = new ArrayList<>(band.high());
        around.addAll(band.low().reversed());
        svg.empty("path", "class", "band", "d", path(sheet, around, false) + "Z");
    }

    private static void draw(Svg svg, Sheet sheet, Line line) {
        if (line.points().isEmpty()) return;
        svg.empty(
                "path",
                "class",
                "line line-" + line.style(),
                "fill",
                "none",
                "d",
                path(sheet, line.points(), line.stepped()));
    }

    private void draw(Svg svg, Sheet sheet, Mark mark) {
        for (var point : mark.points()) {
            svg.begin("g");
            svg.leaf("title", mark.name() + ": " + writing.number().apply(point.number()));
            shape(svg, mark, sheet.x(point.on()), sheet.y(point.number()));
            svg.end();
        }
    }

    private static void shape(Svg svg, Mark mark, double x, double y) {
        var style = "mark mark-" + mark.style();
        if (mark.square())
            svg.empty("rect", "class", style, "x", at(x - 3.5), "y", at(y - 3.5), "width", "7", "height", "7");
        else svg.empty("circle", "class", style, "cx", at(x), "cy", at(y), "r", "4");
    }

    private static String path(Sheet sheet, List<Point> points, boolean stepped) {
        var path = new StringBuilder();
        for (var point : points) {
            var x = at(sheet.x(point.on()));
            if (path.isEmpty()) path.append('M');
            else if (stepped) path.append('H').append(x).append('L');
            else path.append('L');
            path.append(x).append(' ').append(at(sheet.y(point.number())));
        }
        return path.toString();
    }

    /** What is drawn how, in rows above. */
    private void legend(Svg svg) {
        var legend = new Legend(svg);
        for (var line : lines) {
            if (line.points().isEmpty()) continue;
            legend.next(
                    line.name(),
                    LINE_SAMPLE,
                    (x, y) -> svg.empty(
                            "path",
                            "class",
                            "line line-" + line.style(),
                            "fill",
                            "none",
                            "d",
                            "M" + at(x) + " " + at(y) + "H" + at(x + LINE_SAMPLE)));
        }
        if (band != null)
            legend.next(
                    band.name(),
                    LINE_SAMPLE,
                    (x, y) -> svg.empty(
                            "rect",
                            "class",
                            "band",
                            "x",
                            at(x),
                            "y",
                            at(y - 7),
                            "width",
                            Integer.toString(LINE_SAMPLE),
                            "height",
                            "14"));
        for (var mark : marks) {
            if (mark.points().isEmpty()) continue;
            legend.next(mark.name(), MARK_SAMPLE, (x, y) -> shape(svg, mark, x + 5, y));
        }
    }

    /** Writes names after their samples from left to right, and below that where there is no room. */
    private static final class Legend {
        private static final int ROW = 21;

        private final Svg svg;
        private double x = LEFT;
        private double y = 14;

        Legend(Svg svg) {
            this.svg = svg;
        }

        void next(String name, int sample, Sample draw) {
            // Nobody measures letters here: about as wide as they are on average.
            double width = sample + 6 + 6.8 * name.length();
            if (x > LEFT && x + width > RIGHT) {
                x = LEFT;
                y += ROW;
            }
            draw.at(x, y);
            svg.leaf("text", name, "class", "legend", "x", at(x + sample + 6), "y", at(y + 4));
            x += width + 18;
        }

        /** Draws a sample with its left at x and its middle at y. */
        @FunctionalInterface
        interface Sample {
            void at(double x, double y);
        }
    }

    /** Where numbers and days lie. */
    private record Sheet(Axis axis, LocalDate first, LocalDate last) {
        double y(long number) {
            return BOTTOM - axis.part(number) * (BOTTOM - TOP);
        }

        double x(LocalDate day) {
            long all = Math.max(1, ChronoUnit.DAYS.between(first, last));
            return LEFT + (double) ChronoUnit.DAYS.between(first, day) / all * (RIGHT - LEFT - 12);
        }

        /** First days of months, so many months apart that there is room for them. */
        List<LocalDate> dates() {
            long months = ChronoUnit.MONTHS.between(first, last) + 1;
            long apart = LongStream.of(1, 2, 3, 6, 12, 24, 60, 120)
                    .filter(each -> months / each <= MOST_DATES)
                    .findFirst()
                    .orElse(240);
            var begin =
                    first.getDayOfMonth() == 1 ? first : first.withDayOfMonth(1).plusMonths(1);
            // On months of the year that are easy to find again.
            while ((begin.getYear() * 12L + begin.getMonthValue() - 1) % apart != 0) begin = begin.plusMonths(1);
            return Stream.iterate(begin, day -> !day.isAfter(last), day -> day.plusMonths(apart))
                    .toList();
        }
    }
}
