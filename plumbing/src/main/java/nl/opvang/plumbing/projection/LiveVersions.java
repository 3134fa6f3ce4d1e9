package nl.opvang.plumbing.projection;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Of which version the live rows of each projection are. Rows of another version are built beside them and take their
 * place; until then the live ones are written on. Where readers stand is kept under the group with which they began, since
 * that does not change when rows do. A release that is behind the rows may not write them.
 */
public final class LiveVersions {
    /** @param group under which its readers keep where they stand */
    private record Live(int version, String group) {}

    private final String service;
    private final JdbcTemplate jdbc;
    private final Map<String, String> groups = new ConcurrentHashMap<>();

    public LiveVersions(String service, JdbcTemplate jdbc) {
        this.service = service;
        this.jdbc = jdbc;
    }

    /** The consumer group of a projection. */
    String group(Projection projection) {
        return groups.computeIfAbsent(
                projection.name(),
                _ -> live(projection).orElseGet(() -> begin(projection)).group());
    }

    /** Whether rows that a later release built took the place of those that this one can write. */
    boolean areAhead(Projection projection) {
        return live(projection)
                .filter(live -> live.version() > projection.version())
                .isPresent();
    }

    /**
     * To be called last in a transaction that wrote rows: whoever lets others take their place lets it wait.
     *
     * @throws ReleaseBehind when that has happened
     */
    void requireWritable(Projection projection) {
        if (areAhead(projection)) throw new ReleaseBehind(projection.name());
    }

    /** From now on they are of the version of this release. */
    void renew(Projection projection) {
        jdbc.update(
                "update runtime.projection_version set version = ? where projection = ?",
                projection.version(),
                projection.name());
    }

    /** All that are known. */
    public Map<String, Integer> all() {
        var all = new HashMap<String, Integer>();
        jdbc.query("select projection, version from runtime.projection_version", row -> {
            all.put(row.getString(1), row.getInt(2));
        });
        return all;
    }

    private Optional<Live> live(Projection projection) {
        return jdbc
                .query(
                        "select version, consumer_group from runtime.projection_version where projection = ?",
                        (row, _) -> new Live(row.getInt(1), row.getString(2)),
                        projection.name())
                .stream()
                .findFirst();
    }

    /** A projection that has rows already has them of the last version that was read under a group of its own. */
    private Live begin(Projection projection) {
        var prefix = service + "." + projection.name() + ".v";
        jdbc.update("""
            insert into runtime.projection_version
            select ?, version, ? || version from (
                select coalesce(max(substr(consumer_group, length(?) + 1)::int), ?) as version
                from (select consumer_group from runtime.store_offset
                      union select consumer_group from runtime.kafka_offset) as known
                where consumer_group ~ ('^' || ? || '[0-9]{1,9}$')
            ) as last
            on conflict do nothing\
            """, projection.name(), prefix, prefix, projection.version(), prefix.replace(".", "\\."));
        return live(projection).orElseThrow();
    }
}
