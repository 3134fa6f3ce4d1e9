package nl.opvang.bench;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Figures as they are printed: aligned columns that are a table in Markdown as well. */
record Table(String title, List<String> columns, List<List<String>> rows) {
    /** The table that {@link Pairs#row} fills. */
    static Table ofPairs(String title, String ours, String plain, List<List<String>> rows) {
        return new Table(title, List.of("", ours, plain, "ratio", "aim"), rows);
    }

    String text() {
        var widths = IntStream.range(0, columns.size())
                .map(column -> all().stream()
                        .mapToInt(row -> row.get(column).length())
                        .max()
                        .orElse(0))
                .toArray();
        var lines = new ArrayList<String>();
        lines.add("### " + title);
        lines.add("");
        for (var row : all()) {
            lines.add(line(row, widths));
            if (lines.size() == 3)
                lines.add(IntStream.range(0, widths.length)
                        .mapToObj(column -> "-".repeat(widths[column]))
                        .collect(joining(" | ", "| ", " |")));
        }
        return String.join("\n", lines) + "\n";
    }

    private List<List<String>> all() {
        var all = new ArrayList<List<String>>();
        all.add(columns);
        all.addAll(rows);
        return all;
    }

    private static String line(List<String> row, int[] widths) {
        return IntStream.range(0, widths.length)
                .mapToObj(column -> row.get(column)
                        + " ".repeat(widths[column] - row.get(column).length()))
                .collect(joining(" | ", "| ", " |"));
    }
}
