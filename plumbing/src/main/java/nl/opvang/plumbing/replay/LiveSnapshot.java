package nl.opvang.plumbing.replay;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import nl.opvang.plumbing.relay.Topics;
import nl.opvang.plumbing.store.EventLog;
import nl.opvang.plumbing.store.StorePosition;
import nl.opvang.plumbing.store.StoredEvent;
import org.apache.kafka.common.TopicPartition;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * The live tables as they are at one moment, with where each projection stood then and all that was stored by then. It
 * only reads, so that it holds nobody up: a transaction that never writes has no place in the order of the store.
 */
final class LiveSnapshot implements AutoCloseable {
    private final Connection connection;
    private final JdbcTemplate jdbc;

    private LiveSnapshot(Connection connection) {
        this.connection = connection;
        this.jdbc = new JdbcTemplate(new SingleConnectionDataSource(connection, true));
    }

    static LiveSnapshot take(DataSource connections) throws SQLException {
        var connection = connections.getConnection();
        try {
            // It lasts as long as the comparison does.
            IsolatedSchema.execute(
                    connection, "set transaction_timeout = 0; set idle_in_transaction_session_timeout = 0");
            IsolatedSchema.execute(connection, "begin isolation level repeatable read read only");
            IsolatedSchema.execute(connection, "select from runtime.store_offset limit 1");
            return new LiveSnapshot(connection);
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }

    Connection connection() {
        return connection;
    }

    /** Events after a position that are stored by then, whether or not an earlier one may still come. */
    List<StoredEvent> stored(StorePosition after, int limit) {
        return EventLog.storedAfter(jdbc, after, limit);
    }

    /** Up to where the group has applied the service's own events. */
    StorePosition store(String group) {
        return store(jdbc, group);
    }

    /** The next offset whose effect is not in the rows of the group; a partition without one is at its beginning. */
    Map<TopicPartition, Long> kafka(String group, Map<String, String> topicIds) {
        return kafka(jdbc, group, topicIds);
    }

    static StorePosition store(JdbcTemplate jdbc, String group) {
        var found = jdbc.query(
                "select tx::text, position from runtime.store_offset where consumer_group = ?",
                (row, _) -> new StorePosition(Long.parseUnsignedLong(row.getString(1)), row.getLong(2)),
                group);
        return found.isEmpty() ? StorePosition.START : found.getFirst();
    }

    static Map<TopicPartition, Long> kafka(JdbcTemplate jdbc, String group, Map<String, String> topicIds) {
        var next = new HashMap<TopicPartition, Long>();
        jdbc.query(
                "select topic_id, topic, partition, next from runtime.kafka_offset where consumer_group = ?",
                row -> {
                    if (row.getString(1).equals(topicIds.get(row.getString(2))))
                        next.put(new TopicPartition(row.getString(2), row.getInt(3)), row.getLong(4));
                },
                group);
        return next;
    }

    /** The partitions of a service's topic. */
    static List<TopicPartition> partitions(String service) {
        var partitions = new ArrayList<TopicPartition>();
        for (int number = 0; number < Topics.PARTITIONS; number++)
            partitions.add(new TopicPartition(Topics.ofService(service), number));
        return partitions;
    }

    @Override
    public void close() throws SQLException {
        try (connection) {
            IsolatedSchema.execute(connection, "rollback");
            IsolatedSchema.execute(connection, "reset transaction_timeout; reset idle_in_transaction_session_timeout");
        }
    }
}
