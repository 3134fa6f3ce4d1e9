package nl.opvang.plumbing.projection;

import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import nl.opvang.plumbing.sample.TallyEvent;
import nl.opvang.plumbing.store.RecordedEvent;
import org.springframework.jdbc.core.JdbcTemplate;

/** How far each tally was raised, and how often each event was applied. */
record TallyRows(JdbcTemplate jdbc, boolean ordered, Set<String> sources, Consumer<RecordedEvent> trouble)
        implements Projection {
    static final String DDL = """
        create table views.tally (id text primary key, count int not null);
        create table views.applied (nr bigint generated always as identity, event_id uuid, aggregate_id text);
        """;

    @Override
    public String name() {
        return "tallies";
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public Set<String> features() {
        return Set.of("sample.tally");
    }

    @Override
    public void apply(List<RecordedEvent> events) {
        for (var event : events) {
            var id = event.envelope().aggregateId();
            jdbc.update(
                    "insert into views.applied (event_id, aggregate_id) values (?, ?)",
                    event.envelope().eventId(),
                    id);
            if (event.event() instanceof TallyEvent.Raised raised) jdbc.update("""
                insert into views.tally as row values (?, ?)
                on conflict (id) do update set count = row.count + excluded.count\
                """, id, raised.by());
            trouble.accept(event);
        }
    }

    @Override
    public void clear() {
        jdbc.update("delete from views.tally");
        jdbc.update("delete from views.applied");
    }
}
