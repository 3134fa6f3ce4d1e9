package nl.opvang.plumbing.replay;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import nl.opvang.plumbing.history.CodeVersion;
import nl.opvang.plumbing.projection.Incoming;
import nl.opvang.plumbing.projection.ProjectionFeed;
import nl.opvang.plumbing.relay.CloudEvents;
import nl.opvang.plumbing.relay.TopicStretch;
import nl.opvang.plumbing.relay.Topics;
import nl.opvang.plumbing.replay.Comparison.Shape;
import nl.opvang.plumbing.replay.Comparison.Summary;
import nl.opvang.plumbing.store.EventFollower;
import nl.opvang.plumbing.store.EventLog;
import nl.opvang.plumbing.store.StorePosition;
import nl.opvang.plumbing.store.StoreSignal;
import nl.opvang.plumbing.store.StoredEvent;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.json.JsonMapper;

/**
 * One replay. First everything recorded up to the moment: what was known then. That is held against what was said to the
 * outside by then. Then everything up to where the live projections stand at one later moment, so that every table, also
 * one that keeps only the present, can be held against the live one row by row.
 */
final class Rerun {
    private static final Duration HEARD_WITHIN = Duration.ofMinutes(1);
    private static final Duration LOOK_AGAIN = Duration.ofMillis(100);
    private static final int WRITERS = 2;

    @FunctionalInterface
    private interface Condition {
        boolean holds();
    }

    /** Hears how far it is, and ends it by an exception when it is to end. */
    interface Progress {
        void expect(long events);

        void done(long events, ReplayState state);

        void difference(ReplayDifference difference);
    }

    private final Replayed replayed;
    private final IsolatedSchema schema;
    private final Instant moment;
    private final ReplaySettings settings;
    private final Progress progress;
    private final EventLog log;
    private final JdbcTemplate live;
    private final List<ProjectionFeed> feeds;
    private final InlineFeed inline;
    private final JsonMapper mapper;
    private final Map<String, String> topicIds = new HashMap<>();
    private final Map<TopicPartition, Long> read = new HashMap<>();
    private final Map<TopicPartition, Long> skipped = new HashMap<>();
    private final List<Report.Range> ranges = new ArrayList<>();
    private final Set<String> changed = new HashSet<>();
    private final Writers writers = new Writers(WRITERS);
    private final Pace pace;
    private StorePosition reached = StorePosition.START;
    private @Nullable StorePosition beforeSkipped;
    private int underWay;
    private long done;
    private long differences;

    Rerun(
            Replayed replayed,
            IsolatedSchema schema,
            Instant moment,
            ReplaySettings settings,
            Pace pace,
            Progress progress) {
        this.replayed = replayed;
        this.schema = schema;
        this.moment = moment;
        this.settings = settings;
        this.progress = progress;
        this.live = new JdbcTemplate(schema.plain());
        this.log = new EventLog(live);
        this.feeds = replayed.projections().stream().map(replayed::feed).toList();
        this.inline = new InlineFeed(replayed.inline(), replayed.reader(), replayed.transaction());
        this.mapper = replayed.mapper();
        this.pace = pace;
    }

    Report run() throws Exception {
        try (writers) {
            return replay();
        }
    }

    private Report replay() throws Exception {
        schema.within(() -> replayed.ground().forEach(Ground::lay));
        var ends = ends();
        progress.expect(log.countAfter(StorePosition.START, Integer.MAX_VALUE)
                + ends.values().stream().mapToLong(Long::longValue).sum());
        // What other services said first: what is decided here may rest on it.
        readTopics(ends);
        readStore();
        for (var feed : feeds) schema.within(feed::retryParked);
        awaitLive(ends);
        progress.done(done, ReplayState.COMPARING);
        var shapes = shapes();
        var knownThen = summaries(shapes);
        var witnesses = hearWitnesses();
        try (var snapshot = LiveSnapshot.take(schema.plain())) {
            catchUp(snapshot);
            var tables = new ArrayList<Report.TableReport>();
            for (var shape : shapes) tables.add(compare(snapshot, shape, Objects.requireNonNull(knownThen.get(shape))));
            long notApplied = inline.notApplied();
            for (var feed : feeds) notApplied += schema.answer(feed::parked);
            return new Report(CodeVersion.text(), ranges, tables, witnesses, differences, notApplied);
        }
    }

