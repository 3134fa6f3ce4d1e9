package nl.opvang.allocation.stay.domain;

import static nl.opvang.plumbing.decision.Decision.accept;
import static nl.opvang.plumbing.decision.Decision.nothing;
import static nl.opvang.plumbing.decision.Decision.refuse;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import nl.opvang.allocation.stay.domain.GuestBook.Correction;
import nl.opvang.allocation.stay.domain.GuestBook.Open;
import nl.opvang.allocation.stay.domain.GuestBookCommand.AboutHold;
import nl.opvang.allocation.stay.domain.GuestBookCommand.AboutStay;
import nl.opvang.allocation.stay.domain.GuestBookCommand.CorrectStay;
import nl.opvang.allocation.stay.domain.GuestBookCommand.EndStay;
import nl.opvang.allocation.stay.domain.GuestBookCommand.MoveIn;
import nl.opvang.allocation.stay.domain.GuestBookCommand.MoveOut;
import nl.opvang.allocation.stay.domain.GuestBookCommand.NotePlaces;
import nl.opvang.allocation.stay.domain.GuestBookCommand.StartStay;
import nl.opvang.allocation.stay.domain.GuestBookCommand.WithdrawStay;
import nl.opvang.allocation.stay.domain.GuestBookCommand.WriteTogether;
import nl.opvang.allocation.stay.domain.GuestBookRefusal.AlreadyEnded;
import nl.opvang.allocation.stay.domain.GuestBookRefusal.CorrectionIdTaken;
import nl.opvang.allocation.stay.domain.GuestBookRefusal.DayIsCounted;
import nl.opvang.allocation.stay.domain.GuestBookRefusal.EndsBeforeStart;
import nl.opvang.allocation.stay.domain.GuestBookRefusal.LocationNotYetKnown;
import nl.opvang.allocation.stay.domain.GuestBookRefusal.MovesNowhere;
import nl.opvang.allocation.stay.domain.GuestBookRefusal.NoFreePlace;
import nl.opvang.allocation.stay.domain.GuestBookRefusal.StayIdTaken;
import nl.opvang.allocation.stay.domain.GuestBookRefusal.StayUnknown;
import nl.opvang.allocation.stay.domain.Stay.Content;
import nl.opvang.allocation.stay.domain.Stay.Content.Period;
import nl.opvang.contracts.allocation.GuestBookEvent;
import nl.opvang.contracts.allocation.GuestBookEvent.PlacesNoted;
import nl.opvang.contracts.allocation.GuestBookEvent.StayCorrected;
import nl.opvang.contracts.allocation.GuestBookEvent.StayEnded;
import nl.opvang.contracts.allocation.GuestBookEvent.StayMovedIn;
import nl.opvang.contracts.allocation.GuestBookEvent.StayMovedOut;
import nl.opvang.contracts.allocation.GuestBookEvent.StayStarted;
import nl.opvang.contracts.allocation.GuestBookEvent.StayWithdrawn;
import nl.opvang.contracts.allocation.GuestBookEvent.StaysRestated;
import nl.opvang.contracts.area.LocationId;
import nl.opvang.contracts.ledger.Dimensions;
import nl.opvang.contracts.ledger.LedgerLine;
import nl.opvang.contracts.ledger.PlaceKind;
import nl.opvang.contracts.ledger.Quantity;
import nl.opvang.contracts.ledger.Timeline;
import nl.opvang.plumbing.decision.Decider;
import nl.opvang.plumbing.decision.Decision;

/** Nobody takes a place that is not free unless someone says why; what capacity does later turns nobody away. */
public final class GuestBookDecider {
    public static final Decider<GuestBookCommand, GuestBook, GuestBookEvent, GuestBookRefusal> DECIDER = new Decider<>(
            "guest-book",
            GuestBookCommand.class,
            GuestBookEvent.class,
            GuestBook.UNKNOWN,
            GuestBookDecider::decide,
            GuestBook::evolve);

    private GuestBookDecider() {}

    public static Decision<GuestBookEvent, GuestBookRefusal> decide(GuestBookCommand command, GuestBook book) {
        return switch (command) {
            case NotePlaces note -> notePlaces(note, book);
            case AboutStay about ->
                book instanceof Open open ? decide(about, open) : refuse(new LocationNotYetKnown(command.locationId()));
            case WriteTogether write ->
                book instanceof Open open
                        ? together(write, open)
                        : refuse(new LocationNotYetKnown(command.locationId()));
            case AboutHold about ->
                book instanceof Open open ? HoldDecider.decide(about, open) : HoldDecider.decideUnknown(about);
        };
    }

    private static Decision<GuestBookEvent, GuestBookRefusal> together(WriteTogether command, Open open) {
        var noticed = HoldDecider.expired(command.locationId(), open, command.at());
        return inTurn(command.together(), noticed, open);
    }

