package nl.opvang.allocation.stay.domain;

import java.time.LocalDate;
import java.util.UUID;
import nl.opvang.contracts.allocation.StayId;
import nl.opvang.contracts.area.LocationId;
import nl.opvang.plumbing.decision.Refusal;

/** Why something is not written in a guest book. */
public sealed interface GuestBookRefusal extends Refusal {
    /** Nothing was heard of this location yet: it may be on its way, or not exist. */
    record LocationNotYetKnown(LocationId locationId) implements GuestBookRefusal {}

    /** No place is free on that day; with a reason the person can be placed all the same. */
    record NoFreePlace(LocalDate day) implements GuestBookRefusal {}

    /** On that day the location's stays are counted, not named. */
    record DayIsCounted(LocalDate day) implements GuestBookRefusal {}

    /** The person stays somewhere on one of these days: where is not the caller's to know. */
    record StaysAlready() implements GuestBookRefusal {}

    /** The guest book has no such stay. */
    record StayUnknown(StayId stayId) implements GuestBookRefusal {}

    /** The id already stands for a stay that says something else. */
    record StayIdTaken(StayId stayId) implements GuestBookRefusal {}

    /** The municipality's id already stands for a stay at another of its locations. */
    record StayIdUsedElsewhere() implements GuestBookRefusal {}

    /** The id already stands for a correction that says something else. */
    record CorrectionIdTaken(UUID correctionId) implements GuestBookRefusal {}

    /** The stay was withdrawn; only a correction brings it back. */
    record StayWithdrawn(StayId stayId) implements GuestBookRefusal {}

    /** The stay ends on another day, or ended in another way; only a correction changes that. */
    record AlreadyEnded(LocalDate until) implements GuestBookRefusal {}

    /** The last day would come before the first. */
    record EndsBeforeStart(LocalDate from, LocalDate until) implements GuestBookRefusal {}

    /** The person would move to where the person stays. */
    record MovesNowhere(LocationId locationId) implements GuestBookRefusal {}

    /** The id already stands for other places that are held. */
    record HoldIdTaken() implements GuestBookRefusal {}

    /** Nothing is held here under that id, or no longer. */
    record HoldEnded() implements GuestBookRefusal {}

    /** The household did not accept yet: its places are not its own. */
    record HoldNotKept() implements GuestBookRefusal {}

    /** Everybody in the household must get a stay. */
    record ArrivalsIncomplete(int people) implements GuestBookRefusal {}
}
