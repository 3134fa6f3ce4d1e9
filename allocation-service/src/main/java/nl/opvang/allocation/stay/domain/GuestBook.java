package nl.opvang.allocation.stay.domain;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import nl.opvang.contracts.allocation.GuestBookEvent;
import nl.opvang.contracts.allocation.GuestBookEvent.HeldForCount;
import nl.opvang.contracts.allocation.GuestBookEvent.HoldEnded;
import nl.opvang.contracts.allocation.GuestBookEvent.HoldKept;
import nl.opvang.contracts.allocation.GuestBookEvent.PlacesHeld;
import nl.opvang.contracts.allocation.GuestBookEvent.PlacesNoted;
import nl.opvang.contracts.allocation.GuestBookEvent.StayCorrected;
import nl.opvang.contracts.allocation.GuestBookEvent.StayEnded;
import nl.opvang.contracts.allocation.GuestBookEvent.StayMovedIn;
import nl.opvang.contracts.allocation.GuestBookEvent.StayMovedOut;
import nl.opvang.contracts.allocation.GuestBookEvent.StayStarted;
import nl.opvang.contracts.allocation.GuestBookEvent.StayWithdrawn;
import nl.opvang.contracts.allocation.GuestBookEvent.StaysRestated;
import nl.opvang.contracts.allocation.OfferId;
import nl.opvang.contracts.allocation.StayId;
import nl.opvang.contracts.ledger.LedgerLine;
import nl.opvang.contracts.ledger.PlaceKind;
import nl.opvang.contracts.ledger.Timeline;

/** All stays at one location. */
public sealed interface GuestBook {
    /** A location of which nothing is known yet. */
    GuestBook UNKNOWN = new Unknown(-1);

    /**
     * What it is not yet: open to stays.
     *
     * @param notedThrough sequence of the location's last event that was noted; -1 for none
     */
    record Unknown(long notedThrough) implements GuestBook {}

    /**
     * Open to stays, because its location is known.
     *
     * @param occupied the sum of all lines so far, over all kinds
     * @param bookedAs the kind under which they stand in the ledger
     * @param corrections what each correction said
     * @param notedThrough sequence of the location's last event that was noted
     * @param holds places that are taken by nobody yet, and not free
     */
    record Open(
            Places places,
            Leaves<StayId, Stay> stays,
            Timeline occupied,
            PlaceKind bookedAs,
            Leaves<UUID, Correction> corrections,
            long notedThrough,
            Holds holds)
            implements GuestBook {

        private Open with(Stay stay, List<LedgerLine> lines) {
            return new Open(
                    places,
                    stays.with(stay.id(), stay),
                    plus(occupied, lines),
                    bookedAs,
                    corrections,
                    notedThrough,
                    holds);
        }

        private Open with(UUID correctionId, Correction correction, List<LedgerLine> lines) {
            return new Open(
                    places,
                    stays.with(correction.about(), stay(correction.about()).corrected(correction.content())),
                    plus(occupied, lines),
                    bookedAs,
                    corrections.with(correctionId, correction),
                    notedThrough,
                    holds);
        }

        private Open with(Holds changed) {
            return new Open(places, stays, occupied, bookedAs, corrections, notedThrough, changed);
        }

        private Holds.Hold hold(OfferId id) {
            var hold = holds.get(id);
            if (hold == null) throw new IllegalStateException("an event about a hold that does not stand");
            return hold;
        }

        /** How many places are not free, over time: those of stays, and those that are held. */
        Timeline taken() {
            return occupied.plus(holds.changes());
        }

        private Stay stay(StayId id) {
            var stay = stays.get(id);
            if (stay == null) throw new IllegalStateException("an event about a stay that never began");
            return stay;
        }

        /** How many stay here on a day. */
        public int occupiedOn(LocalDate day) {
            return occupied.on(day);
        }

        /** How many more stay here on a day than there are places. */
        public int overCapacityOn(LocalDate day) {
            return Math.max(0, occupied.on(day) - places.usable().on(day));
        }
    }

    /** What a correction said, and about which stay. */
    record Correction(StayId about, Stay.Content content) {}

