package nl.opvang.contracts.reporting;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The figures of an edition, as they were published.
 *
 * @param on the day of the places and of the people who stay in them
 * @param registeredOn the day of the people in the population register; the two are counted on different days
 * @param knownAt as known at this moment
 * @param rounding the rule by which every figure was rounded, each on its own; null: none was rounded
 * @param withholding the rule by which small numbers of people were withheld
 * @param areas the country, its regions, and its municipalities
 */
public record PublishedFigures(
        LocalDate on,
        LocalDate registeredOn,
        Instant knownAt,
        @Nullable AppliedRule rounding,
        AppliedRule withholding,
        List<AreaFigures> areas) {
    public PublishedFigures {
        areas = List.copyOf(areas);
    }
}
