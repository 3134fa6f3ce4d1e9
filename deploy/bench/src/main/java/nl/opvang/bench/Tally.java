package nl.opvang.bench;

import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import nl.opvang.contracts.capacity.LocationEvent;
import nl.opvang.plumbing.projection.Projection;
import nl.opvang.plumbing.store.RecordedEvent;
import org.springframework.jdbc.core.JdbcTemplate;

/** A projection that costs next to nothing: a sum per municipality, folded in memory per batch. */
record Tally(JdbcTemplate jdbc, boolean ordered) implements Projection {
    static final String TABLE =
            "create table if not exists views.tally (municipality text primary key, total bigint not null)";

    @Override
    public String name() {
        return "tally";
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
        return Set.of("capacity.location");
    }

    @Override
    public void apply(List<RecordedEvent> events) {
        var sums = new TreeMap<String, Long>();
        for (var event : events)
            sums.merge(
                    ((LocationEvent) event.event()).locationId().municipality().text(), 1L, Long::sum);
        jdbc.update("""
            insert into views.tally as tally select * from unnest(?, ?)
            on conflict (municipality) do update set total = tally.total + excluded.total\
            """, sums.keySet().toArray(String[]::new), sums.values().toArray(Long[]::new));
    }

    @Override
    public void clear() {
        jdbc.update("delete from views.tally");
    }

    /** How many events it was given. */
    long total() {
        var total = jdbc.queryForObject("select coalesce(sum(total), 0)::bigint from views.tally", Long.class);
        return total == null ? 0 : total;
    }
}
