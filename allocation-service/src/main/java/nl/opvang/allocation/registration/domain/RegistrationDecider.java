package nl.opvang.allocation.registration.domain;

import static nl.opvang.plumbing.decision.Decision.nothing;
import static nl.opvang.plumbing.decision.Decision.refuse;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import nl.opvang.allocation.registration.domain.Registration.Arrival;
import nl.opvang.allocation.registration.domain.Registration.Content;
import nl.opvang.allocation.registration.domain.RegistrationCommand.Correct;
import nl.opvang.allocation.registration.domain.RegistrationCommand.Deregister;
import nl.opvang.allocation.registration.domain.RegistrationCommand.HandOver;
import nl.opvang.allocation.registration.domain.RegistrationCommand.Move;
import nl.opvang.allocation.registration.domain.RegistrationCommand.OfSurvivor;
import nl.opvang.allocation.registration.domain.RegistrationCommand.Register;
import nl.opvang.allocation.registration.domain.RegistrationCommand.TakeOver;
import nl.opvang.allocation.registration.domain.RegistrationCommand.Withdraw;
import nl.opvang.allocation.registration.domain.RegistrationRefusal.AlreadyDeregistered;
import nl.opvang.allocation.registration.domain.RegistrationRefusal.AlreadyRegistered;
import nl.opvang.allocation.registration.domain.RegistrationRefusal.ChangedMeanwhile;
import nl.opvang.allocation.registration.domain.RegistrationRefusal.CorrectionIdTaken;
import nl.opvang.allocation.registration.domain.RegistrationRefusal.LeavesBeforeArrival;
import nl.opvang.allocation.registration.domain.RegistrationRefusal.NotRegisteredThen;
import nl.opvang.allocation.registration.domain.RegistrationRefusal.NotRegisteredThere;
import nl.opvang.allocation.registration.domain.RegistrationRefusal.PersonMergedAway;
import nl.opvang.allocation.registration.domain.RegistrationRefusal.RegisteredElsewhere;
import nl.opvang.allocation.registration.domain.RegistrationRefusal.RegisteredTwice;
import nl.opvang.allocation.registration.domain.RegistrationRefusal.RegistrationIdTaken;
import nl.opvang.allocation.registration.domain.RegistrationRefusal.RegistrationUnknown;
import nl.opvang.allocation.registration.domain.RegistrationRefusal.RegistrationWithdrawn;
import nl.opvang.allocation.registration.domain.Registrations.Span;
import nl.opvang.contracts.allocation.HeldRegistration;
import nl.opvang.contracts.allocation.PersonId;
import nl.opvang.contracts.allocation.RegistrationEvent;
import nl.opvang.contracts.allocation.RegistrationEvent.Corrected;
import nl.opvang.contracts.allocation.RegistrationEvent.Deregistered;
import nl.opvang.contracts.allocation.RegistrationEvent.HandedOver;
import nl.opvang.contracts.allocation.RegistrationEvent.Moved;
import nl.opvang.contracts.allocation.RegistrationEvent.Registered;
import nl.opvang.contracts.allocation.RegistrationEvent.TakenOver;
import nl.opvang.contracts.allocation.RegistrationEvent.Withdrawn;
import nl.opvang.contracts.allocation.RegistrationId;
import nl.opvang.contracts.area.Division;
import nl.opvang.contracts.ledger.LedgerLine;
import nl.opvang.plumbing.decision.Decider;
import nl.opvang.plumbing.decision.Decision;

/** Nobody is registered in two municipalities on one day. */
public final class RegistrationDecider {
    public static final Decider<RegistrationCommand, Registrations, RegistrationEvent, RegistrationRefusal> DECIDER =
            new Decider<>(
                    "registration",
                    RegistrationCommand.class,
                    RegistrationEvent.class,
                    Registrations.NONE,
                    RegistrationDecider::decide,
                    Registrations::evolve);

