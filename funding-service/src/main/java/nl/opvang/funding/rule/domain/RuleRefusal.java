package nl.opvang.funding.rule.domain;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import nl.opvang.contracts.funding.RuleName;
import nl.opvang.contracts.funding.RuleParameter;
import nl.opvang.plumbing.decision.Refusal;

/** Why something about a rule is not recorded. */
public sealed interface RuleRefusal extends Refusal {
    /** There is no such decision about the rule. */
    record RuleUnknown(UUID ruleId) implements RuleRefusal {}

    /** The decision was withdrawn. */
    record RuleWithdrawn(UUID ruleId) implements RuleRefusal {}

    /** The id already stands for something else that was said about the rule. */
    record IdTaken(UUID id) implements RuleRefusal {}

    /** The rule is made of exactly these values. */
    record ValuesWrong(List<String> names) implements RuleRefusal {
        public ValuesWrong {
            names = List.copyOf(names);
        }
    }

    /** Not such a value. */
    record ValueWrong(RuleParameter parameter) implements RuleRefusal {}

    /** Something of this kind holds on every day. */
    record CannotEnd(RuleName rule) implements RuleRefusal {}

    /** The rule holds for whole financial years. */
    record NotFirstOfYear(LocalDate validFrom) implements RuleRefusal {}

    /** What was known earlier than it is recorded can no longer be brought in. */
    record HistoryImportIsClosed(RuleName rule) implements RuleRefusal {}
}
