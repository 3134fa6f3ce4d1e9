package nl.opvang.funding.rule.domain;

import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import nl.opvang.contracts.funding.RuleEvent;
import nl.opvang.contracts.funding.RuleEvent.Corrected;
import nl.opvang.contracts.funding.RuleEvent.Decided;
import nl.opvang.contracts.funding.RuleEvent.HistoryImportClosed;
import nl.opvang.contracts.funding.RuleEvent.Withdrawn;
import nl.opvang.contracts.funding.RuleTerms;

/**
 * All that was said about one rule.
 *
 * @param said by the client's id of it
 * @param standing decisions that were not withdrawn, as they read today, in the order in which they were made
 */
public record Decisions(Map<UUID, RuleEvent> said, Map<UUID, RuleTerms> standing, boolean historyImportClosed) {
    /** Nothing was said. */
    public static final Decisions NONE = new Decisions(Map.of(), Map.of(), false);

    public Decisions {
        said = Map.copyOf(said);
        standing = Collections.unmodifiableMap(new LinkedHashMap<>(standing));
    }

    /** All that was said after one more event. */
    public static Decisions evolve(Decisions decisions, RuleEvent event) {
        var standing = new LinkedHashMap<>(decisions.standing);
        switch (event) {
            case Decided(var _, var ruleId, var terms) -> standing.put(ruleId, terms);
            case Corrected(var _, var ruleId, var _, var terms) -> standing.put(ruleId, terms);
            case Withdrawn(var _, var ruleId, var _) -> standing.remove(ruleId);
            case HistoryImportClosed _ -> {
                return new Decisions(decisions.said, standing, true);
            }
        }
        var said = new HashMap<>(decisions.said);
        var id = event.factId();
        if (id != null) said.put(id, event);
        return new Decisions(said, standing, decisions.historyImportClosed);
    }
}
