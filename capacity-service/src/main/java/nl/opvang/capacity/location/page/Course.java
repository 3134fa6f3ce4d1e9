package nl.opvang.capacity.location.page;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import nl.opvang.capacity.location.domain.Figures;
import nl.opvang.contracts.ledger.Quantity;
import nl.opvang.contracts.ledger.Timeline;
import nl.opvang.plumbing.page.Words;
import nl.opvang.plumbing.page.picture.Caption;
import nl.opvang.plumbing.page.picture.LineChart;
import nl.opvang.plumbing.page.picture.LineChart.Line;
import nl.opvang.plumbing.page.picture.LineChart.Point;
import nl.opvang.plumbing.page.picture.LineChart.Writing;

/** How the numbers of a location go over time, as pictures. */
record Course(Words words, LocalDate today) {
    private static final int DAYS_AFTER = 30;
    private static final int DAYS_BEFORE_A_CHANGE = 120;

    /** All numbers of which there are any; empty when there are none. */
    String of(Figures figures) {
        var timelines = Outlook.SHOWN.stream().map(figures::of).toList();
        if (timelines.stream().allMatch(Timeline::isEmpty)) return "";
        var from = first(timelines);
        var to = last(timelines);
        return chart(
                "course",
                words.text("course.description"),
                Outlook.SHOWN.stream()
                        .filter(quantity -> !figures.of(quantity).isEmpty())
                        .map(quantity -> line(name(quantity), style(quantity), figures.of(quantity), from, to))
                        .toList());
    }

    /** One number before and after a change, from some months before it on. */
    String of(Outlook.Change change, Quantity asked) {
        var stretches = change.stretches(asked);
        var shown = stretches.isEmpty() ? change.stretches() : stretches;
        if (shown.isEmpty()) return "";
        var quantity = shown.getFirst().quantity();
        var before = change.before().of(quantity);
        var after = change.after().of(quantity);
        var timelines = List.of(before, after);
        var begin = shown.getFirst().from().minusDays(DAYS_BEFORE_A_CHANGE);
        var from = Stream.of(first(timelines), begin)
                .max(Comparator.naturalOrder())
                .orElseThrow();
        var to = last(timelines);
        return chart(
                "outlook",
                words.text("outlook.description", name(quantity)),
                List.of(
                        line(words.text("outlook.before"), "before", before, from, to),
                        line(words.text("outlook.after"), "after", after, from, to)));
    }

    String name(Quantity quantity) {
        return words.text("quantity." + quantity.text());
    }

    private String chart(String id, String description, List<Line> lines) {
        return new LineChart(
                        new Caption(id, words.text(id + ".title"), description),
                        lines,
                        List.of(),
                        null,
                        true,
                        new Writing(words::number, words::tick))
                .svg();
    }

    private static Line line(String name, String style, Timeline timeline, LocalDate from, LocalDate to) {
        var points = new ArrayList<Point>();
        points.add(new Point(from, timeline.on(from)));
        timeline.changes().stream()
                .map(Timeline.Change::effectiveOn)
                .filter(day -> day.isAfter(from) && day.isBefore(to))
                .forEach(day -> points.add(new Point(day, timeline.on(day))));
        points.add(new Point(to, timeline.on(to)));
        return new Line(name, style, true, points);
    }

    private LocalDate first(List<Timeline> timelines) {
        return days(timelines).min(Comparator.naturalOrder()).orElse(today).minusDays(1);
    }

    private LocalDate last(List<Timeline> timelines) {
        return Stream.concat(days(timelines), Stream.of(today))
                .max(Comparator.naturalOrder())
                .orElse(today)
                .plusDays(DAYS_AFTER);
    }

    private static Stream<LocalDate> days(List<Timeline> timelines) {
        return timelines.stream()
                .flatMap(timeline -> timeline.changes().stream())
                .map(Timeline.Change::effectiveOn);
    }

    private static String style(Quantity quantity) {
        return switch (quantity) {
            case PLACES_REALISED -> "realised";
            case STAYS -> "occupied";
            case PLACES_OUT_OF_USE -> "out-of-use";
            default -> "planned";
        };
    }
}
