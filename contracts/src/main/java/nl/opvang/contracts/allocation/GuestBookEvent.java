package nl.opvang.contracts.allocation;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import nl.opvang.contracts.area.LocationId;
import nl.opvang.contracts.capacity.OccupancyBasis;
import nl.opvang.contracts.event.EventType;
import nl.opvang.contracts.event.PublishedEvent;
import nl.opvang.contracts.ledger.LedgerLine;
import nl.opvang.contracts.ledger.PlaceKind;
import nl.opvang.contracts.ledger.Timeline;
import org.jspecify.annotations.Nullable;

/** What happened in the guest book of one location: who stays there, by name. */
public sealed interface GuestBookEvent extends PublishedEvent {
    LocationId locationId();

    /**
     * What capacity-service said about the location. A copy: the quantities are counted there, so no ledger lines here.
     *
     * @param sourceEventId the event that this is a copy of
     * @param sourceSequence its place among the location's events
     * @param kind null when it said nothing about the kind
     * @param basis null when it said nothing about how stays are known
     * @param realised the changes in the number of places that are there
     * @param outOfUse the changes in the number of those that cannot be used
     */
    record PlacesNoted(
            LocationId locationId,
            UUID sourceEventId,
            long sourceSequence,
            @Nullable PlaceKind kind,
            @Nullable BasisNoted basis,
            List<Timeline.Change> realised,
            List<Timeline.Change> outOfUse)
            implements GuestBookEvent {
        public PlacesNoted {
            realised = List.copyOf(realised);
            outOfUse = List.copyOf(outOfUse);
        }
    }

    /**
     * What was said about how stays at the location are known.
     *
     * @param factId the location's fact that said so
     * @param correctedFactId the earlier fact whose place it takes, or which never was
     * @param from first day on which it holds; null for the day on which the location begins
     * @param basis null when the corrected fact never was, whatever it was about
     */
    record BasisNoted(
            UUID factId,
            @Nullable UUID correctedFactId,
            @Nullable LocalDate from,
            @Nullable OccupancyBasis basis) {}

    /**
     * A person came to stay.
     *
     * @param until first day on which the person no longer stays; null while that is open
     * @param aboveFreePlaces there was no free place on every one of these days, and the person was placed all the same
     */
    record StayStarted(
            LocationId locationId,
            StayId stayId,
            PersonId personId,
            LocalDate from,
            @Nullable LocalDate until,
            boolean aboveFreePlaces,
            List<LedgerLine> lines)
            implements GuestBookEvent {
        public StayStarted {
            lines = List.copyOf(lines);
        }

        @Override
        public UUID factId() {
            return stayId.id();
        }
    }

    /** The person left. */
    record StayEnded(LocationId locationId, StayId stayId, LocalDate until, List<LedgerLine> lines)
            implements GuestBookEvent {
        public StayEnded {
            lines = List.copyOf(lines);
        }
    }

    /** The person went to stay at another location from this day on; the other guest book says so in the same transaction. */
    record StayMovedOut(
            LocationId locationId, StayId stayId, LocalDate until, LocationId to, StayId toStay, List<LedgerLine> lines)
            implements GuestBookEvent {
        public StayMovedOut {
            lines = List.copyOf(lines);
        }
    }

    /** A person who stayed at another location came to stay at this one. */
    record StayMovedIn(
            LocationId locationId,
            StayId stayId,
            PersonId personId,
            LocalDate from,
            LocationId movedFrom,
            StayId movedFromStay,
            boolean aboveFreePlaces,
            List<LedgerLine> lines)
            implements GuestBookEvent {
        public StayMovedIn {
            lines = List.copyOf(lines);
        }

        @Override
        public UUID factId() {
            return stayId.id();
        }
    }

    /**
     * When the person really stayed.
     *
     * @param until first day on which the person no longer stayed; null while that is open
     */
    record StayCorrected(
            LocationId locationId,
            StayId stayId,
            UUID correctionId,
            LocalDate from,
            @Nullable LocalDate until,
            boolean aboveFreePlaces,
            List<LedgerLine> lines)
            implements GuestBookEvent {
        public StayCorrected {
            lines = List.copyOf(lines);
        }

        @Override
        public UUID factId() {
            return correctionId;
        }

        @Override
        public UUID correctedFactId() {
            return stayId.id();
        }
    }

    /** The stay never was. */
    record StayWithdrawn(LocationId locationId, StayId stayId, UUID correctionId, List<LedgerLine> lines)
            implements GuestBookEvent {
        public StayWithdrawn {
            lines = List.copyOf(lines);
        }

        @Override
        public UUID factId() {
            return correctionId;
        }

        @Override
        public UUID correctedFactId() {
            return stayId.id();
        }
    }

    /** The location turned out to be of another kind: its stays count under that kind, on every day. */
    record StaysRestated(LocationId locationId, PlaceKind kind, List<LedgerLine> lines) implements GuestBookEvent {
        public StaysRestated {
            lines = List.copyOf(lines);
        }
    }

    /**
     * Places are held for a household that was offered them: until a moment, or until it comes when it accepts before.
     *
     * @param until first day for which they are no longer held; null while that is open
     */
    record PlacesHeld(
            LocationId locationId,
            OfferId hold,
            int places,
            LocalDate from,
            @Nullable LocalDate until,
            Instant heldUntil)
            implements GuestBookEvent {}

    /** The household accepted: its places are kept until it comes. */
    record HoldKept(LocationId locationId, OfferId hold) implements GuestBookEvent {}

    /**
     * The household came to a location whose people are counted: its places stay held until a count on this day or
     * later, in which it is.
     */
    record HeldForCount(LocationId locationId, OfferId hold, LocalDate from) implements GuestBookEvent {}

    /** The places are no longer held. */
    record HoldEnded(LocationId locationId, OfferId hold, HoldEnd why) implements GuestBookEvent {}

    /** The names under which these events are stored. */
    static List<EventType<?>> types() {
        return List.of(
                new EventType<>("nl.opvang.allocation.guest-book.places-noted.v1", PlacesNoted.class),
                new EventType<>("nl.opvang.allocation.guest-book.stay-started.v1", StayStarted.class),
                new EventType<>("nl.opvang.allocation.guest-book.stay-ended.v1", StayEnded.class),
                new EventType<>("nl.opvang.allocation.guest-book.stay-moved-out.v1", StayMovedOut.class),
                new EventType<>("nl.opvang.allocation.guest-book.stay-moved-in.v1", StayMovedIn.class),
                new EventType<>("nl.opvang.allocation.guest-book.stay-corrected.v1", StayCorrected.class),
                new EventType<>("nl.opvang.allocation.guest-book.stay-withdrawn.v1", StayWithdrawn.class),
                new EventType<>("nl.opvang.allocation.guest-book.stays-restated.v1", StaysRestated.class),
                new EventType<>("nl.opvang.allocation.guest-book.places-held.v1", PlacesHeld.class),
                new EventType<>("nl.opvang.allocation.guest-book.hold-kept.v1", HoldKept.class),
                new EventType<>("nl.opvang.allocation.guest-book.held-for-count.v1", HeldForCount.class),
                new EventType<>("nl.opvang.allocation.guest-book.hold-ended.v1", HoldEnded.class));
    }
}
