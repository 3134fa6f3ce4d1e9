package nl.opvang.allocation.rule.read;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;
import java.util.UUID;
import nl.opvang.allocation.rule.domain.KnownRules.Rule;
import nl.opvang.contracts.allocation.RuleId;
import nl.opvang.contracts.funding.Certainty;

/**
 * The rule by which something is on a list.
 *
 * @param eventId the event that recorded it: its version
 * @param days so long it lasts before it is on the list
 */
public record AppliedTerm(
        RuleId ruleId,
        UUID eventId,
        LocalDate validFrom,
        Instant knownAt,
        Certainty certainty,
        String source,
        int days) {
    /** @throws NullPointerException when the rule says no number of days */
    public static AppliedTerm of(Rule rule) {
        var terms = rule.terms();
        return new AppliedTerm(
                rule.ruleId(),
                rule.eventId(),
                terms.validFrom(),
                rule.knownAt(),
                terms.certainty(),
                terms.source(),
                Objects.requireNonNull(rule.days()));
    }
}
