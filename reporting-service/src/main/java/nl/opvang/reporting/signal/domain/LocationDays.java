package nl.opvang.reporting.signal.domain;

import java.time.LocalDate;
import java.util.List;
import nl.opvang.contracts.ledger.Timeline;
import org.jspecify.annotations.Nullable;

/**
 * What is known about a location up to a day.
 *
 * @param municipality the one that it counts for on that day
 * @param realised as the next two, exact from the first day of the window on
 * @param counts that stand, in the order of their days
 * @param closedFrom first day on which nothing is there any more; null while no closing is known
 */
public record LocationDays(
        String municipality,
        String location,
        Timeline realised,
        Timeline outOfUse,
        Timeline stays,
        List<Count> counts,
        @Nullable LocalDate closedFrom) {
    public LocationDays {
        counts = List.copyOf(counts);
    }

    int usable(LocalDate day) {
        return realised.on(day) - outOfUse.on(day);
    }

    boolean closedOn(LocalDate day) {
        return closedFrom != null && !closedFrom.isAfter(day);
    }
}
