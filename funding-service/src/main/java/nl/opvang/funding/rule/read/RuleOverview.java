package nl.opvang.funding.rule.read;

import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import nl.opvang.contracts.funding.Certainty;
import nl.opvang.contracts.funding.RuleName;
import nl.opvang.contracts.funding.RuleValue;
import nl.opvang.funding.rule.domain.KnownRules;
import nl.opvang.plumbing.http.form.Example;
import org.jspecify.annotations.Nullable;

/**
 * A decision about a rule, or the register's own default, and the days for which it holds.
 *
 * @param ruleId null for the register's own default
 * @param until first day on which it no longer holds; null when nothing follows it
 * @param knownFrom day on which the rule became known, when that was before it was recorded
 * @param values all that the rule is made of; none: on these days there is no such rule
 * @param note what it rests on, or that it is assumed
 * @param knownAt since when it is known to read so; null for the register's own default
 * @param eventId the event that made it read so: the decision, or its last correction
 */
public record RuleOverview(
        RuleName rule,
        @Nullable UUID ruleId,
        LocalDate from,
        @Nullable LocalDate until,
        @Nullable LocalDate knownFrom,
        List<Value> values,
        Certainty certainty,
        @Size(max = NOTE_LENGTH) String note,
        @Nullable Instant knownAt,
        @Nullable UUID eventId) {
    private static final int NOTE_LENGTH = 1000;
    private static final int VALUE_LENGTH = 1000;

    /** One of the values that the rule is made of. */
    public record Value(
            @Example("count") String name,
            @Size(max = VALUE_LENGTH) @Example("yes") String value) {
        static Value of(RuleValue said) {
            return new Value(said.name(), said.value());
        }
    }

    /** All rules that hold on some day, as known at some moment; by rule, in order of days. */
    public static List<RuleOverview> of(KnownRules known) {
        return known.periods().stream().map(RuleOverview::of).toList();
    }

    private static RuleOverview of(KnownRules.Period period) {
        var rule = period.rule();
        var terms = rule.terms();
        return new RuleOverview(
                rule.name(),
                rule.ruleId(),
                period.from(),
                period.until(),
                terms.knownFrom(),
                terms.values().stream().map(Value::of).toList(),
                terms.certainty(),
                terms.note(),
                rule.knownAt(),
                rule.eventId());
    }
}
