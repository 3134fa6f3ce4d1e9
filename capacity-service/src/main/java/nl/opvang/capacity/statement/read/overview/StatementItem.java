package nl.opvang.capacity.statement.read.overview;

import java.time.Instant;
import nl.opvang.capacity.statement.domain.StatementStatus;
import nl.opvang.contracts.area.MunicipalityCode;
import nl.opvang.contracts.area.RegionCode;
import nl.opvang.contracts.calendar.Week;
import org.jspecify.annotations.Nullable;

/**
 * A municipality in the list of a week; the figures are those of municipal places.
 *
 * @param reviewedByRegion whether a rule of the region says that it accepts or returns this week
 * @param reviewReason why it was returned
 * @param realisedPlaces as known at the moment asked, like all figures that do not say otherwise
 * @param lockedRealisedPlaces as known when the week was locked, like the next two; null while it is not
 * @param differences events after the lock that changed the figures, of whatever kind
 */
public record StatementItem(
        MunicipalityCode municipality,
        String name,
        RegionCode region,
        Week week,
        StatementStatus status,
        boolean reviewedByRegion,
        @Nullable Instant confirmedAt,
        @Nullable String reviewReason,
        @Nullable Instant lockedAt,
        boolean reminded,
        long realisedPlaces,
        long outOfUsePlaces,
        long occupiedPlaces,
        long placeDays,
        @Nullable Long lockedRealisedPlaces,
        @Nullable Long lockedOccupiedPlaces,
        @Nullable Long lockedPlaceDays,
        int differences,
        int differencesWithoutReason) {}
