package nl.opvang.plumbing.projection;

import static nl.opvang.plumbing.store.Columns.array;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import nl.opvang.contracts.event.PublishedEvent;
import nl.opvang.plumbing.json.EventReader;
import nl.opvang.plumbing.store.RecordedEvent;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Keeps all that was said about one feature as it was said, where questions compute their answers from it.
 *
 * @param table with event_id, aggregate_id, sequence, known_at, type and payload
 */
public record WholeEvents(
        JdbcClient jdbc, EventReader events, String name, int version, String source, String feature, String table)
        implements Projection {
    /** An event, with what its envelope says: which one it is and since when it is known. */
    public record Known(UUID eventId, Instant knownAt, PublishedEvent event) {}

    @Override
    public Set<String> sources() {
        return Set.of(source);
    }

    @Override
    public Set<String> features() {
        return Set.of(feature);
    }

    /** A correction without the decision before it would be read as if it had come first. */
    @Override
    public boolean ordered() {
        return true;
    }

    @Override
    public void apply(List<RecordedEvent> recorded) {
        jdbc.sql("insert into " + table + """
             (event_id, aggregate_id, sequence, known_at, type, payload)
            select * from unnest(:eventId, :aggregateId, :sequence, :knownAt, :type, :payload)
            on conflict (event_id) do nothing
            """)
                .param(
                        "eventId",
                        array("uuid", recorded, each -> each.envelope().eventId()))
                .param(
                        "aggregateId",
                        array("text", recorded, each -> each.envelope().aggregateId()))
                .param(
                        "sequence",
                        array("int8", recorded, each -> each.envelope().sequence()))
                .param(
                        "knownAt",
                        array(
                                "timestamptz",
                                recorded,
                                each -> each.envelope().knownAt().atOffset(ZoneOffset.UTC)))
                // In today's form: an older one is not written here.
                .param("type", array("text", recorded, each -> events.typeOf(each.event())))
                .param("payload", array("jsonb", recorded, each -> events.write(each.event())))
                .update();
    }

    @Override
    public void clear() {
        jdbc.sql("truncate " + table).update();
    }

    /** What was known by a moment, that moment included; what was said about one aggregate in its order. */
    public List<Known> knownAt(Instant moment) {
        return jdbc.sql("select event_id, known_at, type, payload::text as payload from " + table + """

            where known_at <= :moment
            order by aggregate_id, sequence
            """)
                .param("moment", moment.atOffset(ZoneOffset.UTC))
                .query((row, _) -> new Known(
                        row.getObject("event_id", UUID.class),
                        Objects.requireNonNull(row.getObject("known_at", OffsetDateTime.class))
                                .toInstant(),
                        events.read(
                                row.getString("type"), row.getString("payload").getBytes(StandardCharsets.UTF_8))))
                .list();
    }
}
