package nl.opvang.plumbing.projection;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import nl.opvang.plumbing.json.EventReader;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/** Lets a projection write its rows: each event once, per aggregate in order, poison and what follows it put aside. */
final class ProjectionSink implements Sink {
    private static final Logger LOG = LoggerFactory.getLogger(ProjectionSink.class);
    private static final int MOST = 4_000;

    private final String group;
    private final Projection projection;
    private final EventReader reader;
    private final ParkedEvents parked;
    private final JdbcTemplate jdbc;
    private final TransactionTemplate transaction;
    private final Runnable requireWritable;

    /** @param requireWritable ends a transaction that wrote rows, by an exception when it must not have */
    ProjectionSink(
            String group,
            Projection projection,
            EventReader reader,
            ParkedEvents parked,
            JdbcTemplate jdbc,
            TransactionTemplate transaction,
            Runnable requireWritable) {
        this.group = group;
        this.projection = projection;
        this.reader = reader;
        this.parked = parked;
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.requireWritable = requireWritable;
    }

    @Override
    public int most() {
        return MOST;
    }

    @Override
    public void take(List<Incoming> events, Runnable moveOffset) {
        // Read before the transaction begins, which must end well within its time limit.
        for (var event : events) event.recorded(reader);
        transaction.executeWithoutResult(status -> {
            apply(withoutThoseBehindParked(events));
            moveOffset.run();
            requireWritable.run();
        });
    }

    @Override
    public void park(Incoming event, String reason, Runnable moveOffset) {
        LOG.warn(
                "{} parks event {} of type {}: {}",
                group,
                event.envelope().eventId(),
                event.envelope().type(),
                reason);
        transaction.executeWithoutResult(status -> {
            parked.park(group, event, reason);
            moveOffset.run();
            requireWritable.run();
        });
    }

    @Override
    public void retryParked() {
        parked.retry(
                group,
                event -> transaction.executeWithoutResult(status -> {
                    // First, so that of two replicas the second waits here, and finds nothing to do.
                    parked.release(group, event);
                    apply(List.of(event));
                    requireWritable.run();
                }));
    }

    private List<Incoming> withoutThoseBehindParked(List<Incoming> events) {
        if (events.isEmpty() || !parked.any(group)) return events;
        var behind = parked.parkedAmong(
                group,
                events.stream().map(event -> event.envelope().aggregateId()).toList());
        if (behind.isEmpty()) return events;
        var free = new ArrayList<Incoming>(events.size());
        for (var event : events) {
            if (behind.contains(event.envelope().aggregateId())) parked.park(group, event, "behind a parked event");
            else free.add(event);
        }
        return free;
    }

    private void apply(List<Incoming> events) {
        var fresh = projection.ordered() ? inOrder(events) : events;
        if (!fresh.isEmpty())
            projection.apply(fresh.stream().map(event -> event.recorded(reader)).toList());
    }

    /** Leaves out what was applied before; an event that arrives before its predecessor is parked until that came. */
    private List<Incoming> inOrder(List<Incoming> events) {
        var last = seen(
                events.stream().map(event -> event.envelope().aggregateId()).toList());
        var next = new ArrayList<Incoming>(events.size());
        var moved = new TreeMap<String, Long>();
        for (var event : events) {
            var aggregate = event.envelope().aggregateId();
            long expected = last.getOrDefault(aggregate, -1L) + 1;
            long sequence = event.envelope().sequence();
            if (sequence < expected) continue;
            if (sequence > expected) throw new MissingPredecessor(aggregate, expected, sequence);
            last.put(aggregate, sequence);
            moved.put(aggregate, sequence);
            next.add(event);
        }
        remember(moved);
        return next;
    }

    private Map<String, Long> seen(List<String> aggregateIds) {
        var seen = new HashMap<String, Long>();
        jdbc.query(
                "select aggregate_id, sequence from runtime.seen where consumer_group = ? and aggregate_id = any (?)",
                row -> {
                    seen.put(row.getString(1), row.getLong(2));
                },
                group,
                Set.copyOf(aggregateIds).toArray(String[]::new));
        return seen;
    }

    private void remember(SortedMap<String, Long> moved) {
        if (moved.isEmpty()) return;
        jdbc.update(
                """
                insert into runtime.seen select ?, id, sequence from unnest(?, ?) as moved (id, sequence)
                on conflict (consumer_group, aggregate_id) do update set sequence = excluded.sequence\
                """,
                group,
                moved.keySet().toArray(String[]::new),
                moved.values().toArray(Long[]::new));
    }

    /** An event came before the one that precedes it. */
    private static final class MissingPredecessor extends RuntimeException {
        private static final long serialVersionUID = 1L;

        MissingPredecessor(String aggregate, long expected, long actual) {
            super("sequence " + expected + " of " + aggregate + " is missing before " + actual);
        }
    }
}
