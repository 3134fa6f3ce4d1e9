package nl.opvang.funding.rule.domain;

import java.time.Instant;
import java.util.UUID;
import nl.opvang.contracts.funding.RuleName;
import nl.opvang.contracts.funding.RuleTerms;
import org.jspecify.annotations.Nullable;

/**
 * A decision about a rule as it reads at some moment, or the register's own default.
 *
 * @param ruleId null for the default
 * @param eventId the event that made it read so, which is its version: the decision, or its last correction; null for
 *     the default
 * @param knownAt since when that is known; null for the default, which was always there
 */
public record Rule(
        RuleName name,
        @Nullable UUID ruleId,
        @Nullable UUID eventId,
        @Nullable Instant knownAt,
        RuleTerms terms) {
    /** What holds until the ministry decides something. */
    public static Rule byDefault(RuleName name, RuleTerms terms) {
        return new Rule(name, null, null, null, terms);
    }
}
