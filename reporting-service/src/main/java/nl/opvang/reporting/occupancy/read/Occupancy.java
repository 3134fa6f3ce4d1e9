package nl.opvang.reporting.occupancy.read;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import nl.opvang.reporting.figure.read.AreaName;
import org.jspecify.annotations.Nullable;

/**
 * How full an area is.
 *
 * @param realisedPlaces places that are there, those out of use included
 * @param occupiedPlaces stays, counted or by name
 * @param occupancyRate occupied places as percentage of the realised ones, one decimal, half up; null without places
 * @param lastReportedAt when anything was last said about places or stays there, of whatever kind; null when never
 */
public record Occupancy(
        AreaName area,
        long realisedPlaces,
        long outOfUsePlaces,
        long occupiedPlaces,
        @Nullable BigDecimal occupancyRate,
        @Nullable Instant lastReportedAt) {
    /** The rate of so many occupied places; null without places. */
    public static @Nullable BigDecimal rate(long occupied, long realised) {
        if (realised == 0) return null;
        return BigDecimal.valueOf(100 * occupied).divide(BigDecimal.valueOf(realised), 1, RoundingMode.HALF_UP);
    }
}
