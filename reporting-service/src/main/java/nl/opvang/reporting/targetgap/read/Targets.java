package nl.opvang.reporting.targetgap.read;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import nl.opvang.contracts.allocation.TargetEvent;
import nl.opvang.plumbing.json.EventReader;
import nl.opvang.plumbing.projection.ProjectedThrough;
import nl.opvang.reporting.targetgap.domain.KnownTargets;
import nl.opvang.reporting.targetgap.domain.TargetFact;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** All that was said about targets. */
@Component
class Targets {
    private final JdbcClient jdbc;
    private final EventReader events;
    private final TargetsProjection projection;
    private final ProjectedThrough projectedThrough;

    Targets(JdbcClient jdbc, EventReader events, TargetsProjection projection, ProjectedThrough projectedThrough) {
        this.jdbc = jdbc;
        this.events = events;
        this.projection = projection;
        this.projectedThrough = projectedThrough;
    }

    /** Up to and including which moment everything that was said is here. */
    Instant projectedThrough() {
        return projectedThrough.of(projection);
    }

    /** What was known by a moment, that moment included. */
    KnownTargets knownAt(Instant moment) {
        var facts = jdbc.sql("""
            select known_at, type, payload::text as payload
            from views.target_event
            where known_at <= :moment
            order by aggregate_id, sequence
            """)
                .param("moment", moment.atOffset(ZoneOffset.UTC))
                .query((row, _) -> new TargetFact(
                        row.getObject("known_at", OffsetDateTime.class).toInstant(),
                        event(row.getString("type"), row.getString("payload"))))
                .list();
        return KnownTargets.at(moment, facts);
    }

    private TargetEvent event(String type, String payload) {
        return (TargetEvent) events.read(type, payload.getBytes(StandardCharsets.UTF_8));
    }
}