    private Set<String> foreign() {
        var services = new TreeSet<String>();
        for (var projection : replayed.projections())
            if (!projection.sources().contains(replayed.service())) services.addAll(projection.sources());
        return services;
    }

    /** Up to where the topics are to be read: there is all that was recorded up to the moment. */
    private Map<TopicPartition, Long> ends() throws InterruptedException {
        var services = foreign();
        if (services.isEmpty()) return Map.of();
        await(
                "other services have not told yet that all they recorded by then has been sent",
                () -> replayed.foreignThrough().get().isAfter(moment));
        for (var service : services)
            topicIds.put(Topics.ofService(service), replayed.kafka().ensureEvents(Topics.ofService(service)));
        return replayed.kafka().endOffsets(topicIds.keySet());
    }

    private void readTopics(Map<TopicPartition, Long> ends) throws InterruptedException {
        var hashes = new LinkedHashMap<TopicPartition, EventsHash>();
        ends.keySet().stream()
                .sorted(Comparator.comparing(TopicPartition::topic).thenComparingInt(TopicPartition::partition))
                .forEach(partition -> hashes.put(partition, new EventsHash()));
        stretch(beginnings(ends.keySet()), ends, records -> {
            var events = new ArrayList<Incoming>(records.size());
            for (var record : records) {
                var event = incoming(record);
                if (event == null) continue;
                var at = new TopicPartition(record.topic(), record.partition());
                if (event.envelope().recordedAt().isAfter(moment)) {
                    skipped.putIfAbsent(at, record.offset());
                    continue;
                }
                Objects.requireNonNull(hashes.get(at)).add(event, Long.toString(record.offset()));
                feeds.forEach(feed -> feed.readAhead(event));
                events.add(event);
            }
            write(
                    records.size(),
                    feeds.stream()
                            .filter(feed -> !feed.isOfOwnStore())
                            .<Runnable>map(feed -> () -> give(feed, events))
                            .toList());
        });
        settle();
        read.putAll(ends);
        hashes.forEach((partition, hash) -> ranges.add(
                hash.range(partition.topic().substring(Topics.ofService("").length()), partition.partition())));
    }

    private void stretch(Map<TopicPartition, Long> begins, Map<TopicPartition, Long> ends, TopicStretch.Reader reader)
            throws InterruptedException {
        new TopicStretch(replayed.kafka(), settings.batch()).read(begins, ends, reader);
    }

    private static Map<TopicPartition, Long> beginnings(Set<TopicPartition> partitions) {
        var beginnings = new HashMap<TopicPartition, Long>();
        for (var partition : partitions) beginnings.put(partition, 0L);
        return beginnings;
    }

    /** Null for a record that is no event, which readers pass over too. */
    private static @Nullable Incoming incoming(ConsumerRecord<String, byte[]> record) {
        try {
            return new Incoming(CloudEvents.envelope(record), record.value());
        } catch (CloudEvents.UnreadableEnvelope e) {
            return null;
        }
    }

    private void give(ProjectionFeed feed, List<Incoming> events) {
        if (!events.isEmpty()) schema.within(() -> feed.take(events));
    }

    /** Until everything recorded before the moment has been read for sure. */
    private void readStore() throws InterruptedException {
        var hash = new EventsHash();
        var follower = new EventFollower(log, new StoreSignal(), settings.batch(), Duration.ZERO);
        while (true) {
            var events = follower.after(reached);
            var through = follower.through();
            var wanted = new ArrayList<InlineFeed.Given>(events.size());
            for (var stored : events) {
                if (stored.envelope().recordedAt().isAfter(moment)) {
                    if (beforeSkipped == null) beforeSkipped = reached;
                } else {
                    var event = new Incoming(stored.envelope(), stored.payload());
                    hash.add(event, stored.at().text());
                    feeds.forEach(feed -> feed.readAhead(event));
                    wanted.add(new InlineFeed.Given(stored, event));
                }
                reached = stored.at();
            }
            boolean last = through != null && through.isAfter(moment);
            write(events.size(), List.of(() -> giveOwn(wanted, last)));
            if (last) break;
            follower.awaitMore();
        }
        settle();
        ranges.add(hash.range(replayed.service(), null));
    }

