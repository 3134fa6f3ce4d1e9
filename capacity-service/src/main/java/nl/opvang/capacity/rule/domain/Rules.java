package nl.opvang.capacity.rule.domain;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import nl.opvang.contracts.capacity.DatedRules;
import nl.opvang.contracts.capacity.RuleEvent;

/**
 * The decisions about one rule.
 *
 * @param said what was said, by the client's id of it
 */
public record Rules(Map<UUID, RuleEvent> said, DatedRules standing) {
    static final Rules NONE = new Rules(Map.of(), DatedRules.NONE);

    public Rules {
        said = Map.copyOf(said);
    }

    static Rules evolve(Rules rules, RuleEvent event) {
        var said = new LinkedHashMap<>(rules.said);
        said.put(Objects.requireNonNull(event.factId()), event);
        return new Rules(said, rules.standing.after(event));
    }
}
