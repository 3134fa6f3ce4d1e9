package nl.opvang.capacity.quality.domain;

import static nl.opvang.plumbing.decision.Decision.accept;
import static nl.opvang.plumbing.decision.Decision.nothing;
import static nl.opvang.plumbing.decision.Decision.refuse;

import java.util.HashSet;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import nl.opvang.capacity.quality.domain.ChecklistCommand.Correct;
import nl.opvang.capacity.quality.domain.ChecklistCommand.Decide;
import nl.opvang.capacity.quality.domain.ChecklistCommand.Withdraw;
import nl.opvang.capacity.quality.domain.ChecklistRefusal.ChecklistUnknown;
import nl.opvang.capacity.quality.domain.ChecklistRefusal.ChecklistWithdrawn;
import nl.opvang.capacity.quality.domain.ChecklistRefusal.CodeTwice;
import nl.opvang.capacity.quality.domain.ChecklistRefusal.IdTaken;
import nl.opvang.contracts.capacity.ChecklistEvent;
import nl.opvang.contracts.capacity.ChecklistEvent.Corrected;
import nl.opvang.contracts.capacity.ChecklistEvent.Decided;
import nl.opvang.contracts.capacity.ChecklistEvent.Withdrawn;
import nl.opvang.contracts.capacity.ChecklistItem;
import nl.opvang.contracts.capacity.ChecklistTerms;
import nl.opvang.plumbing.decision.Decider;
import nl.opvang.plumbing.decision.Decision;

/** What is looked at is dated data that the ministry decides, corrects and withdraws; none of it is ever overwritten. */
public final class ChecklistDecider {
    public static final Decider<ChecklistCommand, Checklists, ChecklistEvent, ChecklistRefusal> DECIDER = new Decider<>(
            ChecklistCommand.FEATURE,
            ChecklistCommand.class,
            ChecklistEvent.class,
            Checklists.NONE,
            ChecklistDecider::decide,
            Checklists::evolve);

    private ChecklistDecider() {}

    public static Decision<ChecklistEvent, ChecklistRefusal> decide(ChecklistCommand command, Checklists checklists) {
        return switch (command) {
            case Decide(var id, var terms) -> record(new Decided(id, terms), wrong(terms), checklists);
            case Correct(var id, var correctionId, var terms) ->
                record(
                        new Corrected(id, correctionId, terms),
                        notStanding(id, checklists).or(() -> wrong(terms)),
                        checklists);
            case Withdraw(var id, var correctionId) ->
                record(new Withdrawn(id, correctionId), notStanding(id, checklists), checklists);
        };
    }

    /** A repeat is asked about before any rule: what was accepted once stays accepted. */
    private static Decision<ChecklistEvent, ChecklistRefusal> record(
            ChecklistEvent event, Optional<ChecklistRefusal> refusal, Checklists checklists) {
        var id = Objects.requireNonNull(event.factId());
        var said = checklists.said().get(id);
        if (said != null) return said.equals(event) ? nothing() : refuse(new IdTaken(id));
        return refusal.<Decision<ChecklistEvent, ChecklistRefusal>>map(Decision::refuse)
                .orElseGet(() -> accept(event));
    }

    private static Optional<ChecklistRefusal> notStanding(UUID checklistId, Checklists checklists) {
        if (checklists.standing().containsKey(checklistId)) return Optional.empty();
        return Optional.of(
                checklists.said().get(checklistId) instanceof Decided
                        ? new ChecklistWithdrawn(checklistId)
                        : new ChecklistUnknown(checklistId));
    }

    private static Optional<ChecklistRefusal> wrong(ChecklistTerms terms) {
        var codes = new HashSet<String>();
        return terms.items().stream()
                .map(ChecklistItem::code)
                .filter(code -> !codes.add(code))
                .<ChecklistRefusal>map(CodeTwice::new)
                .findFirst();
    }
}