    private void giveOwn(List<InlineFeed.Given> events, boolean last) {
        var incoming = events.stream().map(InlineFeed.Given::event).toList();
        for (var feed : feeds) if (feed.isOfOwnStore()) give(feed, incoming);
        schema.within(() -> inline.take(events, last));
    }

    /** Has a batch written while the next is read; unless others are there: then one thing after the other. */
    private void write(int events, List<Runnable> works) throws InterruptedException {
        settle();
        underWay = events;
        if (pace.isAlone()) {
            works.forEach(writers::write);
        } else {
            writers.write(() -> works.forEach(Runnable::run));
            settle();
        }
    }

    /** Has written what was given. Between two batches others have their turn. */
    private void settle() throws InterruptedException {
        writers.settle();
        if (underWay == 0) {
            pace.begin();
            return;
        }
        done += underWay;
        underWay = 0;
        progress.done(done, ReplayState.READING);
        pace.rest();
    }

    private List<Shape> shapes() throws SQLException {
        var shapes = new ArrayList<Shape>();
        try (var connection = schema.plain().getConnection()) {
            for (var table : schema.tables())
                if (!replayed.notFromEvents().contains(table)) shapes.add(Comparison.shape(connection, table));
        }
        return shapes;
    }

    private Map<Shape, Summary> summaries(List<Shape> shapes) throws SQLException, InterruptedException {
        var summaries = new LinkedHashMap<Shape, Summary>();
        try (var connection = unhurried()) {
            for (var shape : shapes) {
                summaries.put(shape, Comparison.summary(connection.get(), schema.name(), shape));
                progress.done(done, ReplayState.COMPARING);
            }
        }
        return summaries;
    }

    private List<Report.WitnessReport> hearWitnesses() {
        var reports = new ArrayList<Report.WitnessReport>();
        for (var witness : replayed.witnesses()) {
            var counted = new long[2];
            schema.within(() -> witness.testify(moment, SwitchedPool::here, testimony -> {
                counted[0]++;
                if (testimony.isBorneOut()) return;
                counted[1]++;
                tell(
                        witness.about(),
                        testimony.key(),
                        testimony.replayed() == null
                                ? ReplayDifference.Kind.UNFOUNDED
                                : ReplayDifference.Kind.DIFFERENT,
                        testimony.said(),
                        testimony.replayed());
            }));
            reports.add(new Report.WitnessReport(witness.about(), counted[0], counted[1]));
            progress.done(done, ReplayState.COMPARING);
        }
        return reports;
    }

    /** Until the live projections have what was replayed: only from there on can both go on to the same place. */
    private void awaitLive(Map<TopicPartition, Long> ends) throws InterruptedException {
        await(
                "the live projections are behind what was replayed",
                () -> feeds.stream()
                        .allMatch(feed -> feed.isOfOwnStore()
                                ? LiveSnapshot.store(live, feed.group()).compareTo(reached) >= 0
                                : hasPassed(LiveSnapshot.kafka(live, feed.group(), topicIds), ends, feed)));
    }

    private static boolean hasPassed(
            Map<TopicPartition, Long> next, Map<TopicPartition, Long> ends, ProjectionFeed feed) {
        return ends.entrySet().stream()
                .filter(end -> feed.reads(service(end.getKey())))
                .allMatch(end -> next.getOrDefault(end.getKey(), 0L) >= end.getValue());
    }

    private static String service(TopicPartition partition) {
        return partition.topic().substring(Topics.ofService("").length());
    }

    /** Gives each projection what the live one has had beyond what was read up to the moment. */
    private void catchUp(LiveSnapshot snapshot) throws InterruptedException {
        catchUpTopics(snapshot);
        catchUpStore(snapshot);
        for (var feed : feeds) change(feed::retryParked);
    }

    /** What no statement names since its rows were hashed has the same hash. */
    private void change(Runnable work) {
        changed.addAll(schema.tablesOf(work));
    }

    private void giveMore(ProjectionFeed feed, List<Incoming> events) {
        if (!events.isEmpty()) change(() -> feed.take(events));
    }

