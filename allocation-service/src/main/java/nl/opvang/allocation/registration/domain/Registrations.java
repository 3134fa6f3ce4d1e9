package nl.opvang.allocation.registration.domain;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import nl.opvang.allocation.registration.domain.Registration.Arrival;
import nl.opvang.allocation.registration.domain.Registration.Content;
import nl.opvang.contracts.allocation.MergeId;
import nl.opvang.contracts.allocation.RegistrationEvent;
import nl.opvang.contracts.allocation.RegistrationEvent.Corrected;
import nl.opvang.contracts.allocation.RegistrationEvent.Deregistered;
import nl.opvang.contracts.allocation.RegistrationEvent.HandedOver;
import nl.opvang.contracts.allocation.RegistrationEvent.Moved;
import nl.opvang.contracts.allocation.RegistrationEvent.Registered;
import nl.opvang.contracts.allocation.RegistrationEvent.TakenOver;
import nl.opvang.contracts.allocation.RegistrationEvent.Withdrawn;
import nl.opvang.contracts.allocation.RegistrationId;
import nl.opvang.contracts.ledger.Dimensions;
import nl.opvang.contracts.ledger.LedgerLine;
import nl.opvang.contracts.ledger.NationalityGroup;
import nl.opvang.contracts.ledger.Quantity;
import nl.opvang.contracts.ledger.Timeline;
import org.jspecify.annotations.Nullable;

/**
 * All registrations of one person, and what the ledger says because of them.
 *
 * <p>On a day the registration that began last counts. So it makes no difference in which order facts arrive: an earlier
 * registration that becomes known later ends where the next one begins, and a move is a registration that was allowed to
 * cut the one before.
 *
 * @param ledger the sum of all lines so far, from which the next event's lines are the difference; of registrations that
 *     came from another person it has what that one's lines said of them
 * @param mergedAway by which merge the person became another one; null while it is itself
 */
