package nl.opvang.allocation.stay.domain;

import static nl.opvang.plumbing.decision.Decision.accept;
import static nl.opvang.plumbing.decision.Decision.nothing;
import static nl.opvang.plumbing.decision.Decision.refuse;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import nl.opvang.allocation.stay.domain.GuestBook.Open;
import nl.opvang.allocation.stay.domain.GuestBookCommand.AboutHold;
import nl.opvang.allocation.stay.domain.GuestBookCommand.EndHold;
import nl.opvang.allocation.stay.domain.GuestBookCommand.HoldPlaces;
import nl.opvang.allocation.stay.domain.GuestBookCommand.KeepHold;
import nl.opvang.allocation.stay.domain.GuestBookCommand.TakeHold;
import nl.opvang.allocation.stay.domain.GuestBookRefusal.ArrivalsIncomplete;
import nl.opvang.allocation.stay.domain.GuestBookRefusal.DayIsCounted;
import nl.opvang.allocation.stay.domain.GuestBookRefusal.EndsBeforeStart;
import nl.opvang.allocation.stay.domain.GuestBookRefusal.HoldIdTaken;
import nl.opvang.allocation.stay.domain.GuestBookRefusal.HoldNotKept;
import nl.opvang.allocation.stay.domain.GuestBookRefusal.LocationNotYetKnown;
import nl.opvang.allocation.stay.domain.GuestBookRefusal.NoFreePlace;
import nl.opvang.allocation.stay.domain.Stay.Content.Period;
import nl.opvang.contracts.allocation.GuestBookEvent;
import nl.opvang.contracts.allocation.GuestBookEvent.HeldForCount;
import nl.opvang.contracts.allocation.GuestBookEvent.HoldEnded;
import nl.opvang.contracts.allocation.GuestBookEvent.HoldKept;
import nl.opvang.contracts.allocation.GuestBookEvent.PlacesHeld;
import nl.opvang.contracts.allocation.HoldEnd;
import nl.opvang.contracts.area.LocationId;
import nl.opvang.contracts.ledger.Timeline;
import nl.opvang.plumbing.decision.Decision;
import org.jspecify.annotations.Nullable;

/** Nobody is promised a place that is not free, and no place is promised twice. */
final class HoldDecider {
    private HoldDecider() {}

    static Decision<GuestBookEvent, GuestBookRefusal> decide(AboutHold command, Open open) {
        return switch (command) {
            case HoldPlaces hold -> hold(hold, open);
            case KeepHold keep -> keep(keep, open);
            case EndHold end -> end(end, open);
            case TakeHold take -> take(take, open);
        };
    }

    static Decision<GuestBookEvent, GuestBookRefusal> decideUnknown(AboutHold command) {
        return command instanceof EndHold ? nothing() : refuse(new LocationNotYetKnown(command.locationId()));
    }

    /** What nobody said and time did: recorded by whoever comes next. */
    static List<GuestBookEvent> expired(LocationId location, Open open, Instant at) {
        return open.holds().expiredAt(at).stream()
                .<GuestBookEvent>map(hold -> new HoldEnded(location, hold, HoldEnd.EXPIRED))
                .toList();
    }

    private static Decision<GuestBookEvent, GuestBookRefusal> hold(HoldPlaces command, Open open) {
        var standing = open.holds().get(command.hold());
        if (standing != null)
            return standing.places() == command.places()
                            && standing.from().equals(command.from())
                            && new Period(standing.from(), standing.until())
                                    .equals(new Period(command.from(), command.until()))
                    ? nothing()
                    : refuse(new HoldIdTaken());
        if (open.holds().hasEnded(command.hold())) return refuse(new GuestBookRefusal.HoldEnded());
        var until = command.until();
        if (until != null && !command.from().isBefore(until)) return refuse(new EndsBeforeStart(command.from(), until));
        var events = new ArrayList<GuestBookEvent>(expired(command.locationId(), open, command.at()));
        for (var counted : open.holds().countedBy(command.counted().lastOn()))
            events.add(new HoldEnded(command.locationId(), counted, HoldEnd.COUNTED));
        var full = firstFull(GuestBookDecider.after(open, events), command, until);
        if (full != null) return refuse(new NoFreePlace(full));
        events.add(new PlacesHeld(
                command.locationId(), command.hold(), command.places(), command.from(), until, command.heldUntil()));
        return accept(events);
    }

    private static @Nullable LocalDate firstFull(Open open, HoldPlaces command, @Nullable LocalDate until) {
        var end = until == null ? LocalDate.MAX : until;
        var taken = open.taken()
                .plus(Timeline.between(command.from(), end, command.counted().most()));
        return open.places()
                .firstFull(taken, command.from(), end, command.places())
                .orElse(null);
    }

    private static Decision<GuestBookEvent, GuestBookRefusal> keep(KeepHold command, Open open) {
        var hold = open.holds().get(command.hold());
        if (hold == null || hold.expiredAt(command.at())) return refuse(new GuestBookRefusal.HoldEnded());
        if (hold.expiresAt() == null) return nothing();
        return accept(with(command, open, new HoldKept(command.locationId(), command.hold())));
    }

    private static Decision<GuestBookEvent, GuestBookRefusal> end(EndHold command, Open open) {
        var hold = open.holds().get(command.hold());
        if (hold == null) return nothing();
        if (command.why() == HoldEnd.EXPIRED && !hold.expiredAt(command.at())) return nothing();
        var why = hold.expiredAt(command.at()) ? HoldEnd.EXPIRED : command.why();
        return accept(new HoldEnded(command.locationId(), command.hold(), why));
    }

    private static Decision<GuestBookEvent, GuestBookRefusal> take(TakeHold command, Open open) {
        var hold = open.holds().get(command.hold());
        if (hold == null) return tookAlready(command, open);
        if (hold.inNoCountSince() != null)
            return command.arrivals().isEmpty() && command.from().equals(hold.inNoCountSince())
                    ? nothing()
                    : refuse(new GuestBookRefusal.HoldEnded());
        if (hold.expiresAt() != null) return refuse(new HoldNotKept());
        var counted =
                open.places().counted(new Period(command.from(), command.from().plusDays(1)));
        if (counted.isPresent())
            return command.arrivals().isEmpty()
                    ? accept(
                            with(command, open, new HeldForCount(command.locationId(), command.hold(), command.from())))
                    : refuse(new DayIsCounted(counted.get()));
        if (command.arrivals().size() != hold.places()) return refuse(new ArrivalsIncomplete(hold.places()));
        var noticed = with(command, open, new HoldEnded(command.locationId(), command.hold(), HoldEnd.TAKEN));
        return GuestBookDecider.inTurn(command.arrivals(), noticed, open);
    }

    /** A repeat finds the hold gone and its stays there; then each of them changes nothing. */
    private static Decision<GuestBookEvent, GuestBookRefusal> tookAlready(TakeHold command, Open open) {
        if (!open.holds().hasEnded(command.hold()) || command.arrivals().isEmpty())
            return refuse(new GuestBookRefusal.HoldEnded());
        var again = GuestBookDecider.inTurn(command.arrivals(), List.of(), open);
        return again.equals(Decision.<GuestBookEvent, GuestBookRefusal>nothing())
                ? again
                : refuse(new GuestBookRefusal.HoldEnded());
    }

    private static List<GuestBookEvent> with(AboutHold command, Open open, GuestBookEvent event) {
        var events = new ArrayList<GuestBookEvent>(expired(command.locationId(), open, command.at()));
        events.add(event);
        return events;
    }
}
