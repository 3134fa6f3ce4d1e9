package nl.opvang.reporting.publication.domain;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import nl.opvang.contracts.capacity.DatedRules.Rule;
import org.jspecify.annotations.Nullable;

/**
 * All that is to be published as known at one moment, and by which rules, as known when it is published.
 *
 * @param on the day of the places and of the people who stay in them
 * @param registeredOn the day of the people in the population register
 * @param rounding the rule of the day; null when there is none
 * @param withholding the rule of the day; null when there is none
 * @param areas the country first, and every area after the one within which it lies
 */
public record KnownFigures(
        LocalDate on,
        LocalDate registeredOn,
        Instant knownAt,
        @Nullable Rule rounding,
        @Nullable Rule withholding,
        List<ExactFigures> areas) {
    public KnownFigures {
        areas = List.copyOf(areas);
    }
}
