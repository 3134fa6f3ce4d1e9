package nl.opvang.plumbing.page.picture;

import static nl.opvang.plumbing.page.picture.Svg.at;

import java.util.List;
import java.util.function.LongFunction;

/** A number per week as bars, downwards where it is negative. */
public final class WeekBars {
    private static final int WIDTH = 720;
    private static final int HEIGHT = 240;
    private static final int LEFT = 64;
    private static final int RIGHT = 708;
    private static final int TOP = 16;
    private static final int BOTTOM = 204;
    private static final int STEPS = 4;
    private static final int MOST_NAMES = 9;

    private WeekBars() {}

    /**
     * A week.
     *
     * @param name as it stands below its bar, where there is room for it
     * @param text all of it in words
     */
    public record Bar(String name, long number, String text) {}

    /** The picture; empty when there are no weeks. */
    public static String of(Caption caption, List<Bar> bars, LongFunction<String> numbers) {
        if (bars.isEmpty()) return "";
        long least = Math.min(0, bars.stream().mapToLong(Bar::number).min().getAsLong());
        long most = Math.max(1, bars.stream().mapToLong(Bar::number).max().getAsLong());
        var axis = Axis.around(least, most, STEPS);
        var svg = Svg.picture(caption, "week-bars", "img", WIDTH, HEIGHT);
        for (long tick : axis.ticks()) {
            var y = at(y(axis, tick));
            svg.empty(
                    "line",
                    "class",
                    tick == 0 ? "grid zero" : "grid",
                    "x1",
                    at(LEFT),
                    "x2",
                    at(RIGHT),
                    "y1",
                    y,
                    "y2",
                    y);
            svg.leaf(
                    "text",
                    numbers.apply(tick),
                    "class",
                    "tick tick-number",
                    "text-anchor",
                    "end",
                    "x",
                    at(LEFT - 8),
                    "y",
                    at(y(axis, tick) + 4));
        }
        double width = (double) (RIGHT - LEFT) / bars.size();
        int apart = Math.ceilDiv(bars.size(), MOST_NAMES);
        for (int i = 0; i < bars.size(); i++) {
            var bar = bars.get(i);
            double top = y(axis, Math.max(0, bar.number()));
            double bottom = y(axis, Math.min(0, bar.number()));
            svg.begin("g");
            svg.leaf("title", bar.text());
            svg.empty(
                    "rect",
                    "class",
                    "bar",
                    "x",
                    at(LEFT + i * width + width * 0.12),
                    "y",
                    at(top),
                    "width",
                    at(width * 0.76),
                    "height",
                    at(bottom - top));
            svg.end();
            // Counted from the last one, which is what is looked for.
            if ((bars.size() - 1 - i) % apart == 0)
                svg.leaf(
                        "text",
                        bar.name(),
                        "class",
                        "tick",
                        "text-anchor",
                        "middle",
                        "x",
                        at(LEFT + (i + 0.5) * width),
                        "y",
                        at(BOTTOM + 22));
        }
        return svg.done();
    }

    private static double y(Axis axis, long number) {
        return BOTTOM - axis.part(number) * (BOTTOM - TOP);
    }
}
