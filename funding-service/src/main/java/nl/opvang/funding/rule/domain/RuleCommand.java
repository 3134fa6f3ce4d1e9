package nl.opvang.funding.rule.domain;

import java.util.UUID;
import nl.opvang.contracts.funding.RuleName;
import nl.opvang.contracts.funding.RuleTerms;
import nl.opvang.plumbing.decision.Command;

/** What the ministry can say about a rule. */
public sealed interface RuleCommand extends Command {
    /** First part of the ids of rules as aggregates. */
    String FEATURE = "rule";

    RuleName rule();

    @Override
    default String aggregateId() {
        return FEATURE + ":" + rule();
    }

    /** From a day on this is the rule. */
    record Decide(RuleName rule, UUID ruleId, RuleTerms terms) implements RuleCommand {}

    /** What the decision should have said, in full. */
    record Correct(RuleName rule, UUID ruleId, UUID correctionId, RuleTerms terms) implements RuleCommand {}

    /** The decision never should have been. */
    record Withdraw(RuleName rule, UUID ruleId, UUID correctionId) implements RuleCommand {}

    /** This was known before it is recorded: history, brought in with the moment at which it was known. */
    record Import(RuleCommand history) implements RuleCommand {
        @Override
        public RuleName rule() {
            return history.rule();
        }
    }

    /** All history has been brought in. */
    record CloseHistoryImport(RuleName rule) implements RuleCommand {}
}
