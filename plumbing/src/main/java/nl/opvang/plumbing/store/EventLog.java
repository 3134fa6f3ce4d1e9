package nl.opvang.plumbing.store;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * The store in its one order: {@code (tx, position)} among the rows of transactions below the horizon, the oldest
 * transaction still running in the whole cluster. Rows below it can no longer appear, so a reader misses nothing.
 */
public final class EventLog {
    // Qualified: a bare tx in "order by" would mean the answer's first column, which is text, so that 10 comes before
    // 9.
    static final String AFTER = "select " + EventRows.COLUMNS + """

         from events.event
        where (tx, position) > (?::text::xid8, ?) and tx < pg_snapshot_xmin(pg_current_snapshot())
        order by event.tx, event.position limit ?\
        """;

    /**
     * A moment, and a transaction that began after it: everything recorded before {@code at} belongs to a transaction
     * below {@code begun}, because a transaction gets its id before its first event reads the clock.
     */
    record Sample(Instant at, long begun) {}

    private final JdbcTemplate jdbc;

    public EventLog(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** The next events after a position, at most {@code limit}. */
    public List<StoredEvent> after(StorePosition position, int limit) {
        return jdbc.query(AFTER, statement -> bind(statement, position, limit), rows -> {
            var events = new ArrayList<StoredEvent>();
            while (rows.next()) events.add(EventRows.read(rows));
            return (List<StoredEvent>) events;
        });
    }

    /**
     * The next events that a connection sees after a position, at most {@code limit}; an earlier one may still be
     * committed. For whoever sees tables that are written with the events as they were at the same moment.
     */
    public static List<StoredEvent> storedAfter(JdbcTemplate jdbc, StorePosition position, int limit) {
        return jdbc.query(
                "select " + EventRows.COLUMNS + """

                     from events.event where (tx, position) > (?::text::xid8, ?)
                    order by event.tx, event.position limit ?\
                    """,
                statement -> bind(statement, position, limit),
                (row, nr) -> EventRows.read(row));
    }

    /** All events of one aggregate, in the order in which they happened. */
    public List<StoredEvent> ofAggregate(String aggregateId) {
        return jdbc.query(
                "select " + EventRows.COLUMNS + " from events.event where aggregate_id = ? order by sequence",
                (row, nr) -> EventRows.read(row),
                aggregateId);
    }

    /** Where an event lies; empty when it is not in this store. */
    public Optional<StorePosition> positionOf(UUID eventId) {
        return jdbc
                .query(
                        "select tx::text, position from events.event where event_id = ?",
                        (row, nr) -> new StorePosition(row.getLong(1), row.getLong(2)),
                        eventId)
                .stream()
                .findFirst();
    }

    private static void bind(PreparedStatement statement, StorePosition position, int limit) throws SQLException {
        statement.setString(1, Long.toUnsignedString(position.tx()));
        statement.setLong(2, position.position());
        statement.setInt(3, limit);
    }

    /** Reads the clock, then takes a transaction id: the snapshot's own upper end says nothing of ids in use. */
    Sample sample() {
        return jdbc.query("select statement_timestamp(), pg_current_xact_id()::text", row -> {
            row.next();
            return new Sample(EventRows.instant(row, 1), row.getLong(2));
        });
    }

    /** All transactions below this one have ended. */
    long horizon() {
        return jdbc.query("select pg_snapshot_xmin(pg_current_snapshot())::text", row -> {
            row.next();
            return row.getLong(1);
        });
    }

    /** How many events lie after a position, counted up to {@code most}. */
    public long countAfter(StorePosition position, int most) {
        var count =
                jdbc.queryForObject("""
                    select count(*) from
                        (select from events.event where (tx, position) > (?::text::xid8, ?) limit ?) as after\
                    """, Long.class, Long.toUnsignedString(position.tx()), position.position(), most);
        return count == null ? 0 : count;
    }

    /** How many seconds ago the first event after a position was recorded; 0 when there is none. */
    public double ageAfter(StorePosition position) {
        var seconds = jdbc.queryForObject("""
            select extract(epoch from clock_timestamp() -
                (select recorded_at from events.event where (tx, position) > (?::text::xid8, ?)
                 order by event.tx, event.position limit 1))::float8\
            """, Double.class, Long.toUnsignedString(position.tx()), position.position());
        return seconds == null ? 0 : Math.max(0, seconds);
    }

    /** Bytes of all events and their indexes on disk. */
    public long bytes() {
        var bytes = jdbc.queryForObject("select pg_total_relation_size('events.event')", Long.class);
        return bytes == null ? 0 : bytes;
    }

    /**
     * Refuses a database whose transaction ids lie below those of its events, as after a logical restore into
     * another cluster: new events would sort before old ones.
     *
     * @throws IllegalStateException when it is so
     */
    public void requireOrderIsPossible() {
        var possible = jdbc.queryForObject(
                "select coalesce(max(tx) < pg_snapshot_xmax(pg_current_snapshot()), true) from events.event",
                Boolean.class);
        if (!Boolean.TRUE.equals(possible))
            throw new IllegalStateException("this cluster's transaction ids lie below those of the stored events;"
                    + " restore the store physically, or advance the cluster's transaction ids first");
    }
}
