package nl.opvang.capacity.statement.read.overview;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import nl.opvang.capacity.statement.domain.StatementStatus;
import nl.opvang.contracts.area.MunicipalityCode;
import nl.opvang.contracts.area.RegionCode;
import nl.opvang.contracts.calendar.Week;
import nl.opvang.contracts.ledger.PlaceKind;
import org.jspecify.annotations.Nullable;

/**
 * The statement of a municipality about a week: prefilled until it is confirmed, and beside what was locked.
 *
 * @param until first day after the week
 * @param reviewedByRegion whether a rule of the region says that it accepts or returns this week
 * @param knownAtBasis whose word it is that something was known by then
 * @param figures as known at the moment asked
 * @param asConfirmed as the municipality saw them; null while it did not confirm
 * @param asLocked as known when the week was locked, which never changes; null while it is not
 * @param differences events after the lock that changed the figures
 * @param differencesWithoutReason those of them that still need one
 */
public record StatementOverview(
        MunicipalityCode municipality,
        String name,
        RegionCode region,
        Week week,
        LocalDate from,
        LocalDate until,
        StatementStatus status,
        boolean reviewedByRegion,
        @Nullable Confirmation confirmation,
        @Nullable Review review,
        @Nullable Locking locking,
        @Nullable Reminder reminder,
        Instant knownAt,
        Instant projectedThrough,
        KnownAtBasis knownAtBasis,
        StatementFigures figures,
        @Nullable StatementFigures asConfirmed,
        @Nullable StatementFigures asLocked,
        int differences,
        int differencesWithoutReason) {

    /** Whose word it is that something was known at the moment asked. */
    public enum KnownAtBasis {
        /** Our clock's: the import of history was closed by then, so the answer never changes. */
        RECORDED,
        /** The sources': facts that they knew then were imported later, or may still be. */
        SOURCE
    }

    public record Confirmation(UUID confirmationId, Instant confirmedAt) {}

    /** @param reason why it was returned */
    public record Review(
            UUID reviewId, boolean accepted, @Nullable String reason, Instant reviewedAt) {}

    public record Locking(UUID lockId, Instant lockedAt) {}

    public record Reminder(LocalDate on, LocalDate dueOn) {}

    /**
     * Figures as known at a moment.
     *
     * @param kinds those of which there is anything
     * @param locations empty for who may not see locations
     */
    public record StatementFigures(Instant knownAt, List<KindFigures> kinds, List<LocationFigures> locations) {}

    /** Of all locations of a kind. */
    public record KindFigures(
            PlaceKind kind,
            long plannedPlaces,
            long realisedPlaces,
            long outOfUsePlaces,
            long occupiedPlaces,
            long placeDays,
            long stayDays) {}

    /**
     * Of one location.
     *
     * @param municipality under whose code it was opened
     * @param name as it is called now
     */
    public record LocationFigures(
            MunicipalityCode municipality,
            UUID location,
            String name,
            PlaceKind kind,
            long plannedPlaces,
            long realisedPlaces,
            long outOfUsePlaces,
            long occupiedPlaces,
            long placeDays,
            long stayDays) {}
}
