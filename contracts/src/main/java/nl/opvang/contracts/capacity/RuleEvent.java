package nl.opvang.contracts.capacity;

import java.util.List;
import java.util.UUID;
import nl.opvang.contracts.area.RegionCode;
import nl.opvang.contracts.event.EventType;
import nl.opvang.contracts.event.PublishedEvent;
import org.jspecify.annotations.Nullable;

/** What was decided about a dated rule, by the ministry for the country or by a region for itself. */
public sealed interface RuleEvent extends PublishedEvent {
    RuleName rule();

    /** The region whose rule it is; null for the country. */
    @Nullable
    RegionCode region();

    UUID ruleId();

    /** The names under which these events are stored. */
    static List<EventType<?>> types() {
        return List.of(
                new EventType<>("nl.opvang.capacity.rule.decided.v1", Decided.class),
                new EventType<>("nl.opvang.capacity.rule.corrected.v1", Corrected.class),
                new EventType<>("nl.opvang.capacity.rule.withdrawn.v1", Withdrawn.class));
    }

    /** From a day on this is the rule, as far as no decision is known that holds from a later day. */
    record Decided(RuleName rule, @Nullable RegionCode region, UUID ruleId, RuleTerms terms) implements RuleEvent {
        @Override
        public UUID factId() {
            return ruleId;
        }
    }

    /** What the decision should have said from the start, in full. */
    record Corrected(RuleName rule, @Nullable RegionCode region, UUID ruleId, UUID correctionId, RuleTerms terms)
            implements RuleEvent {
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
    record Withdrawn(RuleName rule, @Nullable RegionCode region, UUID ruleId, UUID correctionId) implements RuleEvent {
        @Override
        public UUID factId() {
            return correctionId;
        }

        @Override
        public UUID correctedFactId() {
            return ruleId;
        }
    }
}
