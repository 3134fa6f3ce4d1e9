package nl.opvang.allocation.registration.domain;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import nl.opvang.allocation.registration.domain.Registration.Arrival;
import nl.opvang.allocation.registration.domain.Registration.Content;
import nl.opvang.contracts.allocation.RegistrationEvent;
import nl.opvang.contracts.allocation.RegistrationEvent.Corrected;
import nl.opvang.contracts.allocation.RegistrationEvent.Deregistered;
import nl.opvang.contracts.allocation.RegistrationEvent.Moved;
import nl.opvang.contracts.allocation.RegistrationEvent.Registered;
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
 * @param ledger the sum of all lines so far, from which the next event's lines are the difference
 */
public record Registrations(Map<RegistrationId, Registration> all, Map<Account, Timeline> ledger) {
    /** A person of whom nothing is known. */
    public static final Registrations NONE = new Registrations(Map.of(), Map.of());

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
    }

    public Registrations {
        all = Map.copyOf(all);
        ledger = Map.copyOf(ledger);
    }

    /** The state after an event: what it says, and its lines. */
    public static Registrations evolve(Registrations state, RegistrationEvent event) {
        var all = new HashMap<>(state.all);
        all.compute(event.registrationId(), (id, known) -> after(id, known, event));
        var ledger = new HashMap<>(state.ledger);
        for (var line : event.lines())
            ledger.merge(
                    new Account(line.quantity(), line.dimensions()),
                    Timeline.EMPTY.plus(line.effectiveOn(), line.change()),
                    (sum, change) -> sum.plus(change.changes()));
        return new Registrations(all, ledger);
    }

    private static Registration after(RegistrationId id, @Nullable Registration known, RegistrationEvent event) {
        return switch (event) {
            case Registered registered ->
                Registration.begun(id, new Arrival(registered.nationalityGroup(), registered.from(), null));
            case Moved moved ->
                Registration.begun(id, new Arrival(moved.nationalityGroup(), moved.from(), moved.movedFrom()));
            case Deregistered deregistered ->
                existing(known).departed(new Departure(deregistered.until(), deregistered.departureReason()));
            case Corrected corrected ->
                existing(known)
                        .corrected(
                                corrected.correctionId(),
                                new Content.Period(
                                        corrected.nationalityGroup(),
                                        corrected.from(),
                                        corrected.until() == null || corrected.departureReason() == null
                                                ? null
                                                : new Departure(corrected.until(), corrected.departureReason())));
            case Withdrawn withdrawn -> existing(known).corrected(withdrawn.correctionId(), new Content.Withdrawn());
        };
    }

    private static Registration existing(@Nullable Registration known) {
        if (known == null) throw new IllegalStateException("an event about a registration that never began");
        return known;
    }

    /** When each registration counts, in order of time. */
    List<Span> spans() {
        return spans(null);
    }

    /** When each would count if this one were not there. */
    List<Span> spansWithout(RegistrationId left) {
        return spans(left);
    }

    private List<Span> spans(@Nullable RegistrationId left) {
        record Held(RegistrationId id, Content.Period period) {}
        var held = new ArrayList<Held>();
        for (var registration : all.values()) {
            if (registration.content() instanceof Content.Period period
                    && !registration.id().equals(left)) held.add(new Held(registration.id(), period));
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
        var should = new HashMap<Account, Timeline>();
        for (var span : spans()) {
            var people = Dimensions.ofPeople(span.id().municipality(), span.nationalityGroup());
            book(should, new Account(Quantity.REGISTERED, people), Timeline.between(span.from(), span.until(), 1));
            // Until the return, wherever that is, the municipality that was left counts the person as deregistered.
            book(should, new Account(Quantity.DEREGISTERED, people), Timeline.between(span.until(), span.next(), 1));
        }
        ledger.forEach((account, is) ->
                should.merge(account, Timeline.EMPTY.minus(is), (left, right) -> left.plus(right.changes())));
        return should.entrySet().stream()
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
