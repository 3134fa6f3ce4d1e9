package nl.opvang.contracts.funding;

import java.util.List;
import java.util.UUID;
import nl.opvang.contracts.event.EventType;
import nl.opvang.contracts.event.PublishedEvent;

/** What the ministry decided about the dated rules of funding-service. */
public sealed interface RuleEvent extends PublishedEvent {
    RuleName rule();

    /** Without ledger lines, but amounts in euros do. */
    @Override
    default boolean figuresRestOnIt() {
        return true;
    }

    /** From a day on this is the rule, as far as no decision is known that holds from a later day. */
    record Decided(RuleName rule, UUID ruleId, RuleTerms terms) implements RuleEvent {
        @Override
        public UUID factId() {
            return ruleId;
        }
    }

    /** What the decision should have said from the start, in full. */
    record Corrected(RuleName rule, UUID ruleId, UUID correctionId, RuleTerms terms) implements RuleEvent {
        @Override
        public UUID factId() {
            return correctionId;
        }

        @Override
        public UUID correctedFactId() {
            return ruleId;
        }
    }

    /** The decision never should have been: it holds on no day. */
    record Withdrawn(RuleName rule, UUID ruleId, UUID correctionId) implements RuleEvent {
        @Override
        public UUID factId() {
            return correctionId;
        }

        @Override
        public UUID correctedFactId() {
            return ruleId;
        }
    }

    /** From now on nothing is recorded any more as known earlier than it was recorded. */
    record HistoryImportClosed(RuleName rule) implements RuleEvent {}

    /** The names under which these events are stored. */
    static List<EventType<?>> types() {
        return List.of(
                new EventType<>("nl.opvang.funding.rule.decided.v1", Decided.class),
                new EventType<>("nl.opvang.funding.rule.corrected.v1", Corrected.class),
                new EventType<>("nl.opvang.funding.rule.withdrawn.v1", Withdrawn.class),
                new EventType<>("nl.opvang.funding.rule.history-import-closed.v1", HistoryImportClosed.class));
    }
}
