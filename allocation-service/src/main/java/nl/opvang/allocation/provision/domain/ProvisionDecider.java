package nl.opvang.allocation.provision.domain;

import static nl.opvang.plumbing.decision.Decision.accept;
import static nl.opvang.plumbing.decision.Decision.nothing;
import static nl.opvang.plumbing.decision.Decision.refuse;

import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import nl.opvang.allocation.provision.domain.ProvisionCommand.HandOver;
import nl.opvang.allocation.provision.domain.ProvisionCommand.OfSurvivor;
import nl.opvang.allocation.provision.domain.ProvisionCommand.Provide;
import nl.opvang.allocation.provision.domain.ProvisionCommand.TakeOver;
import nl.opvang.allocation.provision.domain.ProvisionCommand.Withdraw;
import nl.opvang.allocation.provision.domain.ProvisionRefusal.AlreadyProvided;
import nl.opvang.allocation.provision.domain.ProvisionRefusal.ChangedMeanwhile;
import nl.opvang.allocation.provision.domain.ProvisionRefusal.CorrectionIdTaken;
import nl.opvang.allocation.provision.domain.ProvisionRefusal.PersonMergedAway;
import nl.opvang.allocation.provision.domain.ProvisionRefusal.ProvidedElsewhere;
import nl.opvang.allocation.provision.domain.ProvisionRefusal.ProvidedTwice;
import nl.opvang.allocation.provision.domain.ProvisionRefusal.ProvisionIdTaken;
import nl.opvang.allocation.provision.domain.ProvisionRefusal.ProvisionUnknown;
import nl.opvang.contracts.allocation.HeldProvision;
import nl.opvang.contracts.allocation.ProvisionEvent;
import nl.opvang.contracts.allocation.ProvisionEvent.HandedOver;
import nl.opvang.contracts.allocation.ProvisionEvent.Provided;
import nl.opvang.contracts.allocation.ProvisionEvent.TakenOver;
import nl.opvang.contracts.allocation.ProvisionEvent.Withdrawn;
import nl.opvang.contracts.allocation.ProvisionId;
import nl.opvang.contracts.area.Division;
import nl.opvang.contracts.ledger.Dimensions;
import nl.opvang.contracts.ledger.LedgerLine;
import nl.opvang.contracts.ledger.Quantity;
import nl.opvang.contracts.ledger.Timeline;
import nl.opvang.plumbing.decision.Decider;
import nl.opvang.plumbing.decision.Decision;

/** A person has at most one provision per calendar month, nationally (BooO article 3(4)). */
public final class ProvisionDecider {
    public static final Decider<ProvisionCommand, Provisions, ProvisionEvent, ProvisionRefusal> DECIDER = new Decider<>(
            "provision",
            ProvisionCommand.class,
            ProvisionEvent.class,
            Provisions.NONE,
            ProvisionDecider::decide,
            Provisions::evolve);

    private ProvisionDecider() {}

    public static Decision<ProvisionEvent, ProvisionRefusal> decide(ProvisionCommand command, Provisions state) {
        return switch (command) {
            case OfSurvivor(var _, var said) -> decide(said, state);
            case HandOver handOver -> handOver(handOver, state);
            case TakeOver takeOver -> takeOver(takeOver, state);
            case Provide _, Withdraw _ when state.mergedAway() != null -> refuse(new PersonMergedAway());
            case Provide provide -> provide(provide, state);
            case Withdraw withdraw -> withdraw(withdraw, state);
        };
    }

    private static Decision<ProvisionEvent, ProvisionRefusal> provide(Provide command, Provisions state) {
        var id = command.provisionId();
        var said = state.said().get(id);
        if (said != null) return said.month().equals(command.month()) ? nothing() : refuse(new ProvisionIdTaken(id));
        var standing = state.standing().get(command.month());
        if (standing != null)
            return refuse(
                    standing.municipality().equals(id.municipality())
                            ? new AlreadyProvided(standing)
                            : new ProvidedElsewhere());
        return accept(new Provided(command.personId(), id, command.month(), lines(id, command.month(), 1)));
    }

