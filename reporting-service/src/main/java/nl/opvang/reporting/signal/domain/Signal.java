package nl.opvang.reporting.signal.domain;

import java.time.LocalDate;
import java.util.List;
import nl.opvang.contracts.capacity.DatedRules.Rule;
import org.jspecify.annotations.Nullable;

/**
 * Something worth a look.
 *
 * @param municipality whose it is
 * @param location null for one about the municipality as a whole
 * @param since first day of what it is about; where that is longer ago than was looked, the first day looked at
 * @param reason what was found, in words
 * @param figures what was found, in numbers
 * @param rule by which it is worth a look
 */
public record Signal(
        String municipality,
        @Nullable String location,
        LocalDate since,
        String reason,
        List<Figure> figures,
        Rule rule) {
    public Signal {
        figures = List.copyOf(figures);
    }

    /** A number that was found. */
    public record Figure(String name, long value) {}
}
