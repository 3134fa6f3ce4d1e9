package nl.opvang.contracts.funding;

import java.time.LocalDate;

/**
 * So many realised places are expected on each of some days.
 *
 * @param until first day after them
 */
public record ExpectedPlaces(LocalDate from, LocalDate until, int places) {}
