package nl.opvang.allocation.stay.domain;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import nl.opvang.contracts.allocation.GuestBookEvent.BasisNoted;
import nl.opvang.contracts.allocation.HoldEnd;
import nl.opvang.contracts.allocation.OfferId;
import nl.opvang.contracts.allocation.PersonId;
import nl.opvang.contracts.allocation.StayId;
import nl.opvang.contracts.area.LocationId;
import nl.opvang.contracts.ledger.PlaceKind;
import nl.opvang.contracts.ledger.Timeline;
import nl.opvang.plumbing.decision.Command;
import org.jspecify.annotations.Nullable;

/** What can be written in the guest book of a location. */
public sealed interface GuestBookCommand extends Command {
    LocationId locationId();

    @Override
    default String aggregateId() {
        return "guest-book:" + locationId().text();
    }

    /**
     * Copies what capacity-service said about the location.
     *
     * @param kind null when it said nothing about the kind
     * @param basis null when it said nothing about how stays are known
     */
    record NotePlaces(
            LocationId locationId,
            UUID sourceEventId,
            long sourceSequence,
            @Nullable PlaceKind kind,
            @Nullable BasisNoted basis,
            List<Timeline.Change> realised,
            List<Timeline.Change> outOfUse)
            implements GuestBookCommand {
        public NotePlaces {
            realised = List.copyOf(realised);
            outOfUse = List.copyOf(outOfUse);
        }
    }

    /** About one stay: nothing of the kind is decided before the location is known. */
    sealed interface AboutStay extends GuestBookCommand {
        StayId stayId();
    }

    /**
     * A person comes to stay.
     *
     * @param until null while that is open
     */
    record StartStay(
            LocationId locationId,
            StayId stayId,
            PersonId personId,
            LocalDate from,
            @Nullable LocalDate until,
            WithoutFreePlace withoutFreePlace)
            implements AboutStay {}

    /** The person leaves. */
    record EndStay(LocationId locationId, StayId stayId, LocalDate until) implements AboutStay {}

    /** The person goes on to stay at another location; accepted only together with that one's {@link MoveIn}. */
    record MoveOut(LocationId locationId, StayId stayId, LocalDate until, LocationId to, StayId toStay)
            implements AboutStay {}

    /** A person comes from another location; accepted only together with that one's {@link MoveOut}. */
    record MoveIn(
            LocationId locationId,
            StayId stayId,
            PersonId personId,
            LocalDate from,
            LocationId movedFrom,
            StayId movedFromStay,
            WithoutFreePlace withoutFreePlace)
            implements AboutStay {}

    /**
     * When the person really stayed.
     *
     * @param until null while that is open
     */
    record CorrectStay(
            LocationId locationId,
            StayId stayId,
            UUID correctionId,
            LocalDate from,
            @Nullable LocalDate until,
            WithoutFreePlace withoutFreePlace)
            implements AboutStay {}

    /** The stay never was. */
    record WithdrawStay(LocationId locationId, StayId stayId, UUID correctionId) implements AboutStay {}

    /**
     * Writes all of these in the guest book, or none of them: those after it build on those before. The moment tells which
     * holds are over; without one all that stand count.
     *
     * @param together about this location, all of them
     */
    record WriteTogether(LocationId locationId, Instant at, List<AboutStay> together) implements GuestBookCommand {
        public WriteTogether {
            together = List.copyOf(together);
        }
    }

    /** About places that are held for a household; the moment is that of the request. */
    sealed interface AboutHold extends GuestBookCommand {
        OfferId hold();

        Instant at();
    }

    /**
     * Holds places for a household.
     *
     * @param until first day for which they need not be held; null while that is open
     * @param heldUntil the first moment at which they are free again, unless the hold is kept before
     * @param counted what is known of people who stay there without a name
     */
    record HoldPlaces(
            LocationId locationId,
            OfferId hold,
            int places,
            LocalDate from,
            @Nullable LocalDate until,
            Instant heldUntil,
            Counted counted,
            Instant at)
            implements AboutHold {}

    /**
     * What the counts of a location say.
     *
     * @param most the largest number on any of the days for which places are to be held
     * @param lastOn the last day that was counted; null when none was
     */
    record Counted(int most, @Nullable LocalDate lastOn) {}

    /** The household accepted: its places do not become free any more when time goes by. */
    record KeepHold(LocationId locationId, OfferId hold, Instant at) implements AboutHold {}

    /** The places are free again; nothing to do when they are already. */
    record EndHold(LocationId locationId, OfferId hold, HoldEnd why, Instant at) implements AboutHold {}

    /**
     * The household came, and takes its places.
     *
     * @param arrivals one per person, about this location; none where people are counted and not named
     */
    record TakeHold(LocationId locationId, OfferId hold, LocalDate from, List<AboutStay> arrivals, Instant at)
            implements AboutHold {
        public TakeHold {
            arrivals = List.copyOf(arrivals);
        }
    }
}
