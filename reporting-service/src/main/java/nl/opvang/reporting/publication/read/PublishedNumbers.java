package nl.opvang.reporting.publication.read;

import java.math.BigDecimal;
import nl.opvang.contracts.reporting.AreaFigures;
import org.jspecify.annotations.Nullable;

/**
 * The figures of an area as they were published: each rounded on its own, so that parts need not add up to their total.
 * A number of people that is null was withheld.
 *
 * @param realisedPlaces municipal places that are there, those out of use included
 * @param outOfUsePlaces part of them
 * @param occupiedPlaces people who stay in municipal places
 * @param occupancyRate occupied places as percentage of the realised ones before these were rounded, one decimal; null
 *     without places, or when the people were withheld
 * @param crisisPlaces crisis places, which the rate leaves out
 * @param crisisOccupiedPlaces people who stay in them
 * @param registered people in the population register
 * @param deregistered running total of people who left it
 */
public record PublishedNumbers(
        int realisedPlaces,
        int outOfUsePlaces,
        @Nullable Integer occupiedPlaces,
        @Nullable BigDecimal occupancyRate,
        int crisisPlaces,
        @Nullable Integer crisisOccupiedPlaces,
        @Nullable Integer registered,
        @Nullable Integer deregistered) {
    static PublishedNumbers of(AreaFigures figures) {
        var perMille = figures.occupancyPerMille();
        return new PublishedNumbers(
                figures.realisedPlaces(),
                figures.outOfUsePlaces(),
                figures.occupiedPlaces(),
                perMille == null ? null : BigDecimal.valueOf(perMille, 1),
                figures.crisisPlaces(),
                figures.crisisOccupiedPlaces(),
                figures.registered(),
                figures.deregistered());
    }
}
