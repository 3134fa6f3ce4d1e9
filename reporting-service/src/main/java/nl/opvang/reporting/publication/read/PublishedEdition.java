package nl.opvang.reporting.publication.read;

import java.time.Instant;
import java.time.LocalDate;
import nl.opvang.contracts.calendar.Week;
import nl.opvang.plumbing.http.form.Example;
import org.jspecify.annotations.Nullable;

/**
 * That figures of a week were published.
 *
 * @param edition counts those of the week, from 1; the last one holds
 * @param on the day of the places and of the people who stay in them
 * @param registeredOn the day of the people in the population register
 * @param knownAt the figures are those known at this moment
 * @param reason why it took the place of the edition before it; null for the first
 */
public record PublishedEdition(
        Week week,
        int edition,
        Instant publishedAt,
        LocalDate on,
        LocalDate registeredOn,
        Instant knownAt,

        @Example("A municipality had counted twice.") @Nullable
        String reason) {}
