package nl.opvang.allocation.rule.domain;

import static nl.opvang.plumbing.decision.Decision.accept;
import static nl.opvang.plumbing.decision.Decision.nothing;
import static nl.opvang.plumbing.decision.Decision.refuse;

import java.util.EnumSet;
import java.util.Objects;
import java.util.Optional;
import nl.opvang.allocation.rule.domain.RuleCommand.DecideDays;
import nl.opvang.allocation.rule.domain.RuleCommand.DecideLeadTime;
import nl.opvang.allocation.rule.domain.RuleCommand.DecidePriority;
import nl.opvang.allocation.rule.domain.RuleCommand.DecideTerm;
import nl.opvang.allocation.rule.domain.RuleCommand.Withdraw;
import nl.opvang.allocation.rule.domain.RuleRefusal.BoundOutOfBounds;
import nl.opvang.allocation.rule.domain.RuleRefusal.DaysOutOfBounds;
import nl.opvang.allocation.rule.domain.RuleRefusal.FactNamedTwice;
import nl.opvang.allocation.rule.domain.RuleRefusal.HoursOutOfBounds;
import nl.opvang.allocation.rule.domain.RuleRefusal.IdTaken;
import nl.opvang.allocation.rule.domain.RuleRefusal.LeadTimeOutOfBounds;
import nl.opvang.allocation.rule.domain.RuleRefusal.NotALeadTime;
import nl.opvang.allocation.rule.domain.RuleRefusal.NotATerm;
import nl.opvang.allocation.rule.domain.RuleRefusal.NotInDays;
import nl.opvang.allocation.rule.domain.RuleRefusal.RuleUnknown;
import nl.opvang.allocation.rule.domain.RuleRefusal.RuleWithdrawn;
import nl.opvang.allocation.rule.domain.RuleRefusal.WeightInStrictOrder;
import nl.opvang.allocation.rule.domain.RuleRefusal.WeightOutOfBounds;
import nl.opvang.contracts.allocation.LeadTime;
import nl.opvang.contracts.allocation.PriorityCriterion;
import nl.opvang.contracts.allocation.PriorityFact;
import nl.opvang.contracts.allocation.PriorityMethod;
import nl.opvang.contracts.allocation.PriorityTerms;
import nl.opvang.contracts.allocation.RuleEvent;
import nl.opvang.contracts.allocation.RuleEvent.DaysDecided;
import nl.opvang.contracts.allocation.RuleEvent.LeadTimeDecided;
import nl.opvang.contracts.allocation.RuleEvent.PriorityDecided;
import nl.opvang.contracts.allocation.RuleEvent.TermDecided;
import nl.opvang.contracts.allocation.RuleEvent.Withdrawn;
import nl.opvang.contracts.allocation.RuleId;
import nl.opvang.contracts.allocation.RuleName;
import nl.opvang.plumbing.decision.Decider;
import nl.opvang.plumbing.decision.Decision;
import org.jspecify.annotations.Nullable;

/** Rules are dated decisions that are added to and withdrawn; none of them is ever overwritten. */
public final class RuleDecider {
    /** A quarter of a year. */
    static final int MOST_HOURS = 24 * 92;

    static final int MOST_DAYS = 366;
    static final int MOST_WEIGHT = 10_000;
    static final int MOST_COUNTED = 10_000;

    /** Two years, counted in weeks. */
    static final int MOST_WEEKS_OR_MONTHS = 104;

    public static final Decider<RuleCommand, Decisions, RuleEvent, RuleRefusal> DECIDER = new Decider<>(
            "rule", RuleCommand.class, RuleEvent.class, Decisions.NONE, RuleDecider::decide, Decisions::evolve);

    private RuleDecider() {}

    public static Decision<RuleEvent, RuleRefusal> decide(RuleCommand command, Decisions decisions) {
        return switch (command) {
            case DecidePriority(var id, var terms, var priority) ->
                record(new PriorityDecided(id, terms, priority), wrong(priority), decisions);
            case DecideTerm(var id, var rule, var terms, var hours) ->
                record(new TermDecided(id, rule, terms, hours), wrong(rule, hours), decisions);
            case DecideDays(var id, var rule, var terms, var days) ->
                record(new DaysDecided(id, rule, terms, days), wrongDays(rule, days), decisions);
            case DecideLeadTime(var id, var rule, var terms, var leadTime) ->
                record(new LeadTimeDecided(id, rule, terms, leadTime), wrong(rule, leadTime), decisions);
            case Withdraw(var id, var rule, var withdrawalId) ->
                record(new Withdrawn(id, rule, withdrawalId), notStanding(id, decisions), decisions);
        };
    }

