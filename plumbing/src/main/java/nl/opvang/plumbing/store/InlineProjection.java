package nl.opvang.plumbing.store;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import nl.opvang.plumbing.decision.Refusal;

/**
 * A table that is written in the command's own transaction, after its events: the place for constraints that
 * span aggregates.
 */
public interface InlineProjection {
    /** Features whose events it wants: the first part of their aggregates' ids. */
    Set<String> features();

    /** Writes the effect of these events, set-wise; a violated constraint rolls everything back. */
    void project(List<RecordedEvent> events);

    /** Tables of {@code keys} whose rows follow from events as well: a replay makes them anew, and only looks at the others. */
    default Set<String> keysFromEvents() {
        return Set.of();
    }

    /** The refusal that a violation of this constraint of its tables means; empty when the constraint is not its own. */
    Optional<Refusal> refusal(String constraint);
}
