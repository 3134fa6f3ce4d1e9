package nl.opvang.plumbing.replay;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import nl.opvang.plumbing.history.CodeVersion;
import nl.opvang.plumbing.projection.Projection;
import nl.opvang.plumbing.relay.KafkaUnavailable;
import nl.opvang.plumbing.relay.Topics;
import nl.opvang.plumbing.replay.Comparison.Shape;
import nl.opvang.plumbing.store.EventLog;
import nl.opvang.plumbing.store.StorePosition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Builds the rows of a projection from the first event, in a schema beside the live ones, which go on being read and
 * written; compares both, and stays beside until it is told to take their place. Of events it knows nothing but how to
 * read them.
 */
final class Rebuilding {
    private static final Logger LOG = LoggerFactory.getLogger(Rebuilding.class);
    private static final Duration LOOK_AGAIN = Duration.ofMillis(500);

    /** A switch that would hold others up for longer lets go, and is tried again after a while. */
    private static final Duration FOLLOWS_WITHIN = Duration.ofSeconds(2);

    private static final int MOST_SWITCHES = 30;
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);

    private final Replayed replayed;
    private final IsolatedSchema schema;
    private final ReplaySettings settings;
    private final Rerun.Progress progress;
    private final JdbcTemplate live;
    private final Map<String, String> topicIds = new HashMap<>();
    private final List<Following> followings = new ArrayList<>();
    private final Set<String> tables = new TreeSet<>();
    private long done;
    private long differences;
    private final Pace pace;

    Rebuilding(Replayed replayed, IsolatedSchema schema, ReplaySettings settings, Pace pace, Rerun.Progress progress) {
        this.replayed = replayed;
        this.schema = schema;
        this.settings = settings;
        this.progress = progress;
        this.live = new JdbcTemplate(schema.plain());
        this.pace = pace;
    }

    /** Builds it and compares it; it can be switched afterwards. */
    Report build(Projection wanted) throws Exception {
        var log = new EventLog(live);
        var together = together(wanted);
        var known = new HashSet<>(tables);
        known.addAll(schema.tablesOf(() -> replayed.ground().forEach(Ground::lay)));
        for (var projection : together) {
            var following = new Following(replayed, projection, schema, known, log, settings.batch());
            followings.add(following);
            if (!following.feed().isOfOwnStore())
                for (var service : projection.sources())
                    topicIds.put(Topics.ofService(service), replayed.kafka().ensureEvents(Topics.ofService(service)));
        }
        progress.expect(expected(log));
        pace.begin();
        follow(this::worked);
        for (var following : followings) following.retryParked();
        progress.done(done, ReplayState.COMPARING);
        return compared();
    }

    /**
     * The projection, and those that share a table with it: none of them can take its place without the others. Which
     * tables are whose is what they empty.
     */
    private List<Projection> together(Projection wanted) {
        var emptied = new LinkedHashMap<Projection, Set<String>>();
        for (var projection : replayed.projections()) emptied.put(projection, schema.tablesOf(projection::clear));
        var together = new ArrayList<>(List.of(wanted));
        tables.addAll(emptied.getOrDefault(wanted, Set.of()));
        for (boolean grows = true; grows; ) {
            grows = false;
            for (var other : emptied.entrySet()) {
                if (together.contains(other.getKey())
                        || other.getValue().stream().noneMatch(tables::contains)) continue;
                together.add(other.getKey());
                tables.addAll(other.getValue());
                grows = true;
            }
        }
        if (tables.isEmpty()) throw new IllegalStateException(wanted.name() + " has no tables");
        return together;
    }

    private long expected(EventLog log) {
        long expected = 0;
        for (var following : followings)
            expected += following.feed().isOfOwnStore()
                    ? log.countAfter(StorePosition.START, Integer.MAX_VALUE)
                    : place(following).topics().values().stream()
                            .mapToLong(Long::longValue)
                            .sum();
        return expected;
    }

    private Following.Place place(Following following) {
        var group = following.feed().group();
        return new Following.Place(LiveSnapshot.store(live, group), LiveSnapshot.kafka(live, group, topicIds));
    }

    /** Up to where the live projections are at this moment. */
    private void follow(Following.Batch batch) throws InterruptedException {
        for (var following : followings) following.to(place(following), batch);
    }

    /** Between two batches others have their turn. */
    private void worked(int events) throws InterruptedException {
        done += events;
        progress.done(done, ReplayState.READING);
        pace.rest();
    }

    private Report compared() throws Exception {
        try (var owner = schema.owner()) {
            Switch.prepare(owner, schema.name(), tables);
        }
        follow(_ -> progress.done(done, ReplayState.COMPARING));
        var reports = new ArrayList<Report.TableReport>();
        try (var snapshot = LiveSnapshot.take(schema.plain());
                var beside = Unhurried.of(schema.plain())) {
            for (var following : followings) {
                var group = following.feed().group();
                following.to(
                        new Following.Place(snapshot.store(group), snapshot.kafka(group, topicIds)),
                        _ -> progress.done(done, ReplayState.COMPARING));
            }
            for (var table : tables)
                if (!replayed.notFromEvents().contains(table))
                    reports.add(compare(snapshot, beside.get(), Comparison.shape(snapshot.connection(), table)));
        }
        long notApplied = 0;
        for (var following : followings)
            notApplied += schema.answer(() -> following.feed().parked());
        return new Report(CodeVersion.text(), List.of(), reports, List.of(), differences, notApplied);
    }

    private Report.TableReport compare(LiveSnapshot snapshot, Connection beside, Shape shape) throws SQLException {
        long before = differences;
        var there = Comparison.summary(snapshot.connection(), "views", shape);
        progress.done(done, ReplayState.COMPARING);
        var here = Comparison.summary(beside, schema.name(), shape);
        new Comparison(replayed.mapper())
                .differences(
                        snapshot.connection(),
                        there,
                        beside,
                        schema.name(),
                        here,
                        shape,
                        (key, kind, liveColumns, columns) -> {
                            differences++;
                            if (differences <= settings.mostDifferences())
                                progress.difference(new ReplayDifference(
                                        differences, shape.table(), key, kind, liveColumns, columns));
                        });
        progress.done(done, ReplayState.COMPARING);
        return new Report.TableReport(
                shape.table(),
                here.rows(),
                here.sha256(),
                here.rows(),
                there.rows(),
                here.sha256(),
                there.sha256(),
                differences - before);
    }

    /** Events that the live projections could not apply. */
    long parkedLive() {
        return followings.stream()
                .mapToLong(following -> following.feed().parked())
                .sum();
    }

    /**
     * Stays where the live ones are until it is told to take their place, then does; or ends when it is to end.
     *
     * @param run as which it switches, if it is still the one that does
     */
    void switchWhenTold(BooleanSupplier told, UUID run) throws Exception {
        progress.done(done, ReplayState.BUILT);
        while (!told.getAsBoolean()) {
            follow(_ -> {});
            progress.done(done, ReplayState.BUILT);
            Thread.sleep(LOOK_AGAIN);
        }
        var pause = LOOK_AGAIN;
        for (int tried = 1; ; tried++) {
            follow(_ -> {});
            progress.done(done, ReplayState.BUILT);
            try {
                switchNow(run);
                return;
            } catch (Switch.Busy | KafkaUnavailable e) {
                LOG.info("rows stay beside the live ones for now, since others are busy: {}", e.getMessage());
                if (tried == MOST_SWITCHES)
                    throw new IllegalStateException("others kept the tables busy, or Kafka said nothing", e);
            }
            Thread.sleep(pause);
            pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : LONGEST_PAUSE;
        }
    }

    private void switchNow(UUID run) throws Exception {
        try (var change = Switch.begin(schema.owner(), schema.name(), tables)) {
            change.lockWriters();
            // Nobody writes these rows now: what is left is what was written while the lock was waited for.
            for (var following : followings) following.to(place(following), FOLLOWS_WITHIN, _ -> {});
            change.takeMemory(followings.stream()
                    .map(following -> following.feed().group())
                    .toList());
            change.takePlace();
            var versions = followings.stream()
                    .map(Following::projection)
                    .collect(Collectors.toMap(Projection::name, Projection::version));
            if (!change.record(run, versions)) {
                progress.done(done, ReplayState.BUILT);
                throw new IllegalStateException("it is not to take their place any more");
            }
            change.commit();
        }
    }
}
