package nl.opvang.contracts.capacity;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import nl.opvang.contracts.area.LocationId;
import nl.opvang.contracts.event.EventType;
import nl.opvang.contracts.event.PublishedEvent;
import nl.opvang.contracts.ledger.LedgerLine;
import org.jspecify.annotations.Nullable;

/**
 * What was said about a location, in numbers that are totals "from this day on, until the next day about which
 * something was said". Facts of one kind take each other's place when {@code correctedFactId} says so: the later one
 * is then read as if it had been said instead of, and at the moment of, the corrected one. Fields are only ever added.
 */
public sealed interface LocationEvent extends PublishedEvent {
    LocationId locationId();

    /** The client's id of the fact; of an opening, the location's own. */
    @Override
    UUID factId();

    /** The same fact, causing these changes. */
    LocationEvent withLines(List<LedgerLine> lines);

    /** The names under which these events are stored. */
    static List<EventType<?>> types() {
        return List.of(
                new EventType<>("nl.opvang.capacity.location.opened.v1", Opened.class),
                new EventType<>("nl.opvang.capacity.location.opening-corrected.v1", OpeningCorrected.class),
                new EventType<>("nl.opvang.capacity.location.places-planned.v1", PlacesPlanned.class),
                new EventType<>("nl.opvang.capacity.location.places-realised.v1", PlacesRealised.class),
                new EventType<>("nl.opvang.capacity.location.places-changed.v1", PlacesChanged.class),
                new EventType<>("nl.opvang.capacity.location.taken-out-of-use.v1", TakenOutOfUse.class),
                new EventType<>("nl.opvang.capacity.location.returned-to-use.v1", ReturnedToUse.class),
                new EventType<>("nl.opvang.capacity.location.prolonged.v1", Prolonged.class),
                new EventType<>("nl.opvang.capacity.location.closed.v1", Closed.class),
                new EventType<>("nl.opvang.capacity.location.occupancy-counted.v1", OccupancyCounted.class),
                new EventType<>("nl.opvang.capacity.location.occupancy-basis-changed.v1", OccupancyBasisChanged.class),
                new EventType<>("nl.opvang.capacity.location.withdrawn.v1", Withdrawn.class),
                new EventType<>("nl.opvang.capacity.location.restated.v1", Restated.class));
    }

    /**
     * A municipality, the one in the location's id, promised a location.
     *
     * @param effectiveOn first day on which the promise counts; nothing is said about earlier days
     * @param plannedPlaces promised and not yet there, from that day on
     * @param occupancyBasis how stays are known, until a change of it
     */
    record Opened(
            LocationId locationId,
            LocalDate effectiveOn,
            LocationDescription description,
            int plannedPlaces,
            OccupancyBasis occupancyBasis,
            List<LedgerLine> lines)
            implements LocationEvent {
        public Opened {
            lines = List.copyOf(lines);
        }

        @Override
        public UUID factId() {
            return locationId.id();
        }

        @Override
        public Opened withLines(List<LedgerLine> lines) {
            return new Opened(locationId, effectiveOn, description, plannedPlaces, occupancyBasis, lines);
        }
    }

    /** What the opening should have said, whole. When the kind changes, the lines carry everything over to it. */
    record OpeningCorrected(
            LocationId locationId,
            UUID factId,
            UUID correctedFactId,
            LocalDate effectiveOn,
            LocationDescription description,
            int plannedPlaces,
            OccupancyBasis occupancyBasis,
            List<LedgerLine> lines)
            implements LocationEvent {
        public OpeningCorrected {
            lines = List.copyOf(lines);
        }

        @Override
        public OpeningCorrected withLines(List<LedgerLine> lines) {
            return new OpeningCorrected(
                    locationId,
                    factId,
                    correctedFactId,
                    effectiveOn,
                    description,
                    plannedPlaces,
                    occupancyBasis,
                    lines);
        }
    }

    /** From this day on, so many places are promised and not yet there. */
    record PlacesPlanned(
            LocationId locationId,
            UUID factId,
            @Nullable UUID correctedFactId,
            LocalDate effectiveOn,
            int places,
            List<LedgerLine> lines)
            implements LocationEvent {
        public PlacesPlanned {
            lines = List.copyOf(lines);
        }

        @Override
        public PlacesPlanned withLines(List<LedgerLine> lines) {
            return new PlacesPlanned(locationId, factId, correctedFactId, effectiveOn, places, lines);
        }
    }

    /**
     * Promised places came to be there.
     *
     * @param places there from this day on, in all
     * @param stillPlanned promised and not yet there from this day on, in all
     */
    record PlacesRealised(
            LocationId locationId,
            UUID factId,
            @Nullable UUID correctedFactId,
            LocalDate effectiveOn,
            int places,
            int stillPlanned,
            List<LedgerLine> lines)
            implements LocationEvent {
        public PlacesRealised {
            lines = List.copyOf(lines);
        }

        @Override
        public PlacesRealised withLines(List<LedgerLine> lines) {
            return new PlacesRealised(locationId, factId, correctedFactId, effectiveOn, places, stillPlanned, lines);
        }
    }

