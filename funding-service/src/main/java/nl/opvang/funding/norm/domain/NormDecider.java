package nl.opvang.funding.norm.domain;

import static nl.opvang.plumbing.decision.Decision.accept;
import static nl.opvang.plumbing.decision.Decision.nothing;
import static nl.opvang.plumbing.decision.Decision.refuse;

import java.util.Objects;
import java.util.Optional;
import nl.opvang.contracts.funding.NormEvent;
import nl.opvang.contracts.funding.NormEvent.ConfirmedThroughSet;
import nl.opvang.contracts.funding.NormEvent.Corrected;
import nl.opvang.contracts.funding.NormEvent.Decided;
import nl.opvang.contracts.funding.NormEvent.HistoryImportClosed;
import nl.opvang.contracts.funding.NormEvent.Withdrawn;
import nl.opvang.contracts.funding.NormId;
import nl.opvang.contracts.funding.NormScheme;
import nl.opvang.contracts.funding.NormTerms;
import nl.opvang.funding.norm.domain.NormCommand.CloseHistoryImport;
import nl.opvang.funding.norm.domain.NormCommand.ConfirmThrough;
import nl.opvang.funding.norm.domain.NormCommand.Correct;
import nl.opvang.funding.norm.domain.NormCommand.Decide;
import nl.opvang.funding.norm.domain.NormCommand.Import;
import nl.opvang.funding.norm.domain.NormCommand.Withdraw;
import nl.opvang.funding.norm.domain.NormRefusal.AmountNegative;
import nl.opvang.funding.norm.domain.NormRefusal.HistoryImportIsClosed;
import nl.opvang.funding.norm.domain.NormRefusal.IdTaken;
import nl.opvang.funding.norm.domain.NormRefusal.NormUnknown;
import nl.opvang.funding.norm.domain.NormRefusal.NormWithdrawn;
import nl.opvang.funding.norm.domain.NormRefusal.NotFirstOfMonth;
import nl.opvang.plumbing.decision.Decider;
import nl.opvang.plumbing.decision.Decision;

/** Rules are dated data that the ministry decides, corrects and withdraws; none of them is ever overwritten. */
public final class NormDecider {
    public static final Decider<NormCommand, NormRules, NormEvent, NormRefusal> DECIDER = new Decider<>(
            "norm", NormCommand.class, NormEvent.class, NormRules.NONE, NormDecider::decide, NormRules::evolve);

    private NormDecider() {}

    public static Decision<NormEvent, NormRefusal> decide(NormCommand command, NormRules rules) {
        return switch (command) {
            case Decide(var scheme, var normId, var terms) ->
                record(new Decided(scheme, normId, terms), wrong(scheme, terms), rules);
            case Correct(var scheme, var normId, var correctionId, var terms) ->
                record(
                        new Corrected(scheme, normId, correctionId, terms),
                        notStanding(normId, rules).or(() -> wrong(scheme, terms)),
                        rules);
            case Withdraw(var scheme, var normId, var correctionId) ->
                record(new Withdrawn(scheme, normId, correctionId), notStanding(normId, rules), rules);
            case ConfirmThrough(var scheme, var confirmationId, var lastDay, var source) ->
                record(new ConfirmedThroughSet(scheme, confirmationId, lastDay, source), Optional.empty(), rules);
            case Import(var history) -> importHistory(history, rules);
            case CloseHistoryImport(var scheme) ->
                rules.historyImportClosed() ? nothing() : accept(new HistoryImportClosed(scheme));
        };
    }

    /** A repeat is asked about before any rule: what was accepted once stays accepted. */
    private static Decision<NormEvent, NormRefusal> record(
            NormEvent event, Optional<NormRefusal> refusal, NormRules rules) {
        var id = Objects.requireNonNull(event.factId());
        var said = rules.facts().get(id);
        if (said != null) return said.equals(event) ? nothing() : refuse(new IdTaken(id));
        return refusal.<Decision<NormEvent, NormRefusal>>map(Decision::refuse).orElseGet(() -> accept(event));
    }

    private static Decision<NormEvent, NormRefusal> importHistory(NormCommand history, NormRules rules) {
        var decision = decide(history, rules);
        boolean changes =
                decision instanceof Decision.Accepted<NormEvent, NormRefusal>(var events) && !events.isEmpty();
        return changes && rules.historyImportClosed() ? refuse(new HistoryImportIsClosed(history.scheme())) : decision;
    }

    private static Optional<NormRefusal> notStanding(NormId normId, NormRules rules) {
        if (rules.standing().containsKey(normId)) return Optional.empty();
        return Optional.of(
                rules.facts().get(normId.id()) instanceof Decided
                        ? new NormWithdrawn(normId)
                        : new NormUnknown(normId));
    }

    private static Optional<NormRefusal> wrong(NormScheme scheme, NormTerms terms) {
        if (terms.amount().cents() < 0) return Optional.of(new AmountNegative());
        if (scheme == NormScheme.PRIVATE && terms.validFrom().getDayOfMonth() != 1)
            return Optional.of(new NotFirstOfMonth(terms.validFrom()));
        return Optional.empty();
    }
}
