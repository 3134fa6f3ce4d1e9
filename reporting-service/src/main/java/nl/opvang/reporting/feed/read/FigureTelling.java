package nl.opvang.reporting.feed.read;

import static java.util.Objects.requireNonNullElse;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import javax.sql.DataSource;
import nl.opvang.contracts.calendar.Netherlands;
import nl.opvang.plumbing.lifecycle.SteadyWork;
import nl.opvang.plumbing.relay.DatabaseLock;
import nl.opvang.plumbing.relay.KafkaAccess;
import nl.opvang.plumbing.relay.LatestTopic;
import nl.opvang.plumbing.relay.LatestTopic.Latest;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.json.JsonMapper;

/**
 * Tells Kafka the figures of every day up to today, and again whenever they become others. What was told is remembered
 * once Kafka has acknowledged it; where the topic is not exactly what is remembered, after a crash or a loss, all of it
 * is told again. Of several replicas one tells, the one that holds the database lock.
 */
final class FigureTelling implements AutoCloseable {
    /** Where the last figures of each area and day are. */
    static final String TOPIC = "opvang.reporting.figures";

    /** Before it there was no reception of this kind. */
    static final LocalDate FIRST_DAY = LocalDate.parse("2022-03-01");

    private static final Logger LOG = LoggerFactory.getLogger(FigureTelling.class);
    private static final String LOCK = "figures";
    private static final Duration PAUSE = Duration.ofMillis(200);
    private static final Duration LOOK_AT_TOPIC_EVERY = Duration.ofSeconds(2);
    private static final int DAYS_AT_ONCE = 92;
    private static final int RECORDS_AT_ONCE = 1_000;

    /**
     * While facts pour in, figures change all the time: a tenth of it goes into telling them. It rests no longer than a
     * minute for that, so that also after all of them were told nobody waits much longer for the next change.
     */
    private static final int RESTS = 9;

    private static final Duration LONGEST_REST = Duration.ofMinutes(1);

    private final DataSource dataSource;
    private final KafkaAccess kafka;
    private final FiguresByDay figures;
    private final Feed feed;
    private final JsonMapper json;
    private final SteadyWork work = new SteadyWork("figures", PAUSE, this::tellWhileLocked);

    FigureTelling(DataSource dataSource, KafkaAccess kafka, FiguresByDay figures, Feed feed, JsonMapper json) {
        this.dataSource = dataSource;
        this.kafka = kafka;
        this.figures = figures;
        this.feed = feed;
        this.json = json;
    }

    void start() {
        work.start();
    }

    @Override
    public void close() {
        work.close();
    }

    private void tellWhileLocked() throws Exception {
        var lock = DatabaseLock.take(dataSource, LOCK);
        if (lock.isEmpty()) return;
        try (var held = lock.get();
                var topic = LatestTopic.open(kafka, TOPIC)) {
            new Session(held, topic).tell();
        }
    }

    /** One stretch of telling, from taking the lock until something fails or the service stops. */
    private final class Session {
        private final DatabaseLock lock;
        private final LatestTopic topic;
        private Feed.Reach reach;
        private long lookedNanos = System.nanoTime();

        Session(DatabaseLock lock, LatestTopic topic) throws InterruptedException {
            this.lock = lock;
            this.topic = topic;
            reach = reach();
        }

        /** A record more or less than is remembered, and nothing is known of any. */
        private Feed.Reach reach() throws InterruptedException {
            var known = feed.reach(TOPIC).orElse(null);
            long end = topic.end();
            if (known != null && known.topicId().equals(topic.id()) && known.next() == end) return known;
            LOG.info("{} is filled from the first day on", TOPIC);
            return feed.beginAnew(TOPIC, topic.id(), end, known == null ? null : known.knownAt());
        }

        void tell() throws Exception {
            while (work.running()) {
                long began = System.nanoTime();
                if (look()) {
                    long fair = (System.nanoTime() - began) * RESTS;
                    rest(Duration.ofNanos(Math.min(fair, LONGEST_REST.toNanos())));
                }
                rest(PAUSE);
            }
        }

        private void rest(Duration duration) throws Exception {
            long until = System.nanoTime() + duration.toNanos();
            while (work.running()) {
                lock.prove();
                requireTopic();
                long left = until - System.nanoTime();
                if (left <= 0) return;
                Thread.sleep(Duration.ofNanos(Math.min(left, PAUSE.toNanos())));
            }
        }

        private void requireTopic() throws InterruptedException {
            if (System.nanoTime() - lookedNanos < LOOK_AT_TOPIC_EVERY.toNanos()) return;
            if (!topic.isWrittenUpTo(reach.next())) throw new IllegalStateException("lost what was told to " + TOPIC);
            lookedNanos = System.nanoTime();
        }

        /** Answers whether there was anything to look at. */
        private boolean look() throws Exception {
            var knownAt = figures.projectedThrough();
            // Views that are built anew lack what was told already.
            if (knownAt.isBefore(requireNonNullElse(reach.knownAt(), Instant.EPOCH.plusNanos(1)))) return false;
            var due = feed.due(knownAt);
            var today = LocalDate.now(Netherlands.ZONE);
            var from = from(due, today);
            if (from == null) return false;
            var targets = figures.targets(knownAt);
            for (var first = from; !first.isAfter(today); first = first.plusDays(DAYS_AT_ONCE)) {
                var last = first.plusDays(DAYS_AT_ONCE - 1);
                var days = first.datesUntil(last.isBefore(today) ? last.plusDays(1) : today.plusDays(1))
                        .toList();
                var told = feed.told(days.getFirst(), days.getLast());
                var others = figures.of(days, knownAt, targets).stream()
                        .filter(each -> !each.equals(told.get(each.key())))
                        .toList();
                for (int i = 0; i < others.size(); i += RECORDS_AT_ONCE)
                    tell(others.subList(i, Math.min(others.size(), i + RECORDS_AT_ONCE)), knownAt);
                if (!work.running()) return true;
            }
            reach = feed.lookedAt(TOPIC, reach, today, knownAt, due);
            return true;
        }

        /** The first day whose figures may be others; null when there is none, and later than today when that is to come. */
        private @Nullable LocalDate from(Feed.Due due, LocalDate today) {
            var through = reach.through();
            var notYet = through == null ? FIRST_DAY : through.plusDays(1);
            var since = due.since();
            if (since == null && notYet.isAfter(today)) return null;
            var from = since == null || notYet.isBefore(since) ? notYet : since;
            return from.isBefore(FIRST_DAY) ? FIRST_DAY : from;
        }

        private void tell(List<Figures> others, Instant knownAt) throws Exception {
            lock.prove();
            topic.write(
                    others.stream()
                            .map(each -> new Latest(each.key(), json.writeValueAsString(figures.told(each, knownAt))))
                            .toList(),
                    reach.next());
            reach = feed.remember(TOPIC, reach, others, knownAt);
        }
    }
}