    private RegistrationDecider() {}

    public static Decision<RegistrationEvent, RegistrationRefusal> decide(
            RegistrationCommand command, Registrations state) {
        return switch (command) {
            case OfSurvivor(var _, var said) -> decide(said, state);
            case HandOver handOver -> handOver(handOver, state);
            case TakeOver takeOver -> takeOver(takeOver, state);
            case Register _, Move _, Deregister _, Correct _, Withdraw _
            when state.mergedAway() != null -> refuse(new PersonMergedAway());
            case Register register -> register(register, state);
            case Move move -> move(move, state);
            case Deregister deregister -> deregister(deregister, state);
            case Correct correct -> correct(correct, state);
            case Withdraw withdraw -> withdraw(withdraw, state);
        };
    }

    private static Decision<RegistrationEvent, RegistrationRefusal> handOver(HandOver command, Registrations state) {
        if (command.mergeId().equals(state.mergedAway()) && !command.undone()) return nothing();
        if (state.mergedAway() != null) return refuse(new PersonMergedAway());
        var going = inOrder(state.all().values().stream()
                .filter(registration -> !command.undone() || command.persons().contains(registration.person()))
                .toList());
        // Who kept none of another person's has nothing to give back, and who gave them back has nothing more.
        if (command.undone() && going.isEmpty() && noneOf(command.registrations(), state)) return nothing();
        if (!held(going).equals(command.registrations())) return refuse(new ChangedMeanwhile());
        return Decision.accept(new HandedOver(
                command.personId(),
                command.mergeId(),
                command.to(),
                command.undone(),
                going.stream().map(Registration::id).toList(),
                command.undone() ? state.linesWithout(going) : List.of()));
    }

    private static Decision<RegistrationEvent, RegistrationRefusal> takeOver(TakeOver command, Registrations state) {
        var event = new TakenOver(
                command.personId(),
                command.mergeId(),
                command.from(),
                command.undone(),
                command.registrations(),
                List.of());
        if (command.undone() && command.mergeId().equals(state.mergedAway())) return Decision.accept(event);
        if (state.mergedAway() != null) return refuse(new PersonMergedAway());
        if (allOf(command.registrations(), state)) return nothing();
        if (command.undone()) return refuse(new ChangedMeanwhile());
        var twice = twice(command, state);
        if (twice.isPresent()) return refuse(twice.get());
        return accept(
                state,
                lines -> new TakenOver(
                        command.personId(),
                        command.mergeId(),
                        command.from(),
                        command.undone(),
                        command.registrations(),
                        lines));
    }

    private static boolean allOf(List<HeldRegistration> registrations, Registrations state) {
        return registrations.stream().allMatch(registration -> state.all().containsKey(registration.registrationId()));
    }

    private static boolean noneOf(List<HeldRegistration> registrations, Registrations state) {
        return registrations.stream().noneMatch(registration -> state.all().containsKey(registration.registrationId()));
    }

    /** Which registrations count on one and the same day, when those of both are one person's. */
    private static Optional<RegistrationRefusal> twice(TakeOver command, Registrations state) {
        var theirs = Registrations.spans(
                command.registrations().stream().map(Registration::of).toList());
        var both = new TreeMap<String, RegistrationId>();
        for (var span : state.spans())
            for (var other : theirs)
                if (span.overlaps(other)) {
                    both.put(span.id().text(), span.id());
                    both.put(other.id().text(), other.id());
                }
        if (both.isEmpty()) return Optional.empty();
        var covered = Division.ofTheNetherlands().coveredBy(command.mergeId().municipality());
        var own = both.values().stream()
                .filter(id -> covered.contains(id.municipality()))
                .toList();
        return Optional.of(new RegisteredTwice(own, own.size() < both.size()));
    }