    private void catchUpTopics(LiveSnapshot snapshot) throws InterruptedException {
        var targets = new HashMap<ProjectionFeed, Map<TopicPartition, Long>>();
        var until = new HashMap<TopicPartition, Long>();
        for (var feed : feeds) {
            if (feed.isOfOwnStore()) continue;
            var target = snapshot.kafka(feed.group(), topicIds);
            targets.put(feed, target);
            target.forEach((partition, next) -> until.merge(partition, next, Math::max));
        }
        var from = new HashMap<TopicPartition, Long>();
        for (var partition : until.keySet())
            from.put(partition, skipped.getOrDefault(partition, read.getOrDefault(partition, 0L)));
        stretch(from, until, records -> {
            var events = new HashMap<ConsumerRecord<String, byte[]>, Incoming>();
            for (var record : records) {
                var event = incoming(record);
                if (event != null && isNew(record, event)) events.put(record, event);
            }
            targets.forEach((feed, target) -> giveMore(
                    feed,
                    records.stream()
                            .filter(record -> record.offset()
                                    < target.getOrDefault(new TopicPartition(record.topic(), record.partition()), 0L))
                            .map(events::get)
                            .filter(Objects::nonNull)
                            .toList()));
            progress.done(done, ReplayState.COMPARING);
        });
    }

    private boolean isNew(ConsumerRecord<String, byte[]> record, Incoming event) {
        return event.envelope().recordedAt().isAfter(moment)
                || record.offset() >= read.getOrDefault(new TopicPartition(record.topic(), record.partition()), 0L);
    }

    private void catchUpStore(LiveSnapshot snapshot) {
        var targets = new HashMap<ProjectionFeed, StorePosition>();
        for (var feed : feeds) if (feed.isOfOwnStore()) targets.put(feed, snapshot.store(feed.group()));
        var from = Objects.requireNonNullElse(beforeSkipped, reached);
        while (true) {
            var events = snapshot.stored(from, settings.batch());
            var news = events.stream()
                    .filter(this::isNew)
                    .map(stored -> new InlineFeed.Given(stored, new Incoming(stored.envelope(), stored.payload())))
                    .toList();
            targets.forEach((feed, target) -> giveMore(
                    feed,
                    news.stream()
                            .filter(given -> given.stored().at().compareTo(target) <= 0)
                            .map(InlineFeed.Given::event)
                            .toList()));
            boolean last = events.size() < settings.batch();
            change(() -> inline.take(news, last));
            progress.done(done, ReplayState.COMPARING);
            if (last) return;
            from = events.getLast().at();
        }
    }

    private boolean isNew(StoredEvent stored) {
        return stored.envelope().recordedAt().isAfter(moment) || stored.at().compareTo(reached) > 0;
    }

    private Report.TableReport compare(LiveSnapshot snapshot, Shape shape, Summary knownThen) throws SQLException {
        var before = differences;
        try (var connection = unhurried()) {
            var there = Comparison.summary(snapshot.connection(), "views", shape);
            progress.done(done, ReplayState.COMPARING);
            var here = changed.contains(shape.table())
                    ? Comparison.summary(connection.get(), schema.name(), shape)
                    : knownThen;
            new Comparison(mapper)
                    .differences(
                            snapshot.connection(),
                            there,
                            connection.get(),
                            schema.name(),
                            here,
                            shape,
                            (key, kind, liveColumns, replayedColumns) ->
                                    tell(shape.table(), key, kind, liveColumns, replayedColumns));
            progress.done(done, ReplayState.COMPARING);
            return new Report.TableReport(
                    shape.table(),
                    knownThen.rows(),
                    knownThen.sha256(),
                    here.rows(),
                    there.rows(),
                    here.sha256(),
                    there.sha256(),
                    differences - before);
        }
    }

    private void tell(
            String about,
            String key,
            ReplayDifference.Kind kind,
            @Nullable Map<String, Object> said,
            @Nullable Map<String, Object> should) {
        differences++;
        if (differences <= settings.mostDifferences())
            progress.difference(new ReplayDifference(differences, about, key, kind, said, should));
    }

    private Unhurried unhurried() throws SQLException {
        return Unhurried.of(schema.plain());
    }

    private void await(String otherwise, Condition condition) throws InterruptedException {
        long deadline = System.nanoTime() + HEARD_WITHIN.toNanos();
        while (!condition.holds()) {
            if (System.nanoTime() > deadline) throw new IllegalStateException(otherwise);
            progress.done(done, ReplayState.READING);
            Thread.sleep(LOOK_AGAIN);
        }
    }
}
