package nl.opvang.capacity.location.domain;

import java.time.LocalDate;
import java.util.UUID;
import nl.opvang.contracts.area.LocationId;
import nl.opvang.contracts.capacity.LocationDescription;
import nl.opvang.contracts.capacity.OccupancyBasis;
import nl.opvang.plumbing.decision.Command;
import org.jspecify.annotations.Nullable;

/** What can be asked of a location. Every command carries the client's own id of the fact that it will become. */
public sealed interface LocationCommand extends Command {
    /** First part of the ids of locations as aggregates. */
    String FEATURE = "location";

    LocationId locationId();

    UUID factId();

    @Override
    default String aggregateId() {
        return FEATURE + ":" + locationId().text();
    }

    record Open(
            LocationId locationId,
            LocalDate effectiveOn,
            LocationDescription description,
            int plannedPlaces,
            OccupancyBasis occupancyBasis)
            implements LocationCommand {
        @Override
        public UUID factId() {
            return locationId.id();
        }
    }

    /** Says one thing about a location that is known; said as a correction, it is read in place of what it corrects. */
    sealed interface Statement extends LocationCommand {}

    record PlanPlaces(LocationId locationId, UUID factId, LocalDate effectiveOn, int places) implements Statement {}

    /**
     * @param places there from that day on, in all
     * @param stillPlanned promised and not yet there from that day on, in all; null: those that are now there no longer
     */
    record RealisePlaces(
            LocationId locationId,
            UUID factId,
            LocalDate effectiveOn,
            int places,
            @Nullable Integer stillPlanned) implements Statement {}

    record ChangePlaces(LocationId locationId, UUID factId, LocalDate effectiveOn, int places) implements Statement {}

    /** @param until first day on which they can be used again; null while that is open */
    record TakeOutOfUse(
            LocationId locationId,
            UUID factId,
            LocalDate from,
            @Nullable LocalDate until,
            int places) implements Statement {}

    /** @param periodId the first fact id of the period that ends now, whatever corrected it since */
    record ReturnToUse(LocationId locationId, UUID factId, UUID periodId, LocalDate effectiveOn) implements Statement {}

    /** @param availableUntil first day on which it is no longer available; null when no end is agreed */
    record Prolong(
            LocationId locationId, UUID factId, @Nullable LocalDate availableUntil) implements Statement {}

    record Close(LocationId locationId, UUID factId, LocalDate effectiveOn) implements Statement {}

    record CountOccupancy(LocationId locationId, UUID factId, LocalDate on, int occupied) implements Statement {}

    record ChangeOccupancyBasis(LocationId locationId, UUID factId, LocalDate effectiveOn, OccupancyBasis basis)
            implements Statement {}

    /** Says what the corrected fact should have said. */
    record Correct(UUID corrects, Statement instead) implements LocationCommand {
        @Override
        public LocationId locationId() {
            return instead.locationId();
        }

        @Override
        public UUID factId() {
            return instead.factId();
        }
    }

    /** @param corrects the location's own id, or that of the last correction of its opening */
    record CorrectOpening(
            LocationId locationId,
            UUID factId,
            UUID corrects,
            LocalDate effectiveOn,
            LocationDescription description,
            int plannedPlaces,
            OccupancyBasis occupancyBasis)
            implements LocationCommand {}

    /** Says that the corrected fact never was. */
    record Withdraw(LocationId locationId, UUID factId, UUID corrects) implements LocationCommand {}

    /**
     * Brings the lines where the facts say that they should be, should they ever differ.
     *
     * @param corrects the fact whose lines were wrong, where it is one
     */
    record Restate(
            LocationId locationId, UUID factId, @Nullable UUID corrects) implements LocationCommand {}
}