    /** Those that a person has, as an event tells them. */
    public static List<HeldRegistration> held(Registrations state, Predicate<PersonId> firstSaidOf) {
        return held(inOrder(state.all().values().stream()
                .filter(registration -> firstSaidOf.test(registration.person()))
                .toList()));
    }

    private static List<HeldRegistration> held(List<Registration> registrations) {
        return registrations.stream().map(Registration::held).toList();
    }

    private static List<Registration> inOrder(List<Registration> registrations) {
        return registrations.stream()
                .sorted(Comparator.comparing(registration -> registration.id().text()))
                .toList();
    }

    private static Decision<RegistrationEvent, RegistrationRefusal> register(Register command, Registrations state) {
        var id = command.registrationId();
        var known = state.all().get(id);
        var arrival = new Arrival(command.nationalityGroup(), command.from(), null);
        if (known != null) return known.arrival().equals(arrival) ? nothing() : refuse(new RegistrationIdTaken(id));
        var there = covering(state.spans(), command.from());
        if (there.isPresent()) return refuse(registeredAlready(id, there.get()));
        return accept(
                state,
                lines -> new Registered(command.personId(), id, command.nationalityGroup(), command.from(), lines));
    }

    private static Decision<RegistrationEvent, RegistrationRefusal> move(Move command, Registrations state) {
        var id = command.registrationId();
        var known = state.all().get(id);
        var arrival = new Arrival(command.nationalityGroup(), command.from(), command.movedFrom());
        if (known != null) return known.arrival().equals(arrival) ? nothing() : refuse(new RegistrationIdTaken(id));
        var spans = state.spans();
        var there = covering(spans, command.from());
        // Who was deregistered on the very day moved all the same: no day lies between.
        if (there.isEmpty()) there = endingOn(spans, command.from());
        if (there.isEmpty()) return refuse(new NotRegisteredThere());
        var before = there.get();
        if (before.id().municipality().equals(id.municipality())) return refuse(new AlreadyRegistered(before.id()));
        if (!before.id().municipality().equals(command.movedFrom())
                || before.from().equals(command.from())) return refuse(new NotRegisteredThere());
        return accept(
                state,
                lines -> new Moved(
                        command.personId(),
                        id,
                        command.movedFrom(),
                        command.nationalityGroup(),
                        command.from(),
                        lines));
    }

    private static Decision<RegistrationEvent, RegistrationRefusal> deregister(
            Deregister command, Registrations state) {
        var id = command.registrationId();
        var known = state.all().get(id);
        if (known == null) return refuse(new RegistrationUnknown(id));
        if (new Departure(command.until(), command.reason()).equals(known.departure())) return nothing();
        if (!(known.content() instanceof Content.Period period)) return refuse(new RegistrationWithdrawn(id));
        var from = period.from();
        var departure = period.departure();
        if (departure != null) return refuse(new AlreadyDeregistered(departure.until()));
        if (!from.isBefore(command.until())) return refuse(new LeavesBeforeArrival(from, command.until()));
        if (command.until().isAfter(next(state.spans(), from))) return refuse(new NotRegisteredThen());
        return accept(
                state, lines -> new Deregistered(command.personId(), id, command.until(), command.reason(), lines));
    }

    private static Decision<RegistrationEvent, RegistrationRefusal> correct(Correct command, Registrations state) {
        var id = command.registrationId();
        var known = state.all().get(id);
        if (known == null) return refuse(new RegistrationUnknown(id));
        var departure = command.departure();
        var content = new Content.Period(command.nationalityGroup(), command.from(), departure);
        var earlier = said(state, command.correctionId());
        if (earlier.isPresent())
            return earlier.get().equals(new Said(id, content))
                    ? nothing()
                    : refuse(new CorrectionIdTaken(command.correctionId()));
        if (departure != null && !command.from().isBefore(departure.until()))
            return refuse(new LeavesBeforeArrival(command.from(), departure.until()));
        var refusal = standsInTheWay(known, content, state);
        if (refusal.isPresent()) return refuse(refusal.get());
        return accept(
                state,
                lines -> new Corrected(
                        command.personId(),
                        id,
                        command.correctionId(),
                        command.nationalityGroup(),
                        command.from(),
                        departure == null ? null : departure.until(),
                        departure == null ? null : departure.reason(),
                        lines));
    }

