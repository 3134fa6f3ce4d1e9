package nl.opvang.capacity.rule.domain;

import static nl.opvang.plumbing.decision.Decision.accept;
import static nl.opvang.plumbing.decision.Decision.nothing;
import static nl.opvang.plumbing.decision.Decision.refuse;

import java.util.HashSet;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import nl.opvang.capacity.rule.domain.RuleCommand.Correct;
import nl.opvang.capacity.rule.domain.RuleCommand.Decide;
import nl.opvang.capacity.rule.domain.RuleCommand.Withdraw;
import nl.opvang.capacity.rule.domain.RuleRefusal.DecidedElsewhere;
import nl.opvang.capacity.rule.domain.RuleRefusal.IdTaken;
import nl.opvang.capacity.rule.domain.RuleRefusal.NumberImplausible;
import nl.opvang.capacity.rule.domain.RuleRefusal.NumbersWrong;
import nl.opvang.capacity.rule.domain.RuleRefusal.RuleUnknown;
import nl.opvang.capacity.rule.domain.RuleRefusal.RuleWithdrawn;
import nl.opvang.contracts.capacity.RuleEvent;
import nl.opvang.contracts.capacity.RuleEvent.Corrected;
import nl.opvang.contracts.capacity.RuleEvent.Decided;
import nl.opvang.contracts.capacity.RuleEvent.Withdrawn;
import nl.opvang.contracts.capacity.RuleNumber;
import nl.opvang.contracts.capacity.RuleTerms;
import nl.opvang.plumbing.decision.Decider;
import nl.opvang.plumbing.decision.Decision;

/** Rules are dated data that somebody decides, corrects and withdraws; none of them is ever overwritten. */
public final class RuleDecider {
    /** No number of a rule is larger: beyond it lies a slip of the pen. */
    public static final int MOST = 100_000;

    public static final Decider<RuleCommand, Rules, RuleEvent, RuleRefusal> DECIDER = new Decider<>(
            RuleCommand.FEATURE, RuleCommand.class, RuleEvent.class, Rules.NONE, RuleDecider::decide, Rules::evolve);

    private RuleDecider() {}

    public static Decision<RuleEvent, RuleRefusal> decide(RuleCommand command, Rules rules) {
        return switch (command) {
            case Decide(var rule, var region, var ruleId, var terms) ->
                record(new Decided(rule, region, ruleId, terms), wrong(command, terms), rules);
            case Correct(var rule, var region, var ruleId, var correctionId, var terms) ->
                record(
                        new Corrected(rule, region, ruleId, correctionId, terms),
                        notStanding(command, ruleId, rules).or(() -> wrong(command, terms)),
                        rules);
            case Withdraw(var rule, var region, var ruleId, var correctionId) ->
                record(new Withdrawn(rule, region, ruleId, correctionId), notStanding(command, ruleId, rules), rules);
        };
    }

    /** A repeat is asked about before any rule: what was accepted once stays accepted. */
    private static Decision<RuleEvent, RuleRefusal> record(
            RuleEvent event, Optional<RuleRefusal> refusal, Rules rules) {
        var id = Objects.requireNonNull(event.factId());
        var said = rules.said().get(id);
        if (said != null) return said.equals(event) ? nothing() : refuse(new IdTaken(id));
        return refusal.<Decision<RuleEvent, RuleRefusal>>map(Decision::refuse).orElseGet(() -> accept(event));
    }

    private static Optional<RuleRefusal> notStanding(RuleCommand command, UUID ruleId, Rules rules) {
        if (rules.standing().decisions(command.rule(), command.region()).containsKey(ruleId)) return Optional.empty();
        return Optional.of(
                rules.said().get(ruleId) instanceof Decided ? new RuleWithdrawn(ruleId) : new RuleUnknown(ruleId));
    }

    private static Optional<RuleRefusal> wrong(RuleCommand command, RuleTerms terms) {
        var rule = command.rule();
        if (rule.regional() != (command.region() != null)) return Optional.of(new DecidedElsewhere(rule));
        var names = new HashSet<>(terms.numbers().stream().map(RuleNumber::name).toList());
        boolean ends = terms.numbers().isEmpty();
        if (!ends && (names.size() < terms.numbers().size() || !names.equals(new HashSet<>(rule.numbers()))))
            return Optional.of(new NumbersWrong(rule.numbers()));
        return terms.numbers().stream()
                .map(RuleDecider::plausible)
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static Optional<RuleRefusal> plausible(RuleNumber number) {
        int least = switch (number.name()) {
            case "required", "percent", "daysAfterWeek" -> 0;
            case "counts" -> 2;
            default -> 1;
        };
        int most = switch (number.name()) {
            case "required" -> 1;
            case "percent" -> 1_000;
            case "days", "daysAfterWeek" -> 366;
            case "counts" -> 52;
            case "unit", "fewestPeople" -> 1_000;
            default -> MOST;
        };
        return number.value() < least || number.value() > most
                ? Optional.of(new NumberImplausible(number.name(), least, most))
                : Optional.empty();
    }
}
