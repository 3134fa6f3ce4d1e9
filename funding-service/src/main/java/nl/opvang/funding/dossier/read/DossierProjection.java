package nl.opvang.funding.dossier.read;

import static nl.opvang.plumbing.store.Columns.array;

import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import nl.opvang.contracts.event.EventType;
import nl.opvang.contracts.funding.DossierEvent;
import nl.opvang.plumbing.json.EventReader;
import nl.opvang.plumbing.projection.Projection;
import nl.opvang.plumbing.store.RecordedEvent;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps all that was said in dossiers. */
@Component
class DossierProjection implements Projection {
    private final JdbcClient jdbc;
    private final EventReader events;

    DossierProjection(JdbcClient jdbc, EventReader events) {
        this.jdbc = jdbc;
        this.events = events;
    }

    @Override
    public String name() {
        return "dossiers";
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
        return Set.of(
                "funding.advance",
                "funding.transition",
                "funding.claim",
                "funding.settlement",
                "funding.payment",
                "funding.first-reception");
    }

    /** An approval without the request before it cannot be read. */
    @Override
    public boolean ordered() {
        return true;
    }

    @Override
    public void apply(List<RecordedEvent> recorded) {
        var said = recorded.stream()
                .map(each -> new Row(each, (DossierEvent) each.event()))
                .toList();
        jdbc.sql("""
            insert into views.dossier_event (
                event_id, feature, aggregate_id, area, year, sequence, known_at, type, payload, reason)
            select * from unnest(
                :eventId, :feature, :aggregateId, :area, :year, :sequence, :knownAt, :type, :payload, :reason)
            on conflict (event_id) do nothing
            """)
                .param(
                        "eventId",
                        array("uuid", said, each -> each.recorded().envelope().eventId()))
                .param("feature", array("text", said, each -> EventType.part(events.typeOf(each.event()), 3)))
                .param(
                        "aggregateId",
                        array("text", said, each -> each.recorded().envelope().aggregateId()))
                .param("area", array("text", said, each -> each.event().area().text()))
                .param("year", array("int4", said, each -> each.event().year()))
                .param(
                        "sequence",
                        array("int8", said, each -> each.recorded().envelope().sequence()))
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
        jdbc.sql("truncate views.dossier_event").update();
    }

    private record Row(RecordedEvent recorded, DossierEvent event) {}
}