    /** A correction moves a registration's own edges: it neither cuts another one anew nor jumps over one. */
    private static Optional<RegistrationRefusal> standsInTheWay(
            Registration known, Content.Period content, Registrations state) {
        var others = state.spansWithout(known.id());
        var before = covering(others, content.from());
        if (before.isPresent()) {
            var mayCut = !before.get().from().equals(content.from())
                    && (before.get().id().municipality().equals(known.arrival().movedFrom())
                            || cutBy(known, before.get().id(), state));
            if (!mayCut) return Optional.of(registeredAlready(known.id(), before.get()));
        }
        var nextNow = next(others, content.from());
        var departure = content.departure();
        boolean sameNext = !(known.content() instanceof Content.Period period)
                || next(others, period.from()).equals(nextNow);
        boolean fits = departure == null
                ? sameNext
                : !departure.until().isAfter(nextNow)
                        // It was known before the next registration cut it, and says the same still.
                        || (sameNext
                                && known.content() instanceof Content.Period period
                                && departure.equals(period.departure()));
        return fits ? Optional.empty() : Optional.of(new RegisteredElsewhere());
    }

    /** Whether the other registration ends where this one begins, as things stand. */
    private static boolean cutBy(Registration known, RegistrationId other, Registrations state) {
        return known.content() instanceof Content.Period period
                && state.spans().stream()
                        .anyMatch(
                                span -> span.id().equals(other) && span.until().equals(period.from()));
    }

    private static Decision<RegistrationEvent, RegistrationRefusal> withdraw(Withdraw command, Registrations state) {
        var id = command.registrationId();
        var known = state.all().get(id);
        if (known == null) return refuse(new RegistrationUnknown(id));
        var earlier = said(state, command.correctionId());
        if (earlier.isPresent())
            return earlier.get().equals(new Said(id, new Content.Withdrawn()))
                    ? nothing()
                    : refuse(new CorrectionIdTaken(command.correctionId()));
        if (known.content() instanceof Content.Withdrawn) return nothing();
        return accept(state, lines -> new Withdrawn(command.personId(), id, command.correctionId(), lines));
    }

    private record Said(RegistrationId about, Content content) {}

    private static Optional<Said> said(Registrations state, UUID correctionId) {
        for (var registration : state.all().values()) {
            var content = registration.corrections().get(correctionId);
            if (content != null) return Optional.of(new Said(registration.id(), content));
        }
        return Optional.empty();
    }

    private static Optional<Span> covering(List<Span> spans, LocalDate day) {
        return spans.stream().filter(span -> span.covers(day)).findFirst();
    }

    private static Optional<Span> endingOn(List<Span> spans, LocalDate day) {
        return spans.stream().filter(span -> span.until().equals(day)).findFirst();
    }

    private static LocalDate next(List<Span> spans, LocalDate day) {
        return spans.stream()
                .map(Span::from)
                .filter(from -> from.isAfter(day))
                .findFirst()
                .orElse(LocalDate.MAX);
    }

    private static RegistrationRefusal registeredAlready(RegistrationId asked, Span there) {
        return there.id().municipality().equals(asked.municipality())
                ? new AlreadyRegistered(there.id())
                : new RegisteredElsewhere();
    }

    /** The event with the lines that are missing once it has happened. */
    private static Decision<RegistrationEvent, RegistrationRefusal> accept(
            Registrations state, Function<List<LedgerLine>, RegistrationEvent> event) {
        var missing = Registrations.evolve(state, event.apply(List.of())).missingLines();
        return Decision.accept(event.apply(missing));
    }
}