    /** From this day on, so many places are there, in all; it may be fewer than before. */
    record PlacesChanged(
            LocationId locationId,
            UUID factId,
            @Nullable UUID correctedFactId,
            LocalDate effectiveOn,
            int places,
            List<LedgerLine> lines)
            implements LocationEvent {
        public PlacesChanged {
            lines = List.copyOf(lines);
        }

        @Override
        public PlacesChanged withLines(List<LedgerLine> lines) {
            return new PlacesChanged(locationId, factId, correctedFactId, effectiveOn, places, lines);
        }
    }

    /**
     * So many of the places that are there could not be used, beside those of other periods.
     *
     * @param until first day on which they could be used again; null while that is open
     */
    record TakenOutOfUse(
            LocationId locationId,
            UUID factId,
            @Nullable UUID correctedFactId,
            LocalDate from,
            @Nullable LocalDate until,
            int places,
            List<LedgerLine> lines)
            implements LocationEvent {
        public TakenOutOfUse {
            lines = List.copyOf(lines);
        }

        @Override
        public TakenOutOfUse withLines(List<LedgerLine> lines) {
            return new TakenOutOfUse(locationId, factId, correctedFactId, from, until, places, lines);
        }
    }

    /**
     * The places of a period out of use could be used again, earlier than that period said.
     *
     * @param periodId the first fact id of the period, whatever corrected it since
     * @param effectiveOn first day on which they could be used again
     */
    record ReturnedToUse(
            LocationId locationId,
            UUID factId,
            @Nullable UUID correctedFactId,
            UUID periodId,
            LocalDate effectiveOn,
            List<LedgerLine> lines)
            implements LocationEvent {
        public ReturnedToUse {
            lines = List.copyOf(lines);
        }

        @Override
        public ReturnedToUse withLines(List<LedgerLine> lines) {
            return new ReturnedToUse(locationId, factId, correctedFactId, periodId, effectiveOn, lines);
        }
    }

    /**
     * The location stays available for longer.
     *
     * @param availableUntil first day on which it is no longer available; null when no end is agreed
     */
    record Prolonged(
            LocationId locationId,
            UUID factId,
            @Nullable UUID correctedFactId,
            @Nullable LocalDate availableUntil,
            List<LedgerLine> lines)
            implements LocationEvent {
        public Prolonged {
            lines = List.copyOf(lines);
        }

        @Override
        public Prolonged withLines(List<LedgerLine> lines) {
            return new Prolonged(locationId, factId, correctedFactId, availableUntil, lines);
        }
    }

    /** From this day on nothing is there any more: all quantities of the location are zero, whatever was said before. */
    record Closed(
            LocationId locationId,
            UUID factId,
            @Nullable UUID correctedFactId,
            LocalDate effectiveOn,
            List<LedgerLine> lines)
            implements LocationEvent {
        public Closed {
            lines = List.copyOf(lines);
        }

        @Override
        public Closed withLines(List<LedgerLine> lines) {
            return new Closed(locationId, factId, correctedFactId, effectiveOn, lines);
        }
    }

    /**
     * On this day so many people were counted; the number holds until the next count. A count that changes no number
     * is a fact all the same: somebody looked.
     */
    record OccupancyCounted(
            LocationId locationId,
            UUID factId,
            @Nullable UUID correctedFactId,
            LocalDate on,
            int occupied,
            List<LedgerLine> lines)
            implements LocationEvent {
        public OccupancyCounted {
            lines = List.copyOf(lines);
        }

        @Override
        public OccupancyCounted withLines(List<LedgerLine> lines) {
            return new OccupancyCounted(locationId, factId, correctedFactId, on, occupied, lines);
        }
    }

    /**
     * From this day on stays are known in this way. The lines end what was counted where counting ends; after a change
     * back to counting nobody stays there until the next count.
     */
    record OccupancyBasisChanged(
            LocationId locationId,
            UUID factId,
            @Nullable UUID correctedFactId,
            LocalDate effectiveOn,
            OccupancyBasis basis,
            List<LedgerLine> lines)
            implements LocationEvent {
        public OccupancyBasisChanged {
            lines = List.copyOf(lines);
        }

        @Override
        public OccupancyBasisChanged withLines(List<LedgerLine> lines) {
            return new OccupancyBasisChanged(locationId, factId, correctedFactId, effectiveOn, basis, lines);
        }
    }

    /** The corrected fact never was; withdrawing a closing reopens the location. */
    record Withdrawn(LocationId locationId, UUID factId, UUID correctedFactId, List<LedgerLine> lines)
            implements LocationEvent {
        public Withdrawn {
            lines = List.copyOf(lines);
        }

        @Override
        public Withdrawn withLines(List<LedgerLine> lines) {
            return new Withdrawn(locationId, factId, correctedFactId, lines);
        }
    }

    /**
     * Earlier lines did not say what the facts say; these lines mend that. No fact changes.
     *
     * @param correctedFactId the fact whose lines were wrong, where it is one
     */
    record Restated(
            LocationId locationId, UUID factId, @Nullable UUID correctedFactId, List<LedgerLine> lines)
            implements LocationEvent {
        public Restated {
            lines = List.copyOf(lines);
        }

        @Override
        public Restated withLines(List<LedgerLine> lines) {
            return new Restated(locationId, factId, correctedFactId, lines);
        }
    }
}
