package nl.opvang.allocation.rule.read;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import nl.opvang.allocation.rule.domain.KnownRules;
import nl.opvang.contracts.allocation.LeadTime;
import nl.opvang.contracts.allocation.PriorityCriterion;
import nl.opvang.contracts.allocation.PriorityMethod;
import nl.opvang.contracts.allocation.RuleId;
import nl.opvang.contracts.allocation.RuleName;
import nl.opvang.contracts.funding.Certainty;
import org.jspecify.annotations.Nullable;

/**
 * A rule and the days for which it holds.
 *
 * @param ruleId null for the register's own default, which holds where nothing was decided
 * @param until first day on which it no longer holds; null when nothing follows it
 * @param method of a priority rule
 * @param criteria of a priority rule; where they make no difference, whoever asked earlier comes first
 * @param hours of a term in hours; null when there is none
 * @param days of a term in days; null when there is none
 * @param leadTime how long before its first day something is to have happened; null when there is no such rule
 * @param knownFrom day on which the rule became known, when that was before it was recorded
 * @param knownAt since when it is known here
 * @param eventId the event that recorded it: its version
 */
record RuleOverview(
        RuleName rule,
        @Nullable RuleId ruleId,
        LocalDate from,
        @Nullable LocalDate until,
        @Nullable PriorityMethod method,
        @Nullable List<PriorityCriterion> criteria,
        @Nullable Integer hours,
        @Nullable Integer days,
        @Nullable LeadTime leadTime,
        Certainty certainty,
        String source,
        @Nullable LocalDate knownFrom,
        @Nullable Instant knownAt,
        @Nullable UUID eventId) {

    static RuleOverview of(KnownRules.Period period) {
        var rule = period.rule();
        var terms = rule.terms();
        var priority = rule.priority();
        return new RuleOverview(
                rule.name(),
                rule.ruleId(),
                terms.validFrom(),
                period.until(),
                priority == null ? null : priority.method(),
                priority == null ? null : priority.criteria(),
                rule.hours(),
                rule.days(),
                rule.leadTime(),
                terms.certainty(),
                terms.source(),
                terms.knownFrom(),
                rule.knownAt(),
                rule.eventId());
    }

    /** @param until first day on which a decision holds instead; null when none was taken */
    static RuleOverview of(DefaultTerms.Default standard, @Nullable LocalDate until) {
        var terms = standard.terms();
        return new RuleOverview(
                standard.rule(),
                null,
                terms.validFrom(),
                until,
                null,
                null,
                standard.hours(),
                null,
                null,
                terms.certainty(),
                terms.source(),
                terms.knownFrom(),
                null,
                null);
    }
}
