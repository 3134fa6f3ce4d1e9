package nl.opvang.demo.plan;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.UUID;
import nl.opvang.contracts.capacity.LocationDescription;
import nl.opvang.contracts.capacity.OccupancyBasis;
import nl.opvang.contracts.ledger.NationalityGroup;

/** One thing that a municipality says, once; ids are its own choice, so that saying it again changes nothing. */
public sealed interface Operation {
    /** The code under which it is said; a thing that was opened or registered under an ended code keeps that code. */
    String municipality();

    /** The date in the Netherlands from which it is true. */
    LocalDate effectiveOn();

    /** When it was known; never earlier than what was said before about the same location, guest book or person. */
    Instant knownAt();

    /** Why a person left the register. */
    enum DepartureReason {
        LEFT_COUNTRY,
        UNKNOWN
    }

    /** Who a person is, outside all events. Every value of the demo is invented. */
    record Identity(String scheme, String value) {}

    /** Said to capacity-service, about one location. */
    sealed interface AboutLocation extends Operation {
        UUID location();
    }

    /** Said to allocation-service, about one stay in the guest book of one location. */
    sealed interface AboutStay extends Operation {
        UUID location();

        UUID stay();
    }

    /** Said to allocation-service, about one registration of one person. */
    sealed interface AboutRegistration extends Operation {
        UUID registration();
    }

    /** Opens a location, with {@code plannedPlaces} promised from {@code effectiveOn} on. */
    record OpenLocation(
            String municipality,
            UUID location,
            LocalDate effectiveOn,
            LocationDescription description,
            int plannedPlaces,
            OccupancyBasis occupancyBasis,
            Instant knownAt)
            implements AboutLocation {}

    /** So many places, in all, are promised and not yet there from a date on. */
    record PlanPlaces(
            String municipality,
            UUID location,
            UUID change,
            LocalDate effectiveOn,
            int places,
            String reason,
            Instant knownAt)
            implements AboutLocation {}

    /** Promised places are there: so many in all from a date on, and none of them is promised any more. */
    record RealisePlaces(
            String municipality,
            UUID location,
            UUID change,
            LocalDate effectiveOn,
            int places,
            String reason,
            Instant knownAt)
            implements AboutLocation {}

    /** The number of places that are there from a date on, until the next date about which something was said. */
    record ChangePlaces(
            String municipality,
            UUID location,
            UUID change,
            LocalDate effectiveOn,
            int places,
            String reason,
            Instant knownAt)
            implements AboutLocation {}

    /** So many places cannot be used in {@code [effectiveOn, until)}. */
    record TakeOutOfUse(
            String municipality,
            UUID location,
            UUID period,
            LocalDate effectiveOn,
            LocalDate until,
            int places,
            String reason,
            Instant knownAt)
            implements AboutLocation {}

    /** The places of a period can be used again from a date on, earlier than that period said. */
    record ReturnToUse(
            String municipality, UUID location, UUID returning, UUID period, LocalDate effectiveOn, Instant knownAt)
            implements AboutLocation {}

    /**
     * The location stays available until a later date.
     *
     * @param effectiveOn when that was decided
     */
    record ProlongLocation(
            String municipality,
            UUID location,
            UUID prolongation,
            LocalDate effectiveOn,
            LocalDate availableUntil,
            Instant knownAt)
            implements AboutLocation {}

    /** No places and nobody counted from a date on. */
    record CloseLocation(
            String municipality, UUID location, UUID closing, LocalDate effectiveOn, String reason, Instant knownAt)
            implements AboutLocation {}

    /** So many people were there on a date, and until the next count. */
    record CountOccupancy(
            String municipality, UUID location, UUID count, LocalDate effectiveOn, int occupied, Instant knownAt)
            implements AboutLocation {}

    /** An earlier count was wrong: so many people were there on its date. */
    record CorrectCount(
            String municipality,
            UUID location,
            UUID correction,
            UUID count,
            LocalDate effectiveOn,
            int occupied,
            String reason,
            Instant knownAt)
            implements AboutLocation {}

    /** A person is in the register of this municipality from a date on, for the first time or again after leaving. */
    record Register(
            String municipality,
            UUID registration,
            Identity identity,
            NationalityGroup nationalityGroup,
            LocalDate effectiveOn,
            Instant knownAt)
            implements AboutRegistration {}

    /** A person who is registered elsewhere moves here; said by the receiving municipality, ends the registration there. */
    record Move(
            String municipality,
            UUID registration,
            Identity identity,
            String movedFrom,
            NationalityGroup nationalityGroup,
            LocalDate effectiveOn,
            Instant knownAt)
            implements AboutRegistration {}

    /**
     * A person left the register.
     *
     * @param effectiveOn the first day on which the person is no longer registered
     */
    record Deregister(
            String municipality,
            UUID registration,
            LocalDate effectiveOn,
            DepartureReason departureReason,
            Instant knownAt)
            implements AboutRegistration {}

    /** A registration that has not ended began on another date than was said before. */
    record CorrectRegistration(
            String municipality,
            UUID registration,
            UUID correction,
            NationalityGroup nationalityGroup,
            LocalDate effectiveOn,
            String reason,
            Instant knownAt)
            implements AboutRegistration {}

    /** A person lives in a location from a date on. */
    record StartStay(
            String municipality, UUID location, UUID stay, Identity identity, LocalDate effectiveOn, Instant knownAt)
            implements AboutStay {}

    /** The first day on which a person no longer lives there. */
    record EndStay(String municipality, UUID location, UUID stay, LocalDate effectiveOn, Instant knownAt)
            implements AboutStay {}

    /** A person who lives with hosts got a provision in a calendar month; once per person and month. */
    record Provide(String municipality, UUID provision, Identity identity, YearMonth month, Instant knownAt)
            implements Operation {
        @Override
        public LocalDate effectiveOn() {
            return month.atDay(1);
        }
    }
}
