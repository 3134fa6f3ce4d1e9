package nl.opvang.plumbing.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.UUID;
import nl.opvang.contracts.event.Envelope;
import org.jspecify.annotations.Nullable;

/** The columns of an event and how a row becomes a record. */
final class EventRows {
    static final String COLUMNS = """
        tx::text, position, event_id, type, aggregate_id, sequence, recorded_at, known_at,
        command_id, correlation_id, causation_id, traceparent, actor, actor_role, on_behalf_of, reason, corrects,
        payload\
        """;

    private EventRows() {}

    static StoredEvent read(ResultSet row) throws SQLException {
        return new StoredEvent(new StorePosition(row.getLong(1), row.getLong(2)), envelope(row), row.getBytes(18));
    }

    private static Envelope envelope(ResultSet row) throws SQLException {
        return new Envelope(
                row.getObject(3, UUID.class),
                row.getString(4),
                row.getString(5),
                row.getLong(6),
                instant(row, 7),
                instant(row, 8),
                row.getObject(9, UUID.class),
                row.getObject(10, UUID.class),
                row.getObject(11, UUID.class),
                optional(row, 12),
                row.getString(13),
                row.getString(14),
                row.getString(15),
                optional(row, 16),
                row.getObject(17, UUID.class));
    }

    static Instant instant(ResultSet row, int column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    // The driver's nullness is not annotated; this column may hold null.
    @SuppressWarnings("RedundantNullCheck")
    private static @Nullable String optional(ResultSet row, int column) throws SQLException {
        return row.getString(column);
    }
}
