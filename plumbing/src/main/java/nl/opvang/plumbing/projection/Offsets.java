package nl.opvang.plumbing.projection;

import java.util.HashMap;
import java.util.Map;
import nl.opvang.plumbing.store.StorePosition;
import org.springframework.jdbc.core.JdbcTemplate;

/** Where each group stands; moved by compare-and-set in the transaction that writes the rows. */
final class Offsets {
    /** One partition of one incarnation of a topic. */
    record Partition(String topicId, String topic, int number) {}

    private final JdbcTemplate jdbc;

    Offsets(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** The next offset per partition; a partition without a row starts at 0. */
    Map<Partition, Long> kafka(String group) {
        var offsets = new HashMap<Partition, Long>();
        jdbc.query(
                "select topic_id, topic, partition, next from runtime.kafka_offset where consumer_group = ?",
                row -> {
                    offsets.put(new Partition(row.getString(1), row.getString(2), row.getInt(3)), row.getLong(4));
                },
                group);
        return offsets;
    }

    /** @throws StaleReader when the offset is no longer {@code from} */
    void moveKafka(String group, Partition partition, long from, long to) {
        int moved = from == 0
                ? jdbc.update(
                        "insert into runtime.kafka_offset values (?, ?, ?, ?, ?) on conflict do nothing",
                        group,
                        partition.topicId(),
                        partition.topic(),
                        partition.number(),
                        to)
                : jdbc.update("""
                    update runtime.kafka_offset set next = ?
                    where consumer_group = ? and topic_id = ? and partition = ? and next = ?\
                    """, to, group, partition.topicId(), partition.number(), from);
        if (moved != 1) throw new StaleReader(group);
    }

    StorePosition store(String group) {
        jdbc.update("insert into runtime.store_offset values (?, '0', 0) on conflict do nothing", group);
        return jdbc.queryForObject(
                "select tx::text, position from runtime.store_offset where consumer_group = ?",
                (row, nr) -> new StorePosition(row.getLong(1), row.getLong(2)),
                group);
    }

    /** @throws StaleReader when the position is no longer {@code from} */
    void moveStore(String group, StorePosition from, StorePosition to) {
        int moved = jdbc.update(
                """
                update runtime.store_offset set tx = ?::text::xid8, position = ?
                where consumer_group = ? and tx = ?::text::xid8 and position = ?\
                """,
                Long.toUnsignedString(to.tx()),
                to.position(),
                group,
                Long.toUnsignedString(from.tx()),
                from.position());
        if (moved != 1) throw new StaleReader(group);
    }

    /** Forgets where the group stands; it starts at the first event. */
    void forget(String group) {
        jdbc.update("delete from runtime.kafka_offset where consumer_group = ?", group);
        jdbc.update("delete from runtime.store_offset where consumer_group = ?", group);
        jdbc.update("delete from runtime.seen where consumer_group = ?", group);
        jdbc.update("delete from runtime.parked where consumer_group = ?", group);
        jdbc.update("delete from runtime.projected_through where consumer_group = ?", group);
    }
}
