package nl.opvang.plumbing.store;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The events of a store that are about one thing, in the store's one order, so that whoever goes on misses none. */
public final class EventHistory {
    /** How many events one statement looks at to find those of one municipality: no index tells them, to keep appending cheap. */
    private static final int LOOKED_AT = 50_000;

    /** Which events. */
    public sealed interface Selection {}

    /**
     * Those of some aggregates, and of others only those that name something.
     *
     * @param whole ids of aggregates
     * @param partly ids of aggregates that are about more than is asked
     * @param named what an event of those must hold, as text: ids that mean nothing else
     */
    public record About(List<String> whole, List<String> partly, List<String> named) implements Selection {
        public About {
            whole = List.copyOf(whole);
            partly = List.copyOf(partly);
            named = List.copyOf(named);
        }
    }

    /** Those that were caused on behalf of a municipality, a region or the country. */
    public record OnBehalfOf(String code) implements Selection {}

    /**
     * A part of a history.
     *
     * @param next where it goes on, also when nothing was found here; null at the end
     */
    public record Part(List<StoredEvent> events, @Nullable StorePosition next) {}

    private final JdbcTemplate jdbc;

    public EventHistory(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** The next events after a position, at most {@code most}; there may be fewer, and none, before the end. */
    public Part after(Selection selection, StorePosition position, int most) {
        return switch (selection) {
            case About about -> about(about, position, most);
            case OnBehalfOf(var code) -> onBehalfOf(code, position, most);
        };
    }

    /** The place just before an event, after which it is the first; empty when it is not in this store. */
    public Optional<StorePosition> before(UUID event) {
        return new EventLog(jdbc).positionOf(event).map(at -> new StorePosition(at.tx(), at.position() - 1));
    }

    /** Which of these events were corrected later, each with the events that correct it, in their order. */
    public Map<UUID, List<UUID>> corrections(Collection<StoredEvent> events) {
        if (events.isEmpty()) return Map.of();
        record Correction(UUID corrected, UUID by) {}
        // What corrects an event is of the same aggregate, and those are found by an index.
        return JdbcClient.create(jdbc)
                .sql("""
                    select corrects, event_id from events.event
                     where aggregate_id = any(?) and corrects = any(?) order by event.tx, event.position\
                    """)
                .param(distinct(events, event -> event.envelope().aggregateId()).toArray(String[]::new))
                .param(distinct(events, event -> event.envelope().eventId()).toArray(UUID[]::new))
                .query((row, nr) -> new Correction(row.getObject(1, UUID.class), row.getObject(2, UUID.class)))
                .list()
                .stream()
                .collect(Collectors.groupingBy(
                        Correction::corrected, Collectors.mapping(Correction::by, Collectors.toList())));
    }

    private static <T> Set<T> distinct(Collection<StoredEvent> events, Function<StoredEvent, T> part) {
        return events.stream().map(part).collect(Collectors.toSet());
    }

    private Part about(About about, StorePosition position, int most) {
        // Their own events first: by the order of the store the planner would go through the whole of it.
        var events = jdbc.query(
                "with event as materialized (select * from events.event where aggregate_id = any(?)) select "
                        + EventRows.COLUMNS + """

                          from event
                         where (tx, position) > (?::text::xid8, ?) and tx < pg_snapshot_xmin(pg_current_snapshot())
                           and (aggregate_id = any(?)
                                or exists (select from unnest(?::text[]) as named (id) where strpos(payload::text, id) > 0))
                         order by event.tx, event.position limit ?\
                        """,
                (row, nr) -> EventRows.read(row),
                Stream.concat(about.whole().stream(), about.partly().stream()).toArray(String[]::new),
                Long.toUnsignedString(position.tx()),
                position.position(),
                about.whole().toArray(String[]::new),
                about.named().toArray(String[]::new),
                most + 1);
        return events.size() > most ? cut(events, most) : new Part(events, null);
    }

    private Part onBehalfOf(String code, StorePosition position, int most) {
        var events = jdbc.query(
                "select " + EventRows.COLUMNS + """

                      from (select * from events.event
                             where (tx, position) > (?::text::xid8, ?) and tx < pg_snapshot_xmin(pg_current_snapshot())
                             order by event.tx, event.position limit ?) as event
                     where on_behalf_of = ?
                     order by event.tx, event.position limit ?\
                    """,
                (row, nr) -> EventRows.read(row),
                Long.toUnsignedString(position.tx()),
                position.position(),
                LOOKED_AT,
                code,
                most + 1);
        return events.size() > most ? cut(events, most) : new Part(events, lastLookedAt(position));
    }

    private static Part cut(List<StoredEvent> events, int most) {
        var part = events.subList(0, most);
        return new Part(List.copyOf(part), part.getLast().at());
    }

    /** Null when there were fewer than are looked at: that was the end. */
    private @Nullable StorePosition lastLookedAt(StorePosition position) {
        return jdbc
                .query(
                        """
                        select tx::text, position from events.event
                         where (tx, position) > (?::text::xid8, ?) and tx < pg_snapshot_xmin(pg_current_snapshot())
                         order by event.tx, event.position offset ? limit 1\
                        """,
                        (row, nr) -> new StorePosition(row.getLong(1), row.getLong(2)),
                        Long.toUnsignedString(position.tx()),
                        position.position(),
                        LOOKED_AT - 1)
                .stream()
                .findFirst()
                .orElse(null);
    }
}
