package nl.opvang.reporting.page;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What was published about the country before there was this register, from {@code published_counts.csv} (its provenance lies
 * beside it): to be held against what the register says.
 */
final class PublishedCounts {
    /**
     * A publication.
     *
     * @param realised null when not published
     * @param occupied null when not published
     */
    record Count(
            LocalDate on, @Nullable Long realised, @Nullable Long occupied, String source) {}

    private static final List<Count> ALL = read();

    private PublishedCounts() {}

    /** Those of days up to and including one, in order of days. */
    static List<Count> upTo(LocalDate day) {
        return ALL.stream().filter(count -> !count.on().isAfter(day)).toList();
    }

    private static List<Count> read() {
        var stream = Objects.requireNonNull(PublishedCounts.class.getResourceAsStream("published_counts.csv"));
        try (var lines = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            return lines.lines().skip(1).map(PublishedCounts::count).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Count count(String line) {
        var fields = line.split(",", 4);
        return new Count(LocalDate.parse(fields[0]), number(fields[1]), number(fields[2]), fields[3]);
    }

    private static @Nullable Long number(String field) {
        return field.isEmpty() ? null : Long.valueOf(field);
    }
}