public record Registrations(
        Map<RegistrationId, Registration> all,
        Map<Account, Timeline> ledger,
        @Nullable MergeId mergedAway) {
    /** A person of whom nothing is known. */
    public static final Registrations NONE = new Registrations(Map.of(), Map.of(), null);

    private static final Comparator<LedgerLine> BY_DAY = Comparator.comparing(LedgerLine::effectiveOn)
            .thenComparing(LedgerLine::quantity)
            .thenComparing(line -> line.dimensions().municipality())
            .thenComparing(
                    line -> line.dimensions().nationalityGroup(), Comparator.nullsFirst(Comparator.naturalOrder()));

    /** What a line is booked on. */
    public record Account(Quantity quantity, Dimensions dimensions) {}

    /**
     * The days on which a registration really counts.
     *
     * @param until first day on which it no longer does; {@code LocalDate.MAX} while that is open
     * @param next first day of the person's next registration; {@code LocalDate.MAX} while there is none
     */
    record Span(RegistrationId id, NationalityGroup nationalityGroup, LocalDate from, LocalDate until, LocalDate next) {
        boolean covers(LocalDate day) {
            return !day.isBefore(from) && day.isBefore(until);
        }

        boolean overlaps(Span other) {
            return from.isBefore(other.until) && other.from.isBefore(until);
        }
    }

    public Registrations {
        all = Map.copyOf(all);
        ledger = Map.copyOf(ledger);
    }

    /** The state after an event: what it says, and its lines. */
    public static Registrations evolve(Registrations state, RegistrationEvent event) {
        return switch (event) {
            case Registered said ->
                state.with(
                        Registration.begun(
                                said.registrationId(),
                                said.personId(),
                                new Arrival(said.nationalityGroup(), said.from(), null)),
                        event);
            case Moved said ->
                state.with(
                        Registration.begun(
                                said.registrationId(),
                                said.personId(),
                                new Arrival(said.nationalityGroup(), said.from(), said.movedFrom())),
                        event);
            case Deregistered said ->
                state.with(
                        state.existing(said.registrationId())
                                .departed(new Departure(said.until(), said.departureReason())),
                        event);
            case Corrected said ->
                state.with(
                        state.existing(said.registrationId())
                                .corrected(
                                        said.correctionId(),
                                        new Content.Period(
                                                said.nationalityGroup(),
                                                said.from(),
                                                said.until() == null || said.departureReason() == null
                                                        ? null
                                                        : new Departure(said.until(), said.departureReason()))),
                        event);
            case Withdrawn said ->
                state.with(
                        state.existing(said.registrationId()).corrected(said.correctionId(), new Content.Withdrawn()),
                        event);
            case HandedOver said -> state.without(said);
            case TakenOver said -> state.withThoseOf(said);
        };
    }

    private Registrations with(Registration registration, RegistrationEvent event) {
        var more = new HashMap<>(all);
        more.put(registration.id(), registration);
        return new Registrations(more, booked(ledger, event.lines()), mergedAway);
    }

    /** What their lines say of those that go, goes with them. */
    private Registrations without(HandedOver event) {
        var going = event.registrations().stream().map(this::existing).toList();
        var staying = new HashMap<>(all);
        event.registrations().forEach(staying::remove);
        return new Registrations(
                staying,
                plus(booked(ledger, event.lines()), counted(going), -1),
                event.undone() ? mergedAway : event.mergeId());
    }

    private Registrations withThoseOf(TakenOver event) {
        var coming = event.registrations().stream().map(Registration::of).toList();
        var more = new HashMap<>(all);
        for (var registration : coming) more.put(registration.id(), registration);
        return new Registrations(
                more, plus(booked(ledger, event.lines()), counted(coming), 1), event.undone() ? null : mergedAway);
    }

    private static Map<Account, Timeline> booked(Map<Account, Timeline> ledger, List<LedgerLine> lines) {
        var sums = new HashMap<>(ledger);
        for (var line : lines)
            book(
                    sums,
                    new Account(line.quantity(), line.dimensions()),
                    List.of(new Timeline.Change(line.effectiveOn(), line.change())));
        sums.values().removeIf(Timeline::isEmpty);
        return sums;
    }

    private static Map<Account, Timeline> plus(Map<Account, Timeline> ledger, Map<Account, Timeline> more, int times) {
        var sums = new HashMap<>(ledger);
        more.forEach((account, timeline) -> book(
                sums,
                account,
                timeline.changes().stream()
                        .map(change -> new Timeline.Change(change.effectiveOn(), times * change.change()))
                        .toList()));
        sums.values().removeIf(Timeline::isEmpty);
        return sums;
    }

    private Registration existing(RegistrationId id) {
        var known = all.get(id);
        if (known == null) throw new IllegalStateException("an event about a registration that never began");
        return known;
    }

    /** When each registration counts, in order of time. */
    List<Span> spans() {
        return spans(all.values());
    }

    /** When each would count if this one were not there. */
    List<Span> spansWithout(RegistrationId left) {
        return spans(all.values().stream()
                .filter(registration -> !registration.id().equals(left))
                .toList());
    }

    /** When each of these counts, as if they were one person's and all that person's, in order of time. */
    static List<Span> spans(Collection<Registration> registrations) {
        record Held(RegistrationId id, Content.Period period) {}
        var held = new ArrayList<Held>();
        for (var registration : registrations) {
            if (registration.content() instanceof Content.Period period) held.add(new Held(registration.id(), period));
        }
        held.sort(Comparator.comparing(each -> each.period().from()));
        var spans = new ArrayList<Span>();
        for (int i = 0; i < held.size(); i++) {
            var period = held.get(i).period();
            var next = i + 1 < held.size() ? held.get(i + 1).period().from() : LocalDate.MAX;
            var departure = period.departure();
            var until = departure != null && departure.until().isBefore(next) ? departure.until() : next;
            spans.add(new Span(held.get(i).id(), period.nationalityGroup(), period.from(), until, next));
        }
        return spans;
    }

    /** The lines that bring the ledger where these registrations say it should be. */
    List<LedgerLine> missingLines() {
        return lines(plus(counted(all.values()), ledger, -1));
    }

    /**
     * The lines that follow when these registrations are another person's: what the ledger says of all as one person's is
     * then to say what it says of two.
     */
    List<LedgerLine> linesWithout(Collection<Registration> going) {
        var staying = new HashMap<>(all);
        going.forEach(registration -> staying.remove(registration.id()));
        return lines(plus(plus(counted(staying.values()), counted(going), 1), ledger, -1));
    }

    /** What the ledger says because of registrations that are one person's, and all that person's. */
    private static Map<Account, Timeline> counted(Collection<Registration> registrations) {
        var counted = new HashMap<Account, Timeline>();
        for (var span : spans(registrations)) {
            var people = Dimensions.ofPeople(span.id().municipality(), span.nationalityGroup());
            book(counted, new Account(Quantity.REGISTERED, people), Timeline.between(span.from(), span.until(), 1));
            // Until the return, wherever that is, the municipality that was left counts the person as deregistered.
            book(counted, new Account(Quantity.DEREGISTERED, people), Timeline.between(span.until(), span.next(), 1));
        }
        return counted;
    }

    private static List<LedgerLine> lines(Map<Account, Timeline> accounts) {
        return accounts.entrySet().stream()
                .flatMap(entry -> entry.getValue().changes().stream()
                        .map(change -> change.line(
                                entry.getKey().quantity(), entry.getKey().dimensions())))
                .sorted(BY_DAY)
                .toList();
    }

    private static void book(Map<Account, Timeline> accounts, Account account, List<Timeline.Change> changes) {
        accounts.merge(account, Timeline.EMPTY.plus(changes), (sum, more) -> sum.plus(more.changes()));
    }
}
