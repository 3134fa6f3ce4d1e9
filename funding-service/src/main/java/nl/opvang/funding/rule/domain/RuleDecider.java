package nl.opvang.funding.rule.domain;

import static nl.opvang.plumbing.decision.Decision.accept;
import static nl.opvang.plumbing.decision.Decision.nothing;
import static nl.opvang.plumbing.decision.Decision.refuse;

import java.util.HashMap;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import nl.opvang.contracts.funding.RuleEvent;
import nl.opvang.contracts.funding.RuleEvent.Corrected;
import nl.opvang.contracts.funding.RuleEvent.Decided;
import nl.opvang.contracts.funding.RuleEvent.HistoryImportClosed;
import nl.opvang.contracts.funding.RuleEvent.Withdrawn;
import nl.opvang.contracts.funding.RuleName;
import nl.opvang.contracts.funding.RuleParameter;
import nl.opvang.contracts.funding.RuleTerms;
import nl.opvang.funding.rule.domain.RuleCommand.CloseHistoryImport;
import nl.opvang.funding.rule.domain.RuleCommand.Correct;
import nl.opvang.funding.rule.domain.RuleCommand.Decide;
import nl.opvang.funding.rule.domain.RuleCommand.Import;
import nl.opvang.funding.rule.domain.RuleCommand.Withdraw;
import nl.opvang.funding.rule.domain.RuleRefusal.CannotEnd;
import nl.opvang.funding.rule.domain.RuleRefusal.HistoryImportIsClosed;
import nl.opvang.funding.rule.domain.RuleRefusal.IdTaken;
import nl.opvang.funding.rule.domain.RuleRefusal.NotFirstOfYear;
import nl.opvang.funding.rule.domain.RuleRefusal.RuleUnknown;
import nl.opvang.funding.rule.domain.RuleRefusal.RuleWithdrawn;
import nl.opvang.funding.rule.domain.RuleRefusal.ValueWrong;
import nl.opvang.funding.rule.domain.RuleRefusal.ValuesWrong;
import nl.opvang.plumbing.decision.Decider;
import nl.opvang.plumbing.decision.Decision;

/** Rules are dated data that the ministry decides, corrects and withdraws; none of them is ever overwritten. */
public final class RuleDecider {
    public static final Decider<RuleCommand, Decisions, RuleEvent, RuleRefusal> DECIDER = new Decider<>(
            RuleCommand.FEATURE,
            RuleCommand.class,
            RuleEvent.class,
            Decisions.NONE,
            RuleDecider::decide,
            Decisions::evolve);

    private RuleDecider() {}

    public static Decision<RuleEvent, RuleRefusal> decide(RuleCommand command, Decisions decisions) {
        return switch (command) {
            case Decide(var rule, var ruleId, var terms) ->
                record(new Decided(rule, ruleId, terms), wrong(rule, terms), decisions);
            case Correct(var rule, var ruleId, var correctionId, var terms) ->
                record(
                        new Corrected(rule, ruleId, correctionId, terms),
                        notStanding(ruleId, decisions).or(() -> wrong(rule, terms)),
                        decisions);
            case Withdraw(var rule, var ruleId, var correctionId) ->
                record(new Withdrawn(rule, ruleId, correctionId), notStanding(ruleId, decisions), decisions);
            case Import(var history) -> importHistory(history, decisions);
            case CloseHistoryImport(var rule) ->
                decisions.historyImportClosed() ? nothing() : accept(new HistoryImportClosed(rule));
        };
    }

    /** A repeat is asked about before any rule: what was accepted once stays accepted. */
    private static Decision<RuleEvent, RuleRefusal> record(
            RuleEvent event, Optional<RuleRefusal> refusal, Decisions decisions) {
        var id = Objects.requireNonNull(event.factId());
        var said = decisions.said().get(id);
        if (said != null) return said.equals(event) ? nothing() : refuse(new IdTaken(id));
        return refusal.<Decision<RuleEvent, RuleRefusal>>map(Decision::refuse).orElseGet(() -> accept(event));
    }

    private static Decision<RuleEvent, RuleRefusal> importHistory(RuleCommand history, Decisions decisions) {
        var decision = decide(history, decisions);
        boolean changes =
                decision instanceof Decision.Accepted<RuleEvent, RuleRefusal>(var events) && !events.isEmpty();
        return changes && decisions.historyImportClosed()
                ? refuse(new HistoryImportIsClosed(history.rule()))
                : decision;
    }

    private static Optional<RuleRefusal> notStanding(UUID ruleId, Decisions decisions) {
        if (decisions.standing().containsKey(ruleId)) return Optional.empty();
        return Optional.of(
                decisions.said().get(ruleId) instanceof Decided ? new RuleWithdrawn(ruleId) : new RuleUnknown(ruleId));
    }

    private static Optional<RuleRefusal> wrong(RuleName rule, RuleTerms terms) {
        if (rule.perYear() && terms.validFrom().getDayOfYear() != 1)
            return Optional.of(new NotFirstOfYear(terms.validFrom()));
        if (terms.values().isEmpty()) return rule.mayEnd() ? Optional.empty() : Optional.of(new CannotEnd(rule));
        var said = new HashMap<String, String>();
        terms.values().forEach(value -> said.put(value.name(), value.value()));
        var names = rule.parameters().stream().map(RuleParameter::name).toList();
        if (terms.values().size() != names.size() || !said.keySet().containsAll(names))
            return Optional.of(new ValuesWrong(names));
        return rule.parameters().stream()
                .filter(parameter -> !parameter.accepts(Objects.requireNonNull(said.get(parameter.name()))))
                .<RuleRefusal>map(ValueWrong::new)
                .findFirst();
    }
}
