package nl.opvang.reporting.page;

import java.math.BigDecimal;
import java.time.Instant;
import nl.opvang.reporting.figure.read.AreaName;
import org.jspecify.annotations.Nullable;

/**
 * The figures of an area on a day, as known at a moment.
 *
 * @param realisedPlaces municipal places that are there, those out of use included
 * @param occupancyRate occupied places as percentage of the realised ones; null without places
 * @param targetPlaces for a municipality its part of what the region divided; null when nothing was decided
 * @param gap places short; negative when there are more than asked for
 * @param registered people in the population register; null for a location, which has none of its own
 * @param lastReportedAt when anything was last said about places or stays there; null when never
 */
record AreaRow(
        AreaName area,
        long realisedPlaces,
        long outOfUsePlaces,
        long occupiedPlaces,
        @Nullable BigDecimal occupancyRate,
        @Nullable Long targetPlaces,
        @Nullable Long gap,
        @Nullable Long registered,
        @Nullable Instant lastReportedAt) {
    /** Whether every place that can be used is occupied, or more than that. */
    public boolean full() {
        return realisedPlaces > 0 && occupiedPlaces >= realisedPlaces - outOfUsePlaces;
    }

    /** Whether there is nothing to tell but that nobody told. */
    public boolean silent() {
        return lastReportedAt == null && realisedPlaces == 0 && occupiedPlaces == 0;
    }
}
