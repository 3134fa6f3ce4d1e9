package nl.opvang.allocation.target.domain;

import java.util.List;
import nl.opvang.contracts.allocation.ReferenceSetId;
import nl.opvang.contracts.area.RegionCode;

/**
 * What the formula knows of the safety regions: figures of a moment in the past, not those of today.
 *
 * @param regions every safety region once
 */
public record ReferenceSet(ReferenceSetId id, List<Region> regions) {
    /** A safety region. */
    public record Region(RegionCode code, long population, long landAreaHectares) {}

    public ReferenceSet {
        regions = List.copyOf(regions);
    }

    long population() {
        return regions.stream().mapToLong(Region::population).sum();
    }

    long landAreaHectares() {
        return regions.stream().mapToLong(Region::landAreaHectares).sum();
    }
}
