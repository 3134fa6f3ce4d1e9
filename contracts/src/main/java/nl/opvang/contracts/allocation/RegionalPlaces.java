package nl.opvang.contracts.allocation;

import nl.opvang.contracts.area.RegionCode;

/** How many places a safety region is to have, and where that number comes from. */
public record RegionalPlaces(RegionCode region, int places, FigureProvenance provenance) {}
