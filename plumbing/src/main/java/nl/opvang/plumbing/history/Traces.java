package nl.opvang.plumbing.history;

import nl.opvang.plumbing.store.EventHistory.Selection;
import org.jspecify.annotations.Nullable;

/** Finds all that was recorded about something of which the events of its own aggregate are only a part; register it as a bean. */
@FunctionalInterface
public interface Traces {
    /**
     * Null when the aggregate's own events are all there is.
     *
     * @param aggregate its id, as events have it: {@code <feature>:<id>}
     */
    @Nullable
    Selection of(String aggregate);
}
