package nl.opvang.reporting.occupancy.read;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * How full an area was at the end of a day.
 *
 * @param occupancyRate as of {@link Occupancy}; null without places
 */
public record DayOfOccupancy(
        LocalDate on,
        long realisedPlaces,
        long outOfUsePlaces,
        long occupiedPlaces,
        @Nullable BigDecimal occupancyRate) {}
