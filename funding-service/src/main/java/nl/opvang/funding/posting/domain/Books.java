package nl.opvang.funding.posting.domain;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import nl.opvang.contracts.funding.PostingEvent;
import nl.opvang.contracts.funding.PostingEvent.Withdrawn;

/**
 * All that a municipality said about what it paid and received.
 *
 * @param said by the client's id of it
 */
public record Books(Map<UUID, PostingEvent> said, Set<UUID> withdrawn) {
    /** Nothing was said. */
    public static final Books NONE = new Books(Map.of(), Set.of());

    public Books {
        said = Map.copyOf(said);
        withdrawn = Set.copyOf(withdrawn);
    }

    /** The books after one more event. */
    public static Books evolve(Books books, PostingEvent event) {
        var said = new HashMap<>(books.said);
        said.put(Objects.requireNonNull(event.factId()), event);
        if (!(event instanceof Withdrawn)) return new Books(said, books.withdrawn);
        var withdrawn = new HashSet<>(books.withdrawn);
        withdrawn.add(event.postingId());
        return new Books(said, withdrawn);
    }
}
