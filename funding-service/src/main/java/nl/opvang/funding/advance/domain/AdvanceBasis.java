package nl.opvang.funding.advance.domain;

import java.util.List;
import nl.opvang.contracts.funding.Deadline;
import nl.opvang.contracts.funding.NationalOccupancy;
import nl.opvang.contracts.funding.OccupancyFloor;
import nl.opvang.funding.norm.domain.KnownNorms;
import org.jspecify.annotations.Nullable;

/**
 * What is known when an advance is asked for.
 *
 * @param norms of municipal reception, in order of days
 * @param inTime null when no such rule is known
 * @param late until when a late application is handled; null when no such rule is known
 * @param floor how full the country must be for that; null when no such rule is known
 * @param occupancy how full it was
 */
public record AdvanceBasis(
        List<KnownNorms.Period> norms,
        @Nullable Deadline inTime,
        @Nullable Deadline late,
        @Nullable OccupancyFloor floor,
        NationalOccupancy occupancy) {
    public AdvanceBasis {
        norms = List.copyOf(norms);
    }
}