    /** A repeat is asked about before any rule: what was accepted once stays accepted. */
    private static Decision<RuleEvent, RuleRefusal> record(
            RuleEvent event, Optional<RuleRefusal> refusal, Decisions decisions) {
        var id = Objects.requireNonNull(event.factId());
        var said = decisions.facts().get(id);
        if (said != null) return said.equals(event) ? nothing() : refuse(new IdTaken(id));
        return refusal.<Decision<RuleEvent, RuleRefusal>>map(Decision::refuse).orElseGet(() -> accept(event));
    }

    private static Optional<RuleRefusal> notStanding(RuleId id, Decisions decisions) {
        var said = decisions.facts().get(id.id());
        if (said == null || said instanceof Withdrawn) return Optional.of(new RuleUnknown(id));
        return decisions.withdrawn().contains(id) ? Optional.of(new RuleWithdrawn(id)) : Optional.empty();
    }

    private static Optional<RuleRefusal> wrong(RuleName rule, @Nullable Integer hours) {
        return switch (rule) {
            case PRIORITY, ABSENCE_TERM, ARRIVAL_TERM, TARGET_PREPARATION, TARGET_ANNOUNCEMENT ->
                Optional.of(new NotATerm());
            // A place is never held for good: it would be free and nobody's.
            case HOLD_TERM -> hours == null ? Optional.of(new HoursOutOfBounds(1, MOST_HOURS)) : outOfBounds(hours);
            case REQUEST_TERM -> hours == null ? Optional.empty() : outOfBounds(hours);
        };
    }

    private static Optional<RuleRefusal> wrongDays(RuleName rule, @Nullable Integer days) {
        return switch (rule) {
            case PRIORITY, HOLD_TERM, REQUEST_TERM, TARGET_PREPARATION, TARGET_ANNOUNCEMENT ->
                Optional.of(new NotInDays());
            case ABSENCE_TERM, ARRIVAL_TERM ->
                days == null || (days >= 1 && days <= MOST_DAYS)
                        ? Optional.empty()
                        : Optional.of(new DaysOutOfBounds(1, MOST_DAYS));
        };
    }

    private static Optional<RuleRefusal> wrong(RuleName rule, @Nullable LeadTime leadTime) {
        return switch (rule) {
            case PRIORITY, HOLD_TERM, REQUEST_TERM, ABSENCE_TERM, ARRIVAL_TERM -> Optional.of(new NotALeadTime());
            case TARGET_PREPARATION, TARGET_ANNOUNCEMENT ->
                leadTime == null || (leadTime.amount() >= 1 && leadTime.amount() <= MOST_WEEKS_OR_MONTHS)
                        ? Optional.empty()
                        : Optional.of(new LeadTimeOutOfBounds(1, MOST_WEEKS_OR_MONTHS));
        };
    }

    private static Optional<RuleRefusal> outOfBounds(int hours) {
        return hours < 1 || hours > MOST_HOURS ? Optional.of(new HoursOutOfBounds(1, MOST_HOURS)) : Optional.empty();
    }

    private static Optional<RuleRefusal> wrong(PriorityTerms priority) {
        var seen = EnumSet.noneOf(PriorityFact.class);
        for (var criterion : priority.criteria()) {
            if (!seen.add(criterion.fact())) return Optional.of(new FactNamedTwice(criterion.fact()));
            var wrong = wrong(priority.method(), criterion);
            if (wrong.isPresent()) return wrong;
        }
        return Optional.empty();
    }

    private static Optional<RuleRefusal> wrong(PriorityMethod method, PriorityCriterion criterion) {
        var fact = criterion.fact();
        var atMost = criterion.atMost();
        if (atMost != null && (atMost < 1 || atMost > MOST_COUNTED))
            return Optional.of(new BoundOutOfBounds(fact, 1, MOST_COUNTED));
        var weight = criterion.weight();
        return switch (method) {
            case WEIGHTED ->
                weight == null || weight < 1 || weight > MOST_WEIGHT
                        ? Optional.of(new WeightOutOfBounds(fact, 1, MOST_WEIGHT))
                        : Optional.empty();
            case STRICT_ORDER -> weight == null ? Optional.empty() : Optional.of(new WeightInStrictOrder(fact));
        };
    }
}
