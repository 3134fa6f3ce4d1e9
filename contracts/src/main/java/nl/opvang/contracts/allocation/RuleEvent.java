package nl.opvang.contracts.allocation;

import java.util.List;
import java.util.UUID;
import nl.opvang.contracts.event.EventType;
import nl.opvang.contracts.event.PublishedEvent;
import org.jspecify.annotations.Nullable;

/** What the ministry decided about the dated rules of allocation-service. */
public sealed interface RuleEvent extends PublishedEvent {
    /** Which of the rules it is about. */
    RuleName rule();

    /** Without ledger lines, but ranked lists and holds do. */
    @Override
    default boolean figuresRestOnIt() {
        return true;
    }

    /** In which order requests for shelter are helped, from a day on. */
    record PriorityDecided(RuleId ruleId, RuleTerms terms, PriorityTerms priority) implements RuleEvent {
        @Override
        public RuleName rule() {
            return RuleName.PRIORITY;
        }

        @Override
        public UUID factId() {
            return ruleId.id();
        }
    }

    /**
     * How long something may take, from a day on.
     *
     * @param hours null: from that day on there is no such term
     */
    record TermDecided(
            RuleId ruleId,
            RuleName rule,
            RuleTerms terms,
            @Nullable Integer hours) implements RuleEvent {
        @Override
        public UUID factId() {
            return ruleId.id();
        }
    }

    /**
     * How many days something may last, from a day on.
     *
     * @param days null: from that day on there is no such term
     */
    record DaysDecided(
            RuleId ruleId,
            RuleName rule,
            RuleTerms terms,
            @Nullable Integer days) implements RuleEvent {
        @Override
        public UUID factId() {
            return ruleId.id();
        }
    }

    /**
     * How long before its first day something is to have happened, for first days from a day on.
     *
     * @param leadTime null: from that day on there is no such rule
     */
    record LeadTimeDecided(
            RuleId ruleId,
            RuleName rule,
            RuleTerms terms,
            @Nullable LeadTime leadTime) implements RuleEvent {
        @Override
        public UUID factId() {
            return ruleId.id();
        }
    }

    /** A decision that never should have been: it holds on no day. */
    record Withdrawn(RuleId ruleId, RuleName rule, UUID withdrawalId) implements RuleEvent {
        @Override
        public UUID factId() {
            return withdrawalId;
        }

        @Override
        public UUID correctedFactId() {
            return ruleId.id();
        }
    }

    /** The names under which these events are stored. */
    static List<EventType<?>> types() {
        return List.of(
                new EventType<>("nl.opvang.allocation.rule.priority-decided.v1", PriorityDecided.class),
                new EventType<>("nl.opvang.allocation.rule.term-decided.v1", TermDecided.class),
                new EventType<>("nl.opvang.allocation.rule.days-decided.v1", DaysDecided.class),
                new EventType<>("nl.opvang.allocation.rule.lead-time-decided.v1", LeadTimeDecided.class),
                new EventType<>("nl.opvang.allocation.rule.withdrawn.v1", Withdrawn.class));
    }
}
