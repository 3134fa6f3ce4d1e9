package nl.opvang.plumbing.projection;

import static nl.opvang.plumbing.store.Columns.texts;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import nl.opvang.plumbing.relay.Topics;
import nl.opvang.plumbing.relay.Watermark;
import nl.opvang.plumbing.store.StoreSignal;
import org.springframework.jdbc.core.JdbcTemplate;

/** Up to which moment each group has everything that each service recorded: rows, so that all replicas agree. */
final class Throughs {
    /** A group, and a service that it reads. */
    record Source(String group, String service) {}

    /** The group has everything that the service recorded before this moment. */
    record Passed(Source source, Instant before) {}

    private final JdbcTemplate jdbc;
    private final Offsets offsets;
    private final StoreSignal advanced;

    Throughs(JdbcTemplate jdbc, Offsets offsets, StoreSignal advanced) {
        this.jdbc = jdbc;
        this.offsets = offsets;
        this.advanced = advanced;
    }

    /** Records between where the group is and the service's last watermark. */
    long lag(String group, Watermarks watermarks, String service) {
        return watermarks
                .latest(service, any -> true)
                .map(last -> missing(last, service, offsets.kafka(group)))
                .orElse(0L);
    }

    private static long missing(Watermark announced, String service, Map<Offsets.Partition, Long> next) {
        long missing = 0;
        for (int number = 0; number < announced.offsets().size(); number++) {
            var partition = new Offsets.Partition(announced.topicId(), Topics.ofService(service), number);
            missing += Math.max(0, announced.offsets().get(number) - next.getOrDefault(partition, 0L));
        }
        return missing;
    }

    /** Records that the groups have everything that the services recorded before these moments, and tells who waits. */
    void record(List<Passed> passed) {
        if (!passed.isEmpty() && write(passed)) tell();
    }

    /** Tells those who wait that what was written has been committed. */
    void tell() {
        advanced.raise();
    }

    /** The same within a transaction of the caller's, who tells after it. Answers whether anything moved. */
    boolean write(List<Passed> passed) {
        int moved = jdbc.update(
                """
                insert into runtime.projected_through as row
                select * from unnest(?::text[], ?::text[], ?::timestamptz[])
                on conflict (consumer_group, service) do update set through = excluded.through
                where row.through < excluded.through\
                """,
                texts(passed, one -> one.source().group()),
                texts(passed, one -> one.source().service()),
                texts(passed, Passed::before));
        return moved > 0;
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