    /** Each decided on what those before it left; what was noticed is recorded only together with something else. */
    static Decision<GuestBookEvent, GuestBookRefusal> inTurn(
            List<? extends AboutStay> commands, List<GuestBookEvent> noticed, Open open) {
        var events = new ArrayList<>(noticed);
        var book = after(open, noticed);
        for (var command : commands) {
            switch (decide(command, book)) {
                case Decision.Refused<GuestBookEvent, GuestBookRefusal>(var reason) -> {
                    return refuse(reason);
                }
                case Decision.Accepted<GuestBookEvent, GuestBookRefusal>(var more) -> {
                    events.addAll(more);
                    book = after(book, more);
                }
            }
        }
        return events.size() == noticed.size() ? nothing() : accept(events);
    }

    static Open after(Open open, List<GuestBookEvent> events) {
        GuestBook book = open;
        for (var event : events) book = GuestBook.evolve(book, event);
        if (book instanceof Open still) return still;
        throw new IllegalStateException("a guest book never closes");
    }

    private static Decision<GuestBookEvent, GuestBookRefusal> decide(AboutStay command, Open open) {
        return switch (command) {
            case StartStay start -> startStay(start, open);
            case EndStay end -> endStay(end, open);
            case MoveOut move -> moveOut(move, open);
            case MoveIn move -> moveIn(move, open);
            case CorrectStay correct -> correctStay(correct, open);
            case WithdrawStay withdraw -> withdrawStay(withdraw, open);
        };
    }

    private static Decision<GuestBookEvent, GuestBookRefusal> notePlaces(NotePlaces command, GuestBook book) {
        if (command.sourceSequence() <= book.notedThrough()) return nothing();
        var events = new ArrayList<GuestBookEvent>();
        events.add(new PlacesNoted(
                command.locationId(),
                command.sourceEventId(),
                command.sourceSequence(),
                command.kind(),
                command.basis(),
                command.realised(),
                command.outOfUse()));
        var kind = command.kind();
        if (book instanceof Open open
                && kind != null
                && kind != open.bookedAs()
                && !open.occupied().isEmpty()) events.add(restated(command.locationId(), open, kind));
        return accept(events);
    }

    private static StaysRestated restated(LocationId location, Open open, PlaceKind kind) {
        var lines = new ArrayList<LedgerLine>();
        for (var change : open.occupied().changes()) {
            lines.add(new Timeline.Change(change.effectiveOn(), -change.change())
                    .line(Quantity.STAYS, Dimensions.ofLocation(location, open.bookedAs())));
            lines.add(change.line(Quantity.STAYS, Dimensions.ofLocation(location, kind)));
        }
        return new StaysRestated(location, kind, lines);
    }

    private static Decision<GuestBookEvent, GuestBookRefusal> startStay(StartStay command, Open open) {
        var id = command.stayId();
        var known = open.stays().get(id);
        if (known != null)
            return known.arrival().equals(new Stay.Arrival(command.personId(), command.from(), command.until(), null))
                    ? nothing()
                    : refuse(new StayIdTaken(id));
        var until = command.until();
        if (until != null && !command.from().isBefore(until)) return refuse(new EndsBeforeStart(command.from(), until));
        var period = new Period(command.from(), until);
        var counted = open.places().counted(period);
        if (counted.isPresent()) return refuse(new DayIsCounted(counted.get()));
        var full = open.places().firstFull(open.taken(), period.from(), period.untilOrMax());
        if (full.isPresent() && command.withoutFreePlace() == WithoutFreePlace.REFUSE)
            return refuse(new NoFreePlace(full.get()));
        return accept(new StayStarted(
                command.locationId(),
                id,
                command.personId(),
                command.from(),
                until,
                full.isPresent(),
                lines(command.locationId(), open, new Content.Withdrawn(), period)));
    }

    private static Decision<GuestBookEvent, GuestBookRefusal> moveIn(MoveIn command, Open open) {
        var id = command.stayId();
        if (command.movedFrom().equals(command.locationId())) return refuse(new MovesNowhere(command.locationId()));
        var known = open.stays().get(id);
        if (known != null)
            return known.arrival()
                            .equals(new Stay.Arrival(command.personId(), command.from(), null, command.movedFromStay()))
                    ? nothing()
                    : refuse(new StayIdTaken(id));
        var period = new Period(command.from(), null);
        var counted = open.places().counted(period);
        if (counted.isPresent()) return refuse(new DayIsCounted(counted.get()));
        var full = open.places().firstFull(open.taken(), period.from(), period.untilOrMax());
        if (full.isPresent() && command.withoutFreePlace() == WithoutFreePlace.REFUSE)
            return refuse(new NoFreePlace(full.get()));
        return accept(new StayMovedIn(
                command.locationId(),
                id,
                command.personId(),
                command.from(),
                command.movedFrom(),
                command.movedFromStay(),
                full.isPresent(),
                lines(command.locationId(), open, new Content.Withdrawn(), period)));
    }

