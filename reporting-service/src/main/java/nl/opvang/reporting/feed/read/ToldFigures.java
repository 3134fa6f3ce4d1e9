package nl.opvang.reporting.feed.read;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import nl.opvang.reporting.figure.read.AreaName;
import org.jspecify.annotations.Nullable;

/**
 * What topic and stream say of an area on a day; whatever was said of them before does not hold any more.
 *
 * @param knownAt the figures as known at this moment; they may have been the same before
 * @param realisedPlaces municipal places that are there, those out of use included
 * @param occupiedPlaces stays in them, counted or by name
 * @param occupancyRate occupied places as percentage of the realised ones, one decimal, half up; null without places
 * @param targetPlaces what is asked for; null when nothing was decided for the day
 * @param gap places short; negative when there are more than asked for
 */
record ToldFigures(
        AreaName area,
        LocalDate on,
        Instant knownAt,
        long realisedPlaces,
        long outOfUsePlaces,
        long occupiedPlaces,
        @Nullable BigDecimal occupancyRate,
        @Nullable Long targetPlaces,
        @Nullable Long gap) {}
