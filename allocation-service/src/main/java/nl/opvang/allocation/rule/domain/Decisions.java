package nl.opvang.allocation.rule.domain;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import nl.opvang.contracts.allocation.RuleEvent;
import nl.opvang.contracts.allocation.RuleEvent.DaysDecided;
import nl.opvang.contracts.allocation.RuleEvent.LeadTimeDecided;
import nl.opvang.contracts.allocation.RuleEvent.PriorityDecided;
import nl.opvang.contracts.allocation.RuleEvent.TermDecided;
import nl.opvang.contracts.allocation.RuleEvent.Withdrawn;
import nl.opvang.contracts.allocation.RuleId;

/**
 * All that was said about one rule.
 *
 * @param facts what was said, by the client's id of it
 */
public record Decisions(Map<UUID, RuleEvent> facts, Set<RuleId> withdrawn) {
    /** Nothing was said. */
    public static final Decisions NONE = new Decisions(Map.of(), Set.of());

    public Decisions {
        facts = Map.copyOf(facts);
        withdrawn = Set.copyOf(withdrawn);
    }

    /** All that was said after one more event. */
    public static Decisions evolve(Decisions decisions, RuleEvent event) {
        return switch (event) {
            case PriorityDecided(var id, var _, var _) -> decisions.saying(id.id(), event);
            case TermDecided(var id, var _, var _, var _) -> decisions.saying(id.id(), event);
            case DaysDecided(var id, var _, var _, var _) -> decisions.saying(id.id(), event);
            case LeadTimeDecided(var id, var _, var _, var _) -> decisions.saying(id.id(), event);
            case Withdrawn(var id, var _, var withdrawalId) ->
                decisions.saying(withdrawalId, event).without(id);
        };
    }

    private Decisions saying(UUID id, RuleEvent event) {
        var more = new HashMap<>(facts);
        more.put(id, event);
        return new Decisions(more, withdrawn);
    }

    private Decisions without(RuleId id) {
        var more = new HashSet<>(withdrawn);
        more.add(id);
        return new Decisions(facts, more);
    }
}
