package nl.opvang.demo.figures;

import java.time.LocalDate;
import java.util.List;
import java.util.OptionalInt;
import nl.opvang.demo.csv.CsvFile;

/** Every figure that the history is built on, from {@code figures.csv}. */
public final class Figures {
    private static final List<Figure> ALL = CsvFile.rows(Figures.class, "figures.csv").stream()
            .map(row -> new Figure(
                    LocalDate.parse(row.text("date")),
                    Measure.valueOf(row.text("measure")),
                    Population.valueOf(row.text("population")),
                    row.text("published").isEmpty() ? OptionalInt.empty() : OptionalInt.of(row.number("published")),
                    row.number("planned"),
                    Match.valueOf(row.text("match")),
                    row.text("why")))
            .toList();

    private Figures() {}

    /** All figures in order of date, assumptions included. */
    public static List<Figure> all() {
        return ALL;
    }

    /** The figures that were published, in order of date. */
    public static List<Figure> published() {
        return ALL.stream().filter(figure -> figure.match() != Match.ASSUMED).toList();
    }
}
