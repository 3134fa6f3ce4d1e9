package nl.opvang.reporting.targetgap.read;

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

/** Keeps all that was said about targets where questions find it. */
@Component
class TargetsProjection implements Projection {
    private final JdbcClient jdbc;
    private final EventReader events;

    TargetsProjection(JdbcClient jdbc, EventReader events) {
        this.jdbc = jdbc;
        this.events = events;
    }

    @Override
    public String name() {
        return "targets";
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public Set<String> sources() {
        return Set.of("allocation");
    }

    @Override
    public Set<String> features() {
        return Set.of("allocation.target");
    }

    /** A correction without the decision before it would be read as if it had come first. */
    @Override
    public boolean ordered() {
        return true;
    }

    @Override
    public void apply(List<RecordedEvent> recorded) {
        jdbc.sql("""
            insert into views.target_event (
                event_id, aggregate_id, sequence, known_at, recorded_at, type, payload)
            select * from unnest(:eventId, :aggregateId, :sequence, :knownAt, :recordedAt, :type, :payload)
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
                .param(
                        "recordedAt",
                        array(
                                "timestamptz",
                                recorded,
                                each -> each.envelope().recordedAt().atOffset(ZoneOffset.UTC)))
                // In today's form: an older one is not written here.
                .param("type", array("text", recorded, each -> events.typeOf(each.event())))
                .param("payload", array("jsonb", recorded, each -> events.write(each.event())))
                .update();
    }

    @Override
    public void clear() {
        jdbc.sql("truncate views.target_event").update();
    }

    private static SqlArrayValue array(
            String type, List<RecordedEvent> recorded, Function<RecordedEvent, @Nullable Object> column) {
        return new SqlArrayValue(type, recorded.stream().map(column).toArray());
    }
}
