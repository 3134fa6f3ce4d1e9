package nl.opvang.reporting.figure.read;

import static java.util.stream.Collectors.toMap;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;

/** Who reported when, what locations are called, and since when the past is closed. */
public final class Reports {
    private final JdbcClient jdbc;
    private final Set<String> sources;

    /** @param sources services that figures come from */
    Reports(JdbcClient jdbc, Set<String> sources) {
        this.jdbc = jdbc;
        this.sources = Set.copyOf(sources);
    }

    /**
     * When an area last said anything about its places or stays, as known at a moment.
     *
     * @param areas per recorded municipality code the area it counts for
     * @return per area, without those that never reported
     */
    public Map<String, Instant> lastOfAreas(Map<String, String> areas, Instant knownAt) {
        var last = new HashMap<String, Instant>();
        last("municipality", areas.keySet(), knownAt)
                .forEach((code, moment) -> last.merge(
                        areas.getOrDefault(code, code), moment, (one, other) -> one.isAfter(other) ? one : other));
        return last;
    }

    /** When anything was last said about the places or stays of these locations, as known at a moment. */
    public Map<String, Instant> lastOfLocations(Collection<String> locations, Instant knownAt) {
        return last("location", locations, knownAt);
    }

    /** What these locations were called, as known at a moment. */
    public Map<String, String> names(Collection<String> locations, Instant knownAt) {
        return jdbc
                .sql("""
                    select distinct on (location) location, name
                    from views.location_name
                    where location = any (:locations) and known_at <= :knownAt
                    order by location, sequence desc
                    """)
                .param("locations", texts(locations))
                .param("knownAt", knownAt.atOffset(ZoneOffset.UTC))
                .query((row, _) -> Map.entry(row.getString(1), row.getString(2)))
                .list()
                .stream()
                .collect(toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** Whether facts that were known at a moment may still come in, from any service that figures come from. */
    public KnownAtBasis basis(Collection<String> municipalityCodes, Instant knownAt) {
        int closed = jdbc.sql("""
            select count(*) from views.closed_import
            where municipality = any (:municipalities) and service = any (:services) and closed_at <= :knownAt
            """)
                .param("municipalities", texts(municipalityCodes))
                .param("services", texts(sources))
                .param("knownAt", knownAt.atOffset(ZoneOffset.UTC))
                .query(Integer.class)
                .single();
        return closed < municipalityCodes.size() * sources.size() ? KnownAtBasis.SOURCE : KnownAtBasis.RECORDED;
    }

    private Map<String, Instant> last(String column, Collection<String> keys, Instant knownAt) {
        return jdbc
                .sql("""
                    select key, last
                    from unnest(:keys) as key
                        cross join lateral (
                            select max(known_at) from views.report where %s = key and known_at <= :knownAt) as report (last)
                    where last is not null
                    """.formatted(column))
                .param("keys", texts(keys))
                .param("knownAt", knownAt.atOffset(ZoneOffset.UTC))
                .query((row, _) -> Map.entry(
                        row.getString("key"),
                        row.getObject("last", OffsetDateTime.class).toInstant()))
                .list()
                .stream()
                .collect(toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static SqlArrayValue texts(Collection<String> texts) {
        return new SqlArrayValue("text", texts.toArray());
    }
}
