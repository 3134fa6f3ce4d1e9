package nl.opvang.capacity.statement.read;

import static nl.opvang.plumbing.store.Columns.array;

import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import nl.opvang.contracts.capacity.StatementEvent;
import nl.opvang.contracts.event.EventType;
import nl.opvang.plumbing.json.EventReader;
import nl.opvang.plumbing.projection.Projection;
import nl.opvang.plumbing.store.RecordedEvent;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps all that was said about statements where questions find it. */
@Component
class StatementEventsProjection implements Projection {
    private final JdbcClient jdbc;
    private final EventReader events;

    StatementEventsProjection(JdbcClient jdbc, EventReader events) {
        this.jdbc = jdbc;
        this.events = events;
    }

    @Override
    public String name() {
        return "statements";
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public Set<String> sources() {
        return Set.of("capacity");
    }

    @Override
    public Set<String> features() {
        return Set.of("capacity.statement");
    }

    @Override
    public boolean ordered() {
        return false;
    }

    @Override
    public void apply(List<RecordedEvent> recorded) {
        var said = recorded.stream()
                .map(each -> new Said(each, (StatementEvent) each.event()))
                .toList();
        jdbc.sql("""
            insert into views.statement_event (
                event_id, municipality, week, week_from, sequence, fact, known_at, type, payload, reason)
            select *
            from unnest(
                :eventId, :municipality, :week, :weekFrom, :sequence, :fact, :knownAt, :type, :payload, :reason)
            on conflict (event_id) do nothing
            """)
                .param(
                        "eventId",
                        array("uuid", said, each -> each.recorded().envelope().eventId()))
                .param(
                        "municipality",
                        array("text", said, each -> each.event().municipality().text()))
                .param("week", array("text", said, each -> each.event().week().text()))
                .param(
                        "weekFrom",
                        array("date", said, each -> each.event().week().from()))
                .param(
                        "sequence",
                        array("int8", said, each -> each.recorded().envelope().sequence()))
                .param("fact", array("text", said, each -> EventType.part(events.typeOf(each.event()), 4)))
                .param(
                        "knownAt",
                        array(
                                "timestamptz",
                                said,
                                each -> each.recorded().envelope().knownAt().atOffset(ZoneOffset.UTC)))
                // In today's form: an older one is not written here.
                .param("type", array("text", said, each -> events.typeOf(each.event())))
                .param("payload", array("jsonb", said, each -> events.write(each.event())))
                .param(
                        "reason",
                        array("text", said, each -> each.recorded().envelope().reason()))
                .update();
    }

    @Override
    public void clear() {
        jdbc.sql("truncate views.statement_event").update();
    }

    private record Said(RecordedEvent recorded, StatementEvent event) {}
}
