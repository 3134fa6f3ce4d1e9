package nl.opvang.reporting.page;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * How full an area was at the end of a day, and what was published of it.
 *
 * @param publishedSource where the published figures stood; null when none are known of this day
 */
record TrendRow(
        LocalDate on,
        long realisedPlaces,
        long outOfUsePlaces,
        long occupiedPlaces,
        @Nullable BigDecimal occupancyRate,
        @Nullable Long targetPlaces,
        @Nullable Long publishedRealised,
        @Nullable Long publishedOccupied,
        @Nullable String publishedSource) {}
