package nl.opvang.allocation.stay.domain;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import nl.opvang.contracts.allocation.GuestBookEvent.BasisNoted;
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
}