    /** The state after an event: what it says, and its lines. */
    static GuestBook evolve(GuestBook state, GuestBookEvent event) {
        return switch (event) {
            case PlacesNoted noted -> noted(state, noted);
            case StayStarted started ->
                open(state)
                        .with(
                                Stay.begun(
                                        started.stayId(),
                                        new Stay.Arrival(started.personId(), started.from(), started.until(), null)),
                                started.lines());
            case StayMovedIn moved ->
                open(state)
                        .with(
                                Stay.begun(
                                        moved.stayId(),
                                        new Stay.Arrival(moved.personId(), moved.from(), null, moved.movedFromStay())),
                                moved.lines());
            case StayEnded ended ->
                open(state)
                        .with(open(state).stay(ended.stayId()).ended(new Stay.End(ended.until(), null)), ended.lines());
            case StayMovedOut moved ->
                open(state)
                        .with(
                                open(state).stay(moved.stayId()).ended(new Stay.End(moved.until(), moved.toStay())),
                                moved.lines());
            case StayCorrected corrected ->
                open(state)
                        .with(
                                corrected.correctionId(),
                                new Correction(
                                        corrected.stayId(),
                                        new Stay.Content.Period(corrected.from(), corrected.until())),
                                corrected.lines());
            case StayWithdrawn withdrawn ->
                open(state)
                        .with(
                                withdrawn.correctionId(),
                                new Correction(withdrawn.stayId(), new Stay.Content.Withdrawn()),
                                withdrawn.lines());
            case StaysRestated restated -> restated(open(state), restated);
            case PlacesHeld held ->
                open(state)
                        .with(open(state)
                                .holds()
                                .with(
                                        held.hold(),
                                        new Holds.Hold(
                                                held.places(), held.from(), held.until(), held.heldUntil(), null)));
            case HoldKept kept ->
                open(state)
                        .with(open(state)
                                .holds()
                                .with(kept.hold(), open(state).hold(kept.hold()).kept()));
            case HeldForCount held ->
                open(state)
                        .with(open(state)
                                .holds()
                                .with(held.hold(), open(state).hold(held.hold()).forCount(held.from())));
            case HoldEnded ended -> open(state).with(open(state).holds().without(ended.hold()));
        };
    }

    private static GuestBook noted(GuestBook state, PlacesNoted noted) {
        var usable = Timeline.EMPTY.plus(noted.realised()).minus(Timeline.EMPTY.plus(noted.outOfUse()));
        return switch (state) {
            case Unknown _ ->
                noted.kind() == null
                        ? new Unknown(noted.sourceSequence())
                        : new Open(
                                new Places(noted.kind(), BasisFacts.NONE.plus(noted.basis()), usable),
                                Leaves.none(),
                                Timeline.EMPTY,
                                noted.kind(),
                                Leaves.none(),
                                noted.sourceSequence(),
                                Holds.NONE);
            case Open open -> {
                var kind = noted.kind() == null ? open.places().kind() : noted.kind();
                yield new Open(
                        new Places(
                                kind,
                                open.places().basis().plus(noted.basis()),
                                open.places().usable().plus(usable.changes())),
                        open.stays(),
                        open.occupied(),
                        // Stays that are booked change their kind by the lines of a restatement alone.
                        open.occupied().isEmpty() ? kind : open.bookedAs(),
                        open.corrections(),
                        noted.sourceSequence(),
                        open.holds());
            }
        };
    }

    private static GuestBook restated(Open open, StaysRestated restated) {
        return new Open(
                open.places(),
                open.stays(),
                plus(open.occupied(), restated.lines()),
                restated.kind(),
                open.corrections(),
                open.notedThrough(),
                open.holds());
    }

    private static Timeline plus(Timeline occupied, List<LedgerLine> lines) {
        return occupied.plus(lines.stream()
                .map(line -> new Timeline.Change(line.effectiveOn(), line.change()))
                .toList());
    }

    private static Open open(GuestBook state) {
        if (state instanceof Open open) return open;
        throw new IllegalStateException("a stay at a location of which nothing was noted");
    }

    /** Sequence of the location's last event that was noted; -1 for none. */
    long notedThrough();
}
