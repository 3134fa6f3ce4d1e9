package nl.opvang.plumbing.projection;

import static nl.opvang.plumbing.store.Columns.array;

import java.util.Collections;
import java.util.HashMap;
import java.util.List;
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

    /** The next offset of each partition, in order of partition, per group and topic id; 0 without a row. */
    Map<String, Map<String, long[]>> kafka() {
        var offsets = new HashMap<String, Map<String, long[]>>();
        jdbc.query("""
            select consumer_group, topic_id, array_agg(partition), array_agg(next)
            from runtime.kafka_offset group by consumer_group, topic_id\
            """, row -> {
            var partitions = (Integer[]) row.getArray(3).getArray();
            var next = (Long[]) row.getArray(4).getArray();
            var inOrder = new long[1 + Collections.max(List.of(partitions))];
            for (int i = 0; i < partitions.length; i++) inOrder[partitions[i]] = next[i];
            offsets.computeIfAbsent(row.getString(1), group -> new HashMap<>()).put(row.getString(2), inOrder);
        });
        return offsets;
    }

    /** A step from one offset of a partition to another. */
    record Move(Partition partition, long from, long to) {}

    /** @throws StaleReader when one of the offsets is no longer {@code from} */
    void moveKafka(String group, List<Move> moves) {
        var first = moves.stream().filter(move -> move.from() == 0).toList();
        var further = moves.stream().filter(move -> move.from() != 0).toList();
        int moved = 0;
        if (!first.isEmpty())
            moved += jdbc.update(
                    """
                    insert into runtime.kafka_offset (consumer_group, topic_id, topic, partition, next)
                    select ?, topic_id, topic, partition, next
                    from unnest(?, ?, ?, ?) as moved (topic_id, topic, partition, next) on conflict do nothing\
                    """,
                    group,
                    array("text", first, move -> move.partition().topicId()),
                    array("text", first, move -> move.partition().topic()),
                    array("int", first, move -> move.partition().number()),
                    array("bigint", first, Move::to));
        if (!further.isEmpty())
            moved += jdbc.update(
                    """
                    update runtime.kafka_offset as stands set next = moved.next
                    from unnest(?, ?, ?, ?) as moved (topic_id, partition, was, next)
                    where stands.consumer_group = ? and stands.topic_id = moved.topic_id
                      and stands.partition = moved.partition and stands.next = moved.was\
                    """,
                    array("text", further, move -> move.partition().topicId()),
                    array("int", further, move -> move.partition().number()),
                    array("bigint", further, Move::from),
                    array("bigint", further, Move::to),
                    group);
        if (moved != moves.size()) throw new StaleReader(group);
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
