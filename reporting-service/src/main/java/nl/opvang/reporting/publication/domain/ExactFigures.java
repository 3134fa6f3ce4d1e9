package nl.opvang.reporting.publication.domain;

import org.jspecify.annotations.Nullable;

/**
 * The figures of an area as the register knows them, to the last person.
 *
 * @param area {@code NL}, or the code of a region or municipality
 * @param within the area whose figures add up this one's with others; null for the country
 */
public record ExactFigures(
        String area,
        @Nullable String within,
        int realisedPlaces,
        int outOfUsePlaces,
        int occupiedPlaces,
        int crisisPlaces,
        int crisisOccupiedPlaces,
        int registered,
        int deregistered) {}
