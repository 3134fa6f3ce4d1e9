package nl.opvang.contracts.allocation;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Places asked for on top of the target, for a time.
 *
 * @param until first day on which they are no longer asked for
 * @param regions one figure per safety region that is asked, in order of their codes
 * @param announcedOn null when that is not known
 * @param source where it was read
 */
public record OneOffTerms(
        LocalDate from,
        LocalDate until,
        List<RegionalPlaces> regions,
        @Nullable LocalDate announcedOn,
        String source) {
    public OneOffTerms {
        regions = List.copyOf(regions);
    }
}
