package nl.opvang.reporting.publication.read;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import nl.opvang.contracts.calendar.Week;
import nl.opvang.plumbing.http.form.Example;
import nl.opvang.plumbing.http.read.Items;
import nl.opvang.reporting.figure.read.AreaName;
import org.jspecify.annotations.Nullable;

/**
 * An edition of the figures of a week.
 *
 * @param edition counts those of the week, from 1
 * @param on the day of the places and of the people who stay in them
 * @param registeredOn the day of the people in the population register
 * @param knownAt the figures are those known at this moment
 * @param reason why it took the place of the edition before it; null for the first
 * @param roundedTo to the nearest multiple of which every figure is rounded; 1: not at all
 * @param fewestPeople of whom the number is shown; smaller numbers, but for zero, are withheld
 * @param editions all editions up to and including this one; each stays at its own address
 * @param areas the country, its regions, its municipalities
 */
public record PublicationOfWeek(
        Week week,
        int edition,
        Instant publishedAt,
        LocalDate on,
        LocalDate registeredOn,
        Instant knownAt,

        @Example("A municipality had counted twice.") @Nullable
        String reason,

        @Example("10") int roundedTo,
        @Example("5") int fewestPeople,
        List<PublishedEdition> editions,
        List<PublishedArea> areas) {
    public PublicationOfWeek {
        editions = List.copyOf(editions);
        areas = List.copyOf(areas);
    }

    /** The same as rows that tell all by themselves. */
    Items<AreaOfWeek> rows() {
        return new Items<>(
                areas.stream()
                        .map(area -> new AreaOfWeek(
                                week, edition, on, registeredOn, knownAt, area.area(), area.figures(), area.replaced()))
                        .toList(),
                null);
    }

    /** A row of the file. */
    record AreaOfWeek(
            Week week,
            int edition,
            LocalDate on,
            LocalDate registeredOn,
            Instant knownAt,
            AreaName area,
            PublishedNumbers figures,
            @Nullable PublishedNumbers replaced) {}
}
