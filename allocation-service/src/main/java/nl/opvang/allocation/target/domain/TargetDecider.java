package nl.opvang.allocation.target.domain;

import static nl.opvang.plumbing.decision.Decision.accept;
import static nl.opvang.plumbing.decision.Decision.nothing;
import static nl.opvang.plumbing.decision.Decision.refuse;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import nl.opvang.allocation.target.domain.TargetCommand.AnnounceRound;
import nl.opvang.allocation.target.domain.TargetCommand.CloseHistoryImport;
import nl.opvang.allocation.target.domain.TargetCommand.Correct;
import nl.opvang.allocation.target.domain.TargetCommand.Decide;
import nl.opvang.allocation.target.domain.TargetCommand.DecideOneOff;
import nl.opvang.allocation.target.domain.TargetCommand.Divide;
import nl.opvang.allocation.target.domain.TargetCommand.EndRound;
import nl.opvang.allocation.target.domain.TargetCommand.ExplainDifferences;
import nl.opvang.allocation.target.domain.TargetCommand.Import;
import nl.opvang.allocation.target.domain.TargetCommand.OpenRound;
import nl.opvang.allocation.target.domain.TargetCommand.PlanPlaces;
import nl.opvang.allocation.target.domain.TargetCommand.RecordAdvice;
import nl.opvang.allocation.target.domain.TargetCommand.RecordPrognosis;
import nl.opvang.allocation.target.domain.TargetCommand.TakePrognosis;
import nl.opvang.allocation.target.domain.TargetCommand.Withdraw;
import nl.opvang.allocation.target.domain.TargetRefusal.EndsBeforeItBegins;
import nl.opvang.allocation.target.domain.TargetRefusal.HistoryImportIsClosed;
import nl.opvang.allocation.target.domain.TargetRefusal.IdTaken;
import nl.opvang.allocation.target.domain.TargetRefusal.NoAreas;
import nl.opvang.allocation.target.domain.TargetRefusal.NoSuchDecision;
import nl.opvang.allocation.target.domain.TargetRefusal.PlacesOutOfBounds;
import nl.opvang.allocation.target.domain.TargetRefusal.RoundAnnouncedBefore;
import nl.opvang.allocation.target.domain.TargetRefusal.RoundEnded;
import nl.opvang.allocation.target.domain.TargetRefusal.RoundNotDecided;
import nl.opvang.allocation.target.domain.TargetRefusal.TargetUnknown;
import nl.opvang.allocation.target.domain.TargetRefusal.TargetWithdrawn;
import nl.opvang.contracts.allocation.DivisionTerms;
import nl.opvang.contracts.allocation.OneOffTerms;
import nl.opvang.contracts.allocation.Prognosis;
import nl.opvang.contracts.allocation.RegionalExplanation;
import nl.opvang.contracts.allocation.RoundDecision;
import nl.opvang.contracts.allocation.TargetEvent;
import nl.opvang.contracts.allocation.TargetEvent.Corrected;
import nl.opvang.contracts.allocation.TargetEvent.Decided;
import nl.opvang.contracts.allocation.TargetEvent.DifferencesExplained;
import nl.opvang.contracts.allocation.TargetEvent.Divided;
import nl.opvang.contracts.allocation.TargetEvent.HistoryImportClosed;
import nl.opvang.contracts.allocation.TargetEvent.OneOffDecided;
import nl.opvang.contracts.allocation.TargetEvent.PlacesPlanned;
import nl.opvang.contracts.allocation.TargetEvent.PrognosisRecorded;
import nl.opvang.contracts.allocation.TargetEvent.RoundAdvised;
import nl.opvang.contracts.allocation.TargetEvent.RoundAnnounced;
import nl.opvang.contracts.allocation.TargetEvent.RoundDecided;
import nl.opvang.contracts.allocation.TargetEvent.RoundOpened;
import nl.opvang.contracts.allocation.TargetEvent.RoundPrognosed;
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
            case OpenRound(var id, var terms) -> record(new RoundOpened(id, terms), Optional.empty(), targets);
            case TakePrognosis(var id, var round, var prognosis) ->
                record(
                        new RoundPrognosed(id, round, prognosis),
                        noRound(round, targets).or(() -> impossible(prognosis.places())),
                        targets);
            case RecordAdvice(var id, var round, var advice) ->
                record(
                        new RoundAdvised(id, round, advice),
                        noRound(round, targets).or(() -> impossible(advice.places())),
                        targets);
            case EndRound(var id, var round, var decision) ->
                record(
                        new RoundDecided(id, round, decision),
                        noRound(round, targets).or(() -> noEnd(round, decision, targets)),
                        targets);
            case AnnounceRound(var id, var round, var announcement) ->
                record(
                        new RoundAnnounced(id, round, announcement),
                        noRound(round, targets).or(() -> noNews(round, targets)),
                        targets);
            case ExplainDifferences(var id, var decision, var regions) ->
                record(
                        new DifferencesExplained(id, decision, regions),
                        notStanding(decision, Decided.class::isInstance, targets)
                                .or(() -> wrong(regions)),
                        targets);
            case Divide(var id, var region, var terms) ->
                record(new Divided(id, region, terms), wrong(region, terms), targets);
            case PlanPlaces(var id, var region, var terms) ->
                record(new PlacesPlanned(id, region, terms), Figures.wrong(region, terms.places()), targets);
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

    private static Optional<TargetRefusal> noRound(TargetId round, Targets targets) {
        return notStanding(round, RoundOpened.class::isInstance, targets);
    }

    private static Optional<TargetRefusal> noEnd(TargetId round, RoundDecision decision, Targets targets) {
        var target = decision.target();
        if (target != null && !targets.stands(target, Decided.class::isInstance))
            return Optional.of(new NoSuchDecision(target));
        return targets.decided(round) ? Optional.of(new RoundEnded(round)) : Optional.empty();
    }

    private static Optional<TargetRefusal> noNews(TargetId round, Targets targets) {
        if (!targets.decided(round)) return Optional.of(new RoundNotDecided(round));
        return targets.announced(round) ? Optional.of(new RoundAnnouncedBefore(round)) : Optional.empty();
    }

    private static boolean standsByItself(TargetEvent event) {
        return switch (event) {
            case Decided _, OneOffDecided _, PrognosisRecorded _, Divided _, PlacesPlanned _ -> true;
            case RoundOpened _, RoundPrognosed _, RoundAdvised _, RoundDecided _, RoundAnnounced _ -> true;
            case DifferencesExplained _ -> true;
            case Corrected _, Withdrawn _, HistoryImportClosed _ -> false;
        };
    }

    private static Optional<TargetRefusal> wrong(OneOffTerms terms) {
        if (!terms.from().isBefore(terms.until())) return Optional.of(new EndsBeforeItBegins());
        if (terms.regions().isEmpty()) return Optional.of(new NoAreas());
        return Figures.wrong(terms.regions());
    }

    private static Optional<TargetRefusal> wrong(Prognosis prognosis) {
        return impossible(prognosis.places());
    }

    private static Optional<TargetRefusal> impossible(int places) {
        return places < 0 || places > NationalDecision.MOST_PLACES
                ? Optional.of(new PlacesOutOfBounds(0, NationalDecision.MOST_PLACES))
                : Optional.empty();
    }

    private static Optional<TargetRefusal> wrong(List<RegionalExplanation> regions) {
        if (regions.isEmpty()) return Optional.of(new NoAreas());
        return Figures.wrongRegions(
                regions.stream().map(RegionalExplanation::region).toList());
    }

    private static Optional<TargetRefusal> wrong(RegionCode region, DivisionTerms terms) {
        if (terms.municipalities().isEmpty()) return Optional.of(new NoAreas());
        return Figures.wrong(region, terms.effectiveOn(), terms.municipalities());
    }
}
