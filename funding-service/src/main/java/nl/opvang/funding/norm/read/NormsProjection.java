package nl.opvang.funding.norm.read;

import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import nl.opvang.plumbing.json.EventReader;
import nl.opvang.plumbing.projection.Projection;
import nl.opvang.plumbing.store.RecordedEvent;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Component;

/** Keeps all that was said about norms where questions find it. */
@Component
class NormsProjection implements Projection {
    private final JdbcClient jdbc;
    private final EventReader events;

    NormsProjection(JdbcClient jdbc, EventReader events) {
        this.jdbc = jdbc;
        this.events = events;
    }

    @Override
    public String name() {
        return "norms";
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public Set<String> sources() {
        return Set.of("funding");
    }

    @Override
    public Set<String> features() {
        return Set.of("funding.norm");
    }

    @Override
    public boolean ordered() {
        return false;
    }

    @Override
    public void apply(List<RecordedEvent> recorded) {
        jdbc.sql("""
            insert into views.norm_event (event_id, aggregate_id, sequence, known_at, type, payload)
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
        jdbc.sql("truncate views.norm_event").update();
    }

    private static SqlArrayValue array(
            String type, List<RecordedEvent> recorded, Function<RecordedEvent, @Nullable Object> column) {
        return new SqlArrayValue(type, recorded.stream().map(column).toArray());
    }
}
