package nl.opvang.plumbing.projection;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import nl.opvang.plumbing.relay.Watermark;
import nl.opvang.plumbing.store.StoreSignal;
import org.springframework.jdbc.core.JdbcTemplate;

/** Up to which moment each group has everything that each service recorded: rows, so that all replicas agree. */
final class Throughs {
    private final JdbcTemplate jdbc;
    private final Offsets offsets;
    private final StoreSignal advanced;

    Throughs(JdbcTemplate jdbc, Offsets offsets, StoreSignal advanced) {
        this.jdbc = jdbc;
        this.offsets = offsets;
        this.advanced = advanced;
    }

    /** Records the latest of the service's watermarks that the group has passed. */
    void pass(String group, Watermarks watermarks, String service) {
        var candidates = watermarks.of(service);
        if (candidates.isEmpty()) return;
        var next = nextOffsets(group);
        var topicId = candidates.getLast().topicId();
        Watermark best = null;
        for (var candidate : candidates) {
            // About a topic that is no more: a group that begins after its end would wait for it for ever.
            if (!candidate.topicId().equals(topicId)) continue;
            if (!passed(next, candidate)) break;
            best = candidate;
        }
        if (best != null) record(group, service, best.through());
    }

    /** Records between where the group is and the service's last watermark. */
    long lag(String group, Watermarks watermarks, String service) {
        var announced = watermarks.of(service);
        if (announced.isEmpty()) return 0;
        var last = announced.getLast();
        var next = nextOffsets(group);
        long lag = 0;
        for (int partition = 0; partition < last.offsets().size(); partition++)
            lag += Math.max(0, last.offsets().get(partition) - next.getOrDefault(key(last.topicId(), partition), 0L));
        return lag;
    }

    private Map<String, Long> nextOffsets(String group) {
        var next = new HashMap<String, Long>();
        offsets.kafka(group)
                .forEach((partition, offset) -> next.put(key(partition.topicId(), partition.number()), offset));
        return next;
    }

    private static boolean passed(Map<String, Long> next, Watermark watermark) {
        for (int partition = 0; partition < watermark.offsets().size(); partition++) {
            long reached = next.getOrDefault(key(watermark.topicId(), partition), 0L);
            if (reached < watermark.offsets().get(partition)) return false;
        }
        return true;
    }

    private static String key(String topicId, int partition) {
        return topicId + "/" + partition;
    }

    /** Records that the group has everything that the service recorded before this moment. */
    void record(String group, String service, Instant before) {
        int moved = jdbc.update("""
            insert into runtime.projected_through as row values (?, ?, ?)
            on conflict (consumer_group, service) do update set through = excluded.through
            where row.through < excluded.through\
            """, group, service, OffsetDateTime.ofInstant(before, ZoneOffset.UTC));
        if (moved > 0) advanced.raise();
    }

    /** The moment per service before which the group has everything. */
    Map<String, Instant> of(String group) {
        var throughs = new HashMap<String, Instant>();
        jdbc.query(
                "select service, through from runtime.projected_through where consumer_group = ?",
                row -> {
                    throughs.put(
                            row.getString(1),
                            Objects.requireNonNull(row.getObject(2, OffsetDateTime.class))
                                    .toInstant());
                },
                group);
        return throughs;
    }
}
