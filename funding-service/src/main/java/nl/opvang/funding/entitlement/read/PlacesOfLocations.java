package nl.opvang.funding.entitlement.read;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import nl.opvang.contracts.area.LocationId;
import nl.opvang.plumbing.projection.ProjectedThrough;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** How many places a location has, as known at a moment. */
@Component
public class PlacesOfLocations {
    private final JdbcClient jdbc;
    private final EntitlementProjection projection;
    private final ProjectedThrough projectedThrough;

    PlacesOfLocations(JdbcClient jdbc, EntitlementProjection projection, ProjectedThrough projectedThrough) {
        this.jdbc = jdbc;
        this.projection = projection;
        this.projectedThrough = projectedThrough;
    }

    /** Up to and including which moment everything about places is here. */
    public Instant projectedThrough() {
        return projectedThrough.of(projection);
    }

    /** Changes in its realised places, of whatever kind, by their first day. */
    public SortedMap<LocalDate, Long> changes(LocationId location, Instant knownAt) {
        var changes = new TreeMap<LocalDate, Long>();
        jdbc.sql("""
            select effective_on, sum(change)::bigint as change from views.ledger_line
            where municipality = :municipality and location = :location and quantity = 'places.realised'
                and known_at <= :knownAt
            group by effective_on
            """)
                .param("municipality", location.municipality().text())
                .param("location", location.text())
                .param("knownAt", knownAt.atOffset(ZoneOffset.UTC))
                .query(row -> {
                    changes.put(
                            Objects.requireNonNull(row.getObject("effective_on", LocalDate.class)),
                            row.getLong("change"));
                });
        return changes;
    }
}
