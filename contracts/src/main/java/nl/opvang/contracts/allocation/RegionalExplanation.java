package nl.opvang.contracts.allocation;

import nl.opvang.contracts.area.RegionCode;

/** Why a region's figure is not what the distribution key gives. */
public record RegionalExplanation(RegionCode region, String explanation) {}
