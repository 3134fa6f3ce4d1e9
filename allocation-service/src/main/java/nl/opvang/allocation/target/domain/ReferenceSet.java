package nl.opvang.allocation.target.domain;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import nl.opvang.contracts.allocation.ReferenceSetId;
import nl.opvang.contracts.area.MunicipalityCode;
import nl.opvang.contracts.area.RegionCode;

/**
 * What the formula knows of the safety regions: figures of a moment in the past, not those of today.
 *
 * @param on the day of the figures
 * @param regions every safety region once
 * @param inhabitants of every municipality, as they were divided when the set was made
 */
public record ReferenceSet(
        ReferenceSetId id, LocalDate on, List<Region> regions, Map<MunicipalityCode, Long> inhabitants) {
    /** A safety region. */
    public record Region(RegionCode code, long population, long landAreaHectares) {}

    public ReferenceSet {
        regions = List.copyOf(regions);
        inhabitants = Map.copyOf(inhabitants);
    }

    long population() {
        return regions.stream().mapToLong(Region::population).sum();
    }

    long landAreaHectares() {
        return regions.stream().mapToLong(Region::landAreaHectares).sum();
    }
}
