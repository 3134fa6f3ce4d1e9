package nl.opvang.contracts.funding;

import java.time.Instant;
import java.time.LocalDate;

/**
 * How full municipal reception in the country was on a day, as known at a moment: kept where something was decided by it.
 *
 * @param knownAt lines known by then are counted, that moment included
 * @param realisedPlaces those out of use included
 */
public record NationalOccupancy(LocalDate on, Instant knownAt, long realisedPlaces, long occupiedPlaces) {}
