package nl.opvang.contracts.allocation;

import java.time.LocalDate;

/**
 * That what a round decided was told to municipalities and regions.
 *
 * @param source where it was read
 */
public record RoundAnnouncement(LocalDate announcedOn, String source) {}
