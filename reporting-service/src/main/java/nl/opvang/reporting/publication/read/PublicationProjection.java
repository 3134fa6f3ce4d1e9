package nl.opvang.reporting.publication.read;

import static nl.opvang.plumbing.store.Columns.array;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import nl.opvang.contracts.reporting.PublicationEvent;
import nl.opvang.contracts.reporting.PublicationEvent.Published;
import nl.opvang.contracts.reporting.PublicationEvent.Replaced;
import nl.opvang.plumbing.json.EventReader;
import nl.opvang.plumbing.projection.Projection;
import nl.opvang.plumbing.store.RecordedEvent;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Puts every edition where readers find it. */
@Component
class PublicationProjection implements Projection {
    private final JdbcClient jdbc;
    private final EventReader events;

    PublicationProjection(JdbcClient jdbc, EventReader events) {
        this.jdbc = jdbc;
        this.events = events;
    }

    @Override
    public String name() {
        return "publications";
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public Set<String> sources() {
        return Set.of("reporting");
    }

    @Override
    public Set<String> features() {
        return Set.of("reporting.publication");
    }

    /** Each event is a row of its own. */
    @Override
    public boolean ordered() {
        return false;
    }

    @Override
    public void apply(List<RecordedEvent> recorded) {
        var editions = recorded.stream()
                .map(each -> new Row(
                        each.envelope().eventId(), each.envelope().recordedAt(), (PublicationEvent) each.event()))
                .toList();
        jdbc.sql("""
            insert into views.publication (
                week, edition, event_id, published_at, on_day, registered_on, known_at, explanation, type, payload)
            select *
            from unnest(
                :week, :edition, :eventId, :publishedAt, :onDay, :registeredOn, :knownAt, :explanation, :type, :payload)
            on conflict do nothing
            """)
                .param("week", array("text", editions, row -> row.event().week().text()))
                .param("edition", array("int4", editions, row -> row.event().edition()))
                .param("eventId", array("uuid", editions, Row::eventId))
                .param(
                        "publishedAt",
                        array("timestamptz", editions, row -> row.publishedAt().atOffset(ZoneOffset.UTC)))
                .param(
                        "onDay",
                        array("date", editions, row -> row.event().figures().on()))
                .param(
                        "registeredOn",
                        array("date", editions, row -> row.event().figures().registeredOn()))
                .param(
                        "knownAt",
                        array(
                                "timestamptz",
                                editions,
                                row -> row.event().figures().knownAt().atOffset(ZoneOffset.UTC)))
                .param("explanation", array("text", editions, Row::explanation))
                // In today's form: an older one is not written here.
                .param("type", array("text", editions, row -> events.typeOf(row.event())))
                .param("payload", array("jsonb", editions, row -> events.write(row.event())))
                .update();
    }

    @Override
    public void clear() {
        jdbc.sql("truncate views.publication").update();
    }

    private record Row(UUID eventId, Instant publishedAt, PublicationEvent event) {
        @Nullable
        String explanation() {
            return switch (event) {
                case Published _ -> null;
                case Replaced replaced -> replaced.explanation();
            };
        }
    }
}
