package nl.opvang.allocation.rule.read;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;
import nl.opvang.allocation.rule.domain.KnownRules;
import nl.opvang.allocation.rule.domain.RuleFact;
import nl.opvang.contracts.allocation.RuleEvent;
import nl.opvang.contracts.allocation.RuleId;
import nl.opvang.contracts.allocation.RuleName;
import nl.opvang.plumbing.projection.ProjectedThrough;
import nl.opvang.plumbing.projection.WholeEvents;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** All that was said about rules. */
@Component
public class Rules {
    private final WholeEvents said;
    private final ProjectedThrough projectedThrough;

    Rules(WholeEvents saidAboutRules, ProjectedThrough projectedThrough) {
        this.said = saidAboutRules;
        this.projectedThrough = projectedThrough;
    }

    /**
     * How long something may take.
     *
     * @param rule the decision that says so; null for the register's own default
     */
    public record Term(Duration length, @Nullable RuleId rule) {}

    /** Up to and including which moment everything that was said is here. */
    public Instant projectedThrough() {
        return projectedThrough.of(said);
    }

    /** The rules as known at a moment, that moment included. */
    public KnownRules knownAt(Instant moment) {
        return KnownRules.at(
                moment,
                said.knownAt(moment).stream()
                        .map(known -> new RuleFact(known.eventId(), known.knownAt(), (RuleEvent) known.event()))
                        .toList());
    }

    /** For how long a place is held from a day on, as known at a moment. */
    public Term holdTerm(Instant moment, LocalDate day) {
        return knownAt(moment)
                .on(RuleName.HOLD_TERM, day)
                .map(rule -> new Term(Duration.ofHours(Objects.requireNonNull(rule.hours())), rule.ruleId()))
                .orElseGet(() -> new Term(Duration.ofHours(defaultHours()), null));
    }

    private static int defaultHours() {
        return Objects.requireNonNull(DefaultTerms.BY_RULE.get(RuleName.HOLD_TERM))
                .hours();
    }
}
