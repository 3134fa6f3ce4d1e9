package nl.opvang.allocation.target.domain;

import static nl.opvang.plumbing.decision.Decision.accept;
import static nl.opvang.plumbing.decision.Decision.nothing;
import static nl.opvang.plumbing.decision.Decision.refuse;

import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import nl.opvang.allocation.target.domain.TargetCommand.CloseHistoryImport;
import nl.opvang.allocation.target.domain.TargetCommand.Correct;
import nl.opvang.allocation.target.domain.TargetCommand.Decide;
import nl.opvang.allocation.target.domain.TargetCommand.DecideOneOff;
import nl.opvang.allocation.target.domain.TargetCommand.Divide;
import nl.opvang.allocation.target.domain.TargetCommand.Import;
import nl.opvang.allocation.target.domain.TargetCommand.RecordPrognosis;
import nl.opvang.allocation.target.domain.TargetCommand.Withdraw;
import nl.opvang.allocation.target.domain.TargetRefusal.EndsBeforeItBegins;
import nl.opvang.allocation.target.domain.TargetRefusal.HistoryImportIsClosed;
import nl.opvang.allocation.target.domain.TargetRefusal.IdTaken;
import nl.opvang.allocation.target.domain.TargetRefusal.NoAreas;
import nl.opvang.allocation.target.domain.TargetRefusal.PlacesOutOfBounds;
import nl.opvang.allocation.target.domain.TargetRefusal.TargetUnknown;
import nl.opvang.allocation.target.domain.TargetRefusal.TargetWithdrawn;
import nl.opvang.contracts.allocation.DivisionTerms;
import nl.opvang.contracts.allocation.OneOffTerms;
import nl.opvang.contracts.allocation.Prognosis;
import nl.opvang.contracts.allocation.TargetEvent;
import nl.opvang.contracts.allocation.TargetEvent.Corrected;
import nl.opvang.contracts.allocation.TargetEvent.Decided;
import nl.opvang.contracts.allocation.TargetEvent.Divided;
import nl.opvang.contracts.allocation.TargetEvent.HistoryImportClosed;
import nl.opvang.contracts.allocation.TargetEvent.OneOffDecided;
import nl.opvang.contracts.allocation.TargetEvent.PrognosisRecorded;
import nl.opvang.contracts.allocation.TargetEvent.Withdrawn;
import nl.opvang.contracts.allocation.TargetId;
import nl.opvang.contracts.allocation.TargetTerms;
import nl.opvang.contracts.area.RegionCode;
import nl.opvang.plumbing.decision.Decider;
import nl.opvang.plumbing.decision.Decision;

/** Targets are what was decided, with the figures as published; what was not published is computed and says so. */
public final class TargetDecider {
    public static final Decider<TargetCommand, Targets, TargetEvent, TargetRefusal> DECIDER = new Decider<>(
            "target", TargetCommand.class, TargetEvent.class, Targets.NONE, TargetDecider::decide, Targets::evolve);

    private TargetDecider() {}

    public static Decision<TargetEvent, TargetRefusal> decide(TargetCommand command, Targets targets) {
        return switch (command) {
            case Decide(var id, var decision) ->
                national(decision, terms -> record(new Decided(id, terms), Optional.empty(), targets));
            case Correct(var id, var correctionId, var decision) ->
                national(
                        decision,
                        terms -> record(
                                new Corrected(id, correctionId, terms),
                                notStanding(id, Decided.class::isInstance, targets),
                                targets));
            case DecideOneOff(var id, var terms) -> record(new OneOffDecided(id, terms), wrong(terms), targets);
            case RecordPrognosis(var id, var prognosis) ->
                record(new PrognosisRecorded(id, prognosis), wrong(prognosis), targets);
            case Divide(var id, var region, var terms) ->
                record(new Divided(id, region, terms), wrong(region, terms), targets);
            case Withdraw(var id, var withdrawalId, var region) ->
                record(
                        new Withdrawn(id, withdrawalId, region),
                        notStanding(id, TargetDecider::standsByItself, targets),
                        targets);
            case Import(var history) -> importHistory(history, targets);
            case CloseHistoryImport(var region) ->
                targets.historyImportClosed() ? nothing() : accept(new HistoryImportClosed(region));
        };
    }

    private static Decision<TargetEvent, TargetRefusal> national(
            NationalDecision decision, Function<TargetTerms, Decision<TargetEvent, TargetRefusal>> record) {
        return decision.wrong()
                .<Decision<TargetEvent, TargetRefusal>>map(Decision::refuse)
                .orElseGet(() -> record.apply(decision.terms()));
    }

    /** A repeat is asked about before any rule: what was accepted once stays accepted. */
    private static Decision<TargetEvent, TargetRefusal> record(
            TargetEvent event, Optional<TargetRefusal> refusal, Targets targets) {
        var id = Objects.requireNonNull(event.factId());
        var said = targets.facts().get(id);
        if (said != null) return said.equals(event) ? nothing() : refuse(new IdTaken(id));
        return refusal.<Decision<TargetEvent, TargetRefusal>>map(Decision::refuse)
                .orElseGet(() -> accept(event));
    }

    private static Decision<TargetEvent, TargetRefusal> importHistory(TargetCommand history, Targets targets) {
        var decision = decide(history, targets);
        boolean changes =
                decision instanceof Decision.Accepted<TargetEvent, TargetRefusal>(var events) && !events.isEmpty();
        return changes && targets.historyImportClosed() ? refuse(new HistoryImportIsClosed()) : decision;
    }

    private static Optional<TargetRefusal> notStanding(
            TargetId id, Predicate<TargetEvent> ofThisKind, Targets targets) {
        var said = targets.facts().get(id.id());
        if (said == null || !ofThisKind.test(said)) return Optional.of(new TargetUnknown(id));
        return targets.withdrawn().contains(id) ? Optional.of(new TargetWithdrawn(id)) : Optional.empty();
    }

    private static boolean standsByItself(TargetEvent event) {
        return switch (event) {
            case Decided _, OneOffDecided _, PrognosisRecorded _, Divided _ -> true;
            case Corrected _, Withdrawn _, HistoryImportClosed _ -> false;
        };
    }

    private static Optional<TargetRefusal> wrong(OneOffTerms terms) {
        if (!terms.from().isBefore(terms.until())) return Optional.of(new EndsBeforeItBegins());
        if (terms.regions().isEmpty()) return Optional.of(new NoAreas());
        return Figures.wrong(terms.regions());
    }

    private static Optional<TargetRefusal> wrong(Prognosis prognosis) {
        return prognosis.places() < 0 || prognosis.places() > NationalDecision.MOST_PLACES
                ? Optional.of(new PlacesOutOfBounds(0, NationalDecision.MOST_PLACES))
                : Optional.empty();
    }

    private static Optional<TargetRefusal> wrong(RegionCode region, DivisionTerms terms) {
        if (terms.municipalities().isEmpty()) return Optional.of(new NoAreas());
        return Figures.wrong(region, terms.effectiveOn(), terms.municipalities());
    }
}