    private static Decision<ProvisionEvent, ProvisionRefusal> withdraw(Withdraw command, Provisions state) {
        var id = command.provisionId();
        var said = state.said().get(id);
        if (said == null) return refuse(new ProvisionUnknown(id));
        var month = said.month();
        var corrected = state.corrections().get(command.correctionId());
        if (corrected != null && !corrected.equals(id)) return refuse(new CorrectionIdTaken(command.correctionId()));
        if (!id.equals(state.standing().get(month))) return nothing();
        return accept(new Withdrawn(command.personId(), id, command.correctionId(), month, lines(id, month, -1)));
    }

    private static Decision<ProvisionEvent, ProvisionRefusal> handOver(HandOver command, Provisions state) {
        if (command.mergeId().equals(state.mergedAway()) && !command.undone()) return nothing();
        if (state.mergedAway() != null) return refuse(new PersonMergedAway());
        var going = state.held(person -> !command.undone() || command.persons().contains(person));
        // Who kept none of another person's has nothing to give back, and who gave them back has nothing more.
        if (command.undone() && going.isEmpty() && noneOf(command.provisions(), state)) return nothing();
        if (!going.equals(command.provisions())) return refuse(new ChangedMeanwhile());
        return accept(new HandedOver(
                command.personId(),
                command.mergeId(),
                command.to(),
                command.undone(),
                going.stream().map(HeldProvision::provisionId).toList()));
    }

    private static Decision<ProvisionEvent, ProvisionRefusal> takeOver(TakeOver command, Provisions state) {
        var event = new TakenOver(
                command.personId(), command.mergeId(), command.from(), command.undone(), command.provisions());
        if (command.undone() && command.mergeId().equals(state.mergedAway())) return accept(event);
        if (state.mergedAway() != null) return refuse(new PersonMergedAway());
        if (allOf(command.provisions(), state)) return nothing();
        if (command.undone()) return refuse(new ChangedMeanwhile());
        var twice = twice(command, state);
        return twice.isPresent() ? refuse(twice.get()) : accept(event);
    }

    private static boolean allOf(List<HeldProvision> provisions, Provisions state) {
        return provisions.stream().allMatch(provision -> state.said().containsKey(provision.provisionId()));
    }

    private static boolean noneOf(List<HeldProvision> provisions, Provisions state) {
        return provisions.stream().noneMatch(provision -> state.said().containsKey(provision.provisionId()));
    }

    /** Which provisions are of one and the same month, when those of both are one person's. */
    private static Optional<ProvisionRefusal> twice(TakeOver command, Provisions state) {
        var both = new TreeMap<String, ProvisionId>();
        for (var provision : command.provisions()) {
            var standing = state.standing().get(provision.month());
            if (provision.withdrawnBy() != null || standing == null) continue;
            both.put(standing.text(), standing);
            both.put(provision.provisionId().text(), provision.provisionId());
        }
        if (both.isEmpty()) return Optional.empty();
        var covered = Division.ofTheNetherlands().coveredBy(command.mergeId().municipality());
        var own = both.values().stream()
                .filter(id -> covered.contains(id.municipality()))
                .toList();
        return Optional.of(new ProvidedTwice(own, own.size() < both.size()));
    }

    /** One on every day of the month: the number of person-months is the amount on any of its days. */
    private static List<LedgerLine> lines(ProvisionId id, YearMonth month, int change) {
        var municipality = Dimensions.ofMunicipality(id.municipality());
        return Timeline.between(month.atDay(1), month.plusMonths(1).atDay(1), change).stream()
                .map(step -> step.line(Quantity.PROVISION_PERSON_MONTHS, municipality))
                .toList();
    }
}
