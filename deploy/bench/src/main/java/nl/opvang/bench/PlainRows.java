package nl.opvang.bench;

import com.github.f4b6a3.uuid.UuidCreator;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import nl.opvang.contracts.area.LocationId;

/** The rows that counting people adds, written by hand: one prepared statement per caller, one commit per row. */
final class PlainRows implements AutoCloseable {
    static final String INSERT = """
        insert into events.event (event_id, type, aggregate_id, sequence, known_before, command_id, correlation_id,
                                  causation_id, traceparent, actor, actor_role, on_behalf_of, reason, corrects, payload)
        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb)\
        """;

    private final List<Connection> connections = new ArrayList<>();
    private final List<PreparedStatement> statements = new ArrayList<>();
    private final List<LocationId> ids = Locations.ids(10_000);
    private final long[] sequences;

    PlainRows(Service service, int callers) throws SQLException {
        sequences = new long[callers];
        var firsts = service.jdbc().queryForObject("select count(*) from events.event", Long.class);
        for (int i = 0; i < callers; i++) {
            var connection = service.session();
            connections.add(connection);
            statements.add(connection.prepareStatement(INSERT));
            // Beyond the sequences of earlier callers, and apart from those of the others.
            sequences[i] = (firsts == null ? 0 : firsts) + i * 1_000_000L;
        }
    }

    void insert(int caller) throws SQLException {
        long sequence = sequences[caller]++;
        set(statements.get(caller), ids.get((int) (sequence % ids.size())), sequence);
        statements.get(caller).executeUpdate();
    }

    /** Fills in everything that a count consists of. */
    static void set(PreparedStatement insert, LocationId location, long sequence) throws SQLException {
        var id = UuidCreator.getTimeOrderedEpoch();
        insert.setObject(1, UuidCreator.getTimeOrderedEpoch());
        insert.setString(2, "nl.opvang.capacity.location.occupancy-counted.v1");
        insert.setString(3, "location:" + location.text());
        insert.setLong(4, sequence);
        insert.setNull(5, Types.TIMESTAMP_WITH_TIMEZONE);
        insert.setObject(6, id);
        insert.setObject(7, id);
        insert.setObject(8, id);
        insert.setString(9, "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01");
        insert.setString(10, "7b1f9a52-demo");
        insert.setString(11, "municipality");
        insert.setString(12, location.municipality().text());
        insert.setString(13, null);
        insert.setNull(14, Types.OTHER);
        insert.setString(15, payload(location, Locations.FIRST.plusDays(sequence % 1_000), (int) (1 + sequence % 200)));
    }

    /** As the event mapper writes a count with one line. */
    static String payload(LocationId location, LocalDate on, int occupied) {
        var id = location.text();
        return "{\"locationId\":\"" + id + "\",\"factId\":\"" + UUID.randomUUID() + "\",\"on\":\"" + on
                + "\",\"occupied\":" + occupied + ",\"lines\":[{\"effectiveOn\":\"" + on
                + "\",\"quantity\":\"stays\",\"dimensions\":{\"municipality\":\""
                + location.municipality().text() + "\",\"location\":\"" + id
                + "\",\"kind\":\"MUNICIPAL\"},\"change\":7}]}";
    }

    @Override
    public void close() throws SQLException {
        for (var connection : connections) connection.close();
    }
}
