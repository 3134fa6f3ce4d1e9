package nl.opvang.contracts.allocation.target;

import nl.opvang.contracts.allocation.DivisionTerms;
import nl.opvang.contracts.allocation.MunicipalPlaces;

/** What a municipality is asked for, and the division that says so. */
public record DividedPart(DivisionTerms terms, MunicipalPlaces part) {}
