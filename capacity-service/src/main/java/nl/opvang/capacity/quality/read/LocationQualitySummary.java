package nl.opvang.capacity.quality.read;

import java.time.LocalDate;
import java.util.UUID;
import nl.opvang.contracts.area.MunicipalityCode;
import org.jspecify.annotations.Nullable;

/**
 * A location in the list of qualities.
 *
 * @param realisedPlaces on the day asked, those out of use included
 * @param inspectedOn the last day on or before it on which somebody looked; null when nobody did
 * @param openFollowUps agreed and not done by that day
 * @param overdueFollowUps those of them whose last day has passed
 */
record LocationQualitySummary(
        MunicipalityCode municipality,
        UUID location,
        String name,
        long realisedPlaces,
        @Nullable LocalDate inspectedOn,
        int met,
        int notMet,
        int notApplicable,
        int notLookedAt,
        int openFollowUps,
        int overdueFollowUps) {
    static LocationQualitySummary of(LocationQuality quality) {
        int open = 0;
        int overdue = 0;
        for (var followUp : quality.followUps()) {
            if (followUp.doneOn() == null) open++;
            if (followUp.overdue()) overdue++;
        }
        return new LocationQualitySummary(
                quality.municipality(),
                quality.location(),
                quality.name(),
                quality.realisedPlaces(),
                quality.inspectedOn(),
                quality.met(),
                quality.notMet(),
                quality.notApplicable(),
                quality.notLookedAt(),
                open,
                overdue);
    }
}
