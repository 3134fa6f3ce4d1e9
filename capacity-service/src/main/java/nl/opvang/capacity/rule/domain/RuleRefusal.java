package nl.opvang.capacity.rule.domain;

import java.util.List;
import java.util.UUID;
import nl.opvang.contracts.capacity.RuleName;
import nl.opvang.plumbing.decision.Refusal;

/** Why something about a rule is not recorded. */
public sealed interface RuleRefusal extends Refusal {
    /** There is no such decision about the rule. */
    record RuleUnknown(UUID ruleId) implements RuleRefusal {}

    /** The decision was withdrawn. */
    record RuleWithdrawn(UUID ruleId) implements RuleRefusal {}

    /** The id already stands for something else that was said about the rule. */
    record IdTaken(UUID id) implements RuleRefusal {}

    /** Each region decides this rule for itself, or none of them does. */
    record DecidedElsewhere(RuleName rule) implements RuleRefusal {}

    /** The rule is made of exactly these numbers. */
    record NumbersWrong(List<String> names) implements RuleRefusal {
        public NumbersWrong {
            names = List.copyOf(names);
        }
    }

    record NumberImplausible(String name, int least, int most) implements RuleRefusal {}
}
