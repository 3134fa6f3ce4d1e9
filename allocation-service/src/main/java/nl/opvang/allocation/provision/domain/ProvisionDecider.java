package nl.opvang.allocation.provision.domain;

import static nl.opvang.plumbing.decision.Decision.accept;
import static nl.opvang.plumbing.decision.Decision.nothing;
import static nl.opvang.plumbing.decision.Decision.refuse;

import java.time.YearMonth;
import java.util.List;
import nl.opvang.allocation.provision.domain.ProvisionCommand.Provide;
import nl.opvang.allocation.provision.domain.ProvisionCommand.Withdraw;
import nl.opvang.allocation.provision.domain.ProvisionRefusal.AlreadyProvided;
import nl.opvang.allocation.provision.domain.ProvisionRefusal.CorrectionIdTaken;
import nl.opvang.allocation.provision.domain.ProvisionRefusal.ProvidedElsewhere;
import nl.opvang.allocation.provision.domain.ProvisionRefusal.ProvisionIdTaken;
import nl.opvang.allocation.provision.domain.ProvisionRefusal.ProvisionUnknown;
import nl.opvang.contracts.allocation.ProvisionEvent;
import nl.opvang.contracts.allocation.ProvisionEvent.Provided;
import nl.opvang.contracts.allocation.ProvisionEvent.Withdrawn;
import nl.opvang.contracts.allocation.ProvisionId;
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
            case Provide provide -> provide(provide, state);
            case Withdraw withdraw -> withdraw(withdraw, state);
        };
    }

    private static Decision<ProvisionEvent, ProvisionRefusal> provide(Provide command, Provisions state) {
        var id = command.provisionId();
        var said = state.said().get(id);
        if (said != null) return said.equals(command.month()) ? nothing() : refuse(new ProvisionIdTaken(id));
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
        var month = state.said().get(id);
        if (month == null) return refuse(new ProvisionUnknown(id));
        var corrected = state.corrections().get(command.correctionId());
        if (corrected != null && !corrected.equals(id)) return refuse(new CorrectionIdTaken(command.correctionId()));
        if (!id.equals(state.standing().get(month))) return nothing();
        return accept(new Withdrawn(command.personId(), id, command.correctionId(), month, lines(id, month, -1)));
    }

    /** One on every day of the month: the number of person-months is the amount on any of its days. */
    private static List<LedgerLine> lines(ProvisionId id, YearMonth month, int change) {
        var municipality = Dimensions.ofMunicipality(id.municipality());
        return Timeline.between(month.atDay(1), month.plusMonths(1).atDay(1), change).stream()
                .map(step -> step.line(Quantity.PROVISION_PERSON_MONTHS, municipality))
                .toList();
    }
}
