package nl.opvang.capacity.statement.domain;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import nl.opvang.contracts.capacity.StatementEvent;
import nl.opvang.contracts.capacity.StatementEvent.Accepted;
import nl.opvang.contracts.capacity.StatementEvent.Confirmed;
import nl.opvang.contracts.capacity.StatementEvent.DifferenceExplained;
import nl.opvang.contracts.capacity.StatementEvent.Locked;
import nl.opvang.contracts.capacity.StatementEvent.Reminded;
import nl.opvang.contracts.capacity.StatementEvent.Returned;
import org.jspecify.annotations.Nullable;

/**
 * What was said about a week of a municipality. Locking and confirming do not wait for each other: a lock is a moment,
 * not a gate.
 *
 * @param said by the id of the fact
 * @param confirmation the last one; null while there is none
 * @param review of that confirmation; null while there is none
 * @param locked null while it is not
 * @param reminded null while nobody had to be reminded
 * @param explanations the last one per event
 */
public record Statement(
        Map<UUID, StatementEvent> said,
        @Nullable Confirmed confirmation,
        @Nullable StatementEvent review,
        @Nullable Locked locked,
        @Nullable Reminded reminded,
        Map<UUID, DifferenceExplained> explanations) {
    /** Nothing was said. */
    public static final Statement NONE = new Statement(Map.of(), null, null, null, null, Map.of());

    public Statement {
        said = Map.copyOf(said);
        explanations = Map.copyOf(explanations);
    }

    /** The statement after one more event. */
    public static Statement evolve(Statement statement, StatementEvent event) {
        return statement.after(event);
    }

    /** What became of it. */
    public StatementStatus status() {
        if (confirmation == null) return StatementStatus.OPEN;
        return switch (review) {
            case Accepted _ -> StatementStatus.ACCEPTED;
            case Returned _ -> StatementStatus.RETURNED;
            case null, default -> StatementStatus.CONFIRMED;
        };
    }

    private Statement after(StatementEvent event) {
        return switch (event) {
            case Confirmed fact -> new Statement(saying(event), fact, null, locked, reminded, explanations);
            case Accepted _, Returned _ ->
                new Statement(saying(event), confirmation, event, locked, reminded, explanations);
            case Locked fact -> new Statement(saying(event), confirmation, review, fact, reminded, explanations);
            case Reminded fact -> new Statement(said, confirmation, review, locked, fact, explanations);
            case DifferenceExplained fact -> {
                var more = new LinkedHashMap<>(explanations);
                more.put(fact.eventId(), fact);
                yield new Statement(saying(event), confirmation, review, locked, reminded, more);
            }
        };
    }

    private Map<UUID, StatementEvent> saying(StatementEvent event) {
        var more = new LinkedHashMap<>(said);
        var id = event.factId();
        if (id != null) more.put(id, event);
        return more;
    }
}