    private static Decision<GuestBookEvent, GuestBookRefusal> endStay(EndStay command, Open open) {
        var known = open.stays().get(command.stayId());
        if (known == null) return refuse(new StayUnknown(command.stayId()));
        var end = new Stay.End(command.until(), null);
        if (end.equals(known.end())) return nothing();
        var refusal = cannotEnd(known, command.until());
        if (refusal.isPresent()) return refuse(refusal.get());
        return accept(new StayEnded(
                command.locationId(),
                command.stayId(),
                command.until(),
                lines(
                        command.locationId(),
                        open,
                        known.content(),
                        known.ended(end).content())));
    }

    private static Decision<GuestBookEvent, GuestBookRefusal> moveOut(MoveOut command, Open open) {
        if (command.to().equals(command.locationId())) return refuse(new MovesNowhere(command.locationId()));
        var known = open.stays().get(command.stayId());
        if (known == null) return refuse(new StayUnknown(command.stayId()));
        var end = new Stay.End(command.until(), command.toStay());
        if (end.equals(known.end())) return nothing();
        var refusal = cannotEnd(known, command.until());
        if (refusal.isPresent()) return refuse(refusal.get());
        return accept(new StayMovedOut(
                command.locationId(),
                command.stayId(),
                command.until(),
                command.to(),
                command.toStay(),
                lines(
                        command.locationId(),
                        open,
                        known.content(),
                        known.ended(end).content())));
    }

    private static Optional<GuestBookRefusal> cannotEnd(Stay stay, LocalDate until) {
        if (!(stay.content() instanceof Period period))
            return Optional.of(new GuestBookRefusal.StayWithdrawn(stay.id()));
        if (period.until() != null) return Optional.of(new AlreadyEnded(period.until()));
        if (!period.from().isBefore(until)) return Optional.of(new EndsBeforeStart(period.from(), until));
        return Optional.empty();
    }

    private static Decision<GuestBookEvent, GuestBookRefusal> correctStay(CorrectStay command, Open open) {
        var known = open.stays().get(command.stayId());
        if (known == null) return refuse(new StayUnknown(command.stayId()));
        var until = command.until();
        var period = new Period(command.from(), until);
        var earlier = open.corrections().get(command.correctionId());
        if (earlier != null)
            return earlier.equals(new Correction(command.stayId(), period))
                    ? nothing()
                    : refuse(new CorrectionIdTaken(command.correctionId()));
        if (until != null && !command.from().isBefore(until)) return refuse(new EndsBeforeStart(command.from(), until));
        var counted = open.places().counted(period);
        if (counted.isPresent()) return refuse(new DayIsCounted(counted.get()));
        var full = firstFullOfNewDays(open, known.content(), period);
        if (full.isPresent() && command.withoutFreePlace() == WithoutFreePlace.REFUSE)
            return refuse(new NoFreePlace(full.get()));
        return accept(new StayCorrected(
                command.locationId(),
                command.stayId(),
                command.correctionId(),
                command.from(),
                until,
                full.isPresent(),
                lines(command.locationId(), open, known.content(), period)));
    }

    /** On days on which the stay already was, it needs no other place. */
    private static Optional<LocalDate> firstFullOfNewDays(Open open, Content before, Period after) {
        if (!(before instanceof Period was))
            return open.places().firstFull(open.taken(), after.from(), after.untilOrMax());
        var earlier = open.places().firstFull(open.taken(), after.from(), earliest(after.untilOrMax(), was.from()));
        if (earlier.isPresent()) return earlier;
        return open.places().firstFull(open.taken(), latest(after.from(), was.untilOrMax()), after.untilOrMax());
    }

    private static Decision<GuestBookEvent, GuestBookRefusal> withdrawStay(WithdrawStay command, Open open) {
        var known = open.stays().get(command.stayId());
        if (known == null) return refuse(new StayUnknown(command.stayId()));
        var withdrawn = new Content.Withdrawn();
        var earlier = open.corrections().get(command.correctionId());
        if (earlier != null)
            return earlier.equals(new Correction(command.stayId(), withdrawn))
                    ? nothing()
                    : refuse(new CorrectionIdTaken(command.correctionId()));
        if (known.content() instanceof Content.Withdrawn) return nothing();
        return accept(new StayWithdrawn(
                command.locationId(),
                command.stayId(),
                command.correctionId(),
                lines(command.locationId(), open, known.content(), withdrawn)));
    }

    /** The lines that turn what a stay said into what it says now. */
    private static List<LedgerLine> lines(LocationId location, Open open, Content before, Content after) {
        var dimensions = Dimensions.ofLocation(location, open.bookedAs());
        return Timeline.EMPTY.plus(before.changes(-1)).plus(after.changes(1)).changes().stream()
                .map(change -> change.line(Quantity.STAYS, dimensions))
                .toList();
    }

    private static LocalDate earliest(LocalDate left, LocalDate right) {
        return left.isBefore(right) ? left : right;
    }

    private static LocalDate latest(LocalDate left, LocalDate right) {
        return left.isAfter(right) ? left : right;
    }
}
