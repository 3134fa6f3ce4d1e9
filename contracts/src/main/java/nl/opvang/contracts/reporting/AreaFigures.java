package nl.opvang.contracts.reporting;

import org.jspecify.annotations.Nullable;

/**
 * What was published about an area. A number of people that is null was withheld.
 *
 * @param area {@code NL}, or the code of a region or municipality
 * @param realisedPlaces municipal places that are there, those out of use included
 * @param outOfUsePlaces part of them
 * @param occupiedPlaces people who stay in municipal places
 * @param occupancyPerMille occupied places per thousand realised ones, half up, of the figures before they were rounded;
 *     null without places, or when the people were withheld
 * @param crisisPlaces crisis places, which the rate leaves out
 * @param crisisOccupiedPlaces people who stay in them
 * @param registered people in the population register
 * @param deregistered running total of people who left it
 */
public record AreaFigures(
        String area,
        int realisedPlaces,
        int outOfUsePlaces,
        @Nullable Integer occupiedPlaces,
        @Nullable Integer occupancyPerMille,
        int crisisPlaces,
        @Nullable Integer crisisOccupiedPlaces,
        @Nullable Integer registered,
        @Nullable Integer deregistered) {}
