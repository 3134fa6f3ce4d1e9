package nl.opvang.allocation.rule.domain;

import java.util.UUID;
import nl.opvang.contracts.allocation.LeadTime;
import nl.opvang.contracts.allocation.PriorityTerms;
import nl.opvang.contracts.allocation.RuleId;
import nl.opvang.contracts.allocation.RuleName;
import nl.opvang.contracts.allocation.RuleTerms;
import nl.opvang.plumbing.decision.Command;
import org.jspecify.annotations.Nullable;

/** What the ministry can say about a rule. */
public sealed interface RuleCommand extends Command {
    RuleName rule();

    @Override
    default String aggregateId() {
        return "rule:" + rule();
    }

    /** In this order requests are helped from a day on. */
    record DecidePriority(RuleId ruleId, RuleTerms terms, PriorityTerms priority) implements RuleCommand {
        @Override
        public RuleName rule() {
            return RuleName.PRIORITY;
        }
    }

    /**
     * So long it may take from a day on.
     *
     * @param hours null to have no such term
     */
    record DecideTerm(
            RuleId ruleId,
            RuleName rule,
            RuleTerms terms,
            @Nullable Integer hours) implements RuleCommand {}

    /**
     * So many days it may last from a day on.
     *
     * @param days null to have no such term
     */
    record DecideDays(
            RuleId ruleId,
            RuleName rule,
            RuleTerms terms,
            @Nullable Integer days) implements RuleCommand {}

    /**
     * So long before its first day something is to have happened.
     *
     * @param leadTime null to have no such rule
     */
    record DecideLeadTime(
            RuleId ruleId,
            RuleName rule,
            RuleTerms terms,
            @Nullable LeadTime leadTime) implements RuleCommand {}

    /** The decision never should have been. */
    record Withdraw(RuleId ruleId, RuleName rule, UUID withdrawalId) implements RuleCommand {}
}
