package nl.opvang.plumbing.replay;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import nl.opvang.plumbing.json.EventReader;
import nl.opvang.plumbing.projection.LiveVersions;
import nl.opvang.plumbing.projection.Projection;
import nl.opvang.plumbing.projection.ProjectionFeed;
import nl.opvang.plumbing.relay.KafkaAccess;
import nl.opvang.plumbing.store.InlineProjection;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/**
 * What of a service is replayed: its own projections, and nothing that tells anybody.
 *
 * @param jdbc over a {@link SwitchedPool}, as everything is that these consist of
 * @param transaction on the same
 * @param versions of which its live rows are
 * @param foreignThrough up to when the live projections have everything that other services recorded
 * @param afterSwitch takes away from live rows what must be gone, as after a restore
 * @param notFromEvents tables that follow from more than events
 */
public record Replayed(
        String service,
        List<Projection> projections,
        List<InlineProjection> inline,
        List<Ground> ground,
        List<Witness> witnesses,
        Set<String> notFromEvents,
        EventReader reader,
        JdbcTemplate jdbc,
        TransactionTemplate transaction,
        KafkaAccess kafka,
        JsonMapper mapper,
        LiveVersions versions,
        Supplier<Instant> foreignThrough,
        Runnable afterSwitch) {
    public Replayed {
        projections = List.copyOf(projections);
        inline = List.copyOf(inline);
        ground = List.copyOf(ground);
        witnesses = List.copyOf(witnesses);
        notFromEvents = Set.copyOf(notFromEvents);
    }

    Optional<Projection> projection(String name) {
        return projections.stream()
                .filter(projection -> projection.name().equals(name))
                .findFirst();
    }

    ProjectionFeed feed(Projection projection) {
        return new ProjectionFeed(service, projection, reader, jdbc, transaction, mapper);
    }

    Set<String> keysFromEvents() {
        return inline.stream().flatMap(each -> each.keysFromEvents().stream()).collect(Collectors.toUnmodifiableSet());
    }
}
