package nl.opvang.contracts.allocation;

import nl.opvang.contracts.area.MunicipalityCode;

/** How many places a municipality is to have. */
public record MunicipalPlaces(MunicipalityCode municipality, int places) {}
