package nl.opvang.contracts.allocation;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a decision about the national number of places says.
 *
 * @param effectiveOn first day on which it holds; it holds until the day from which another one does
 * @param places the national number; the regional ones need not add up to it, because each was rounded on its own
 * @param referenceSet what calculated figures were computed from, and published ones may be compared with; null when there is
 *     none
 * @param regions one figure per safety region, in order of their codes
 * @param announcedOn null when that is not known
 * @param source where it was read
 */
public record TargetTerms(
        LocalDate effectiveOn,
        int places,
        TargetBasis basis,
        @Nullable ReferenceSetId referenceSet,
        List<RegionalPlaces> regions,
        @Nullable LocalDate announcedOn,
        String source) {
    public TargetTerms {
        regions = List.copyOf(regions);
    }
}
