package nl.opvang.funding.norm.read;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import nl.opvang.contracts.funding.NormEvent;
import nl.opvang.funding.norm.domain.NormFact;
import nl.opvang.plumbing.json.EventReader;
import nl.opvang.plumbing.projection.ProjectedThrough;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** All that was said about norms. */
@Component
public class Norms {
    private final JdbcClient jdbc;
    private final EventReader events;
    private final NormsProjection projection;
    private final ProjectedThrough projectedThrough;

    Norms(JdbcClient jdbc, EventReader events, NormsProjection projection, ProjectedThrough projectedThrough) {
        this.jdbc = jdbc;
        this.events = events;
        this.projection = projection;
        this.projectedThrough = projectedThrough;
    }

    /** Up to and including which moment everything that was said is here. */
    public Instant projectedThrough() {
        return projectedThrough.of(projection);
    }

    /** What was known by a moment, that moment included; what was said about one scheme in its order. */
    public List<NormFact> knownAt(Instant moment) {
        return jdbc.sql("""
            select event_id, known_at, type, payload::text as payload
            from views.norm_event
            where known_at <= :moment
            order by aggregate_id, sequence
            """)
                .param("moment", moment.atOffset(ZoneOffset.UTC))
                .query((row, _) -> new NormFact(
                        row.getObject("event_id", UUID.class),
                        row.getObject("known_at", OffsetDateTime.class).toInstant(),
                        event(row.getString("type"), row.getString("payload"))))
                .list();
    }

    private NormEvent event(String type, String payload) {
        return (NormEvent) events.read(type, payload.getBytes(StandardCharsets.UTF_8));
    }
}
