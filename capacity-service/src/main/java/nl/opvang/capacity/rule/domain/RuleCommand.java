package nl.opvang.capacity.rule.domain;

import java.util.UUID;
import nl.opvang.contracts.area.RegionCode;
import nl.opvang.contracts.capacity.RuleName;
import nl.opvang.contracts.capacity.RuleTerms;
import nl.opvang.plumbing.decision.Command;
import org.jspecify.annotations.Nullable;

/** What the ministry can say about a rule of the country, and a region about its own. */
public sealed interface RuleCommand extends Command {
    /** First part of the ids of rules as aggregates. */
    String FEATURE = "rule";

    RuleName rule();

    /** The region whose rule it is; null for the country. */
    @Nullable
    RegionCode region();

    @Override
    default String aggregateId() {
        var region = region();
        return FEATURE + ":" + rule() + ":" + (region == null ? "NL" : region.text());
    }

    /** From a day on this is the rule. */
    record Decide(RuleName rule, @Nullable RegionCode region, UUID ruleId, RuleTerms terms) implements RuleCommand {}

    /** What the decision should have said, in full. */
    record Correct(RuleName rule, @Nullable RegionCode region, UUID ruleId, UUID correctionId, RuleTerms terms)
            implements RuleCommand {}

    /** The decision never should have been. */
    record Withdraw(RuleName rule, @Nullable RegionCode region, UUID ruleId, UUID correctionId)
            implements RuleCommand {}
}
