package nl.opvang.plumbing.relay;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;
import nl.opvang.plumbing.lifecycle.SteadyWork;
import nl.opvang.plumbing.store.EventFollower;
import nl.opvang.plumbing.store.EventLog;
import nl.opvang.plumbing.store.StorePosition;
import nl.opvang.plumbing.store.StoreSignal;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.json.JsonMapper;

/**
 * Sends a service's events to Kafka in the store's order. The token moves only after all brokers that must acknowledge
 * did so: a crash sends again, never less. Of several replicas one relays, the one that holds the database lock.
 */
public final class Relay implements AutoCloseable {
    private static final int BATCH = 2_000;
    private static final int MOST_COUNTED = 100_000;
    private static final Duration ACKNOWLEDGED_WITHIN = Duration.ofSeconds(15);
    private static final Duration PAUSE = Duration.ofMillis(200);
    private static final Duration GATHERING = Duration.ofMillis(10);
    private static final Duration BETWEEN_WATERMARKS = Duration.ofMillis(25);

    private final String service;
    private final DataSource dataSource;
    private final JdbcTemplate jdbc;
    private final EventLog log;
    private final StoreSignal woken = new StoreSignal();
    private final KafkaAccess kafka;
    private final JsonMapper mapper;
    private final AtomicLong sent = new AtomicLong();
    private final SteadyWork work;
    private final Completeness completeness;

    public Relay(
            String service,
            DataSource dataSource,
            EventLog log,
            StoreSignal stored,
            KafkaAccess kafka,
            JsonMapper mapper) {
        this.service = service;
        this.dataSource = dataSource;
        this.jdbc = new JdbcTemplate(dataSource);
        this.log = log;
        stored.passOn(woken);
        this.kafka = kafka;
        this.mapper = mapper;
        this.completeness = new Completeness(service, jdbc, kafka);
        this.work = new SteadyWork("relay-" + service, PAUSE, this::relayWhileLocked);
    }

    /** Whether the store has all that is in Kafka: compared before anything is relayed. */
    public Completeness completeness() {
        return completeness;
    }

    /** Starts relaying in a thread of its own. */
    public void start() {
        work.start();
    }

    /** Another service has written, and somebody waits to hear how far this one is. */
    public void hurry() {
        woken.raise();
    }

    /** Events acknowledged by Kafka since the start of this process; one sent again counts again. */
    public long sent() {
        return sent.get();
    }

    /** Events in the store that Kafka has not acknowledged yet, counted up to 100,000. */
    public long lag() {
        return log.countAfter(acknowledged(), MOST_COUNTED);
    }

    /** How many seconds the oldest event has waited that Kafka has not acknowledged yet; 0 when there is none. */
    public double lagSeconds() {
        return log.ageAfter(acknowledged());
    }

    private StorePosition acknowledged() {
        var token = jdbc.query(
                "select tx::text, position from runtime.relay_token where topic = ?",
                (row, nr) -> new StorePosition(row.getLong(1), row.getLong(2)),
                Topics.ofService(service));
        return token.isEmpty() ? StorePosition.START : token.getFirst();
    }

    /** Forgets how far it came: all events are sent again, for a topic that was lost. Readers skip what they had. */
    public static void fromStart(JdbcTemplate jdbc, String service) {
        jdbc.update("delete from runtime.relay_token where topic = ?", Topics.ofService(service));
    }

    @Override
    public void close() {
        work.close();
    }

    private void relayWhileLocked() throws Exception {
        var lock = DatabaseLock.take(dataSource, "relay");
        if (lock.isEmpty()) return;
        try (var held = lock.get();
                var producer = new OrderedProducer(kafka);
                var aside = Executors.newSingleThreadExecutor(Thread.ofPlatform()
                        .daemon()
                        .name("relay-ahead-" + service)
                        .factory())) {
            new Session(held, producer, aside).relay();
        }
    }

    /** Events as they were read, not sent yet. */
    private record Batch(
            List<ProducerRecord<String, byte[]>> records,
            StorePosition upTo,
            @Nullable Instant through) {
        /** So many that more is sure to be there. */
        boolean isFull() {
            return records.size() == BATCH;
        }
    }

    /**
     * Events on their way to Kafka.
     *
     * @param through the moment before which everything recorded has arrived when these have; null when not known yet
     */
    private record Sending(
            StorePosition upTo,
            List<Future<RecordMetadata>> acknowledgements,
            @Nullable Instant through) {}

    /** One stretch of relaying, from taking the lock until something fails or the service stops. */
    private final class Session {
        private final DatabaseLock lock;
        private final OrderedProducer producer;
        private final ExecutorService aside;
        private final String topic = Topics.ofService(service);
        private final EventFollower follower = new EventFollower(log, woken, BATCH, GATHERING);
        private final long[] offsets;
        private final String topicId;
        private StorePosition token;
        private StorePosition read;
        private @Nullable Future<Batch> ahead;
        private @Nullable Future<RecordMetadata> announcing;
        private @Nullable Instant announced;
        private long announcedNanos = System.nanoTime() - BETWEEN_WATERMARKS.toNanos();

        Session(DatabaseLock lock, OrderedProducer producer, ExecutorService aside) throws InterruptedException {
            this.lock = lock;
            this.producer = producer;
            this.aside = aside;
            topicId = kafka.ensureEvents(topic);
            kafka.ensureWatermarks();
            offsets = kafka.endOffsets(topic);
            // After the offsets: all below them is known to be in the store, or nothing is relayed.
            if (!(completeness.compare() instanceof Completeness.State.Complete))
                throw new IllegalStateException("the store lacks events that are in " + topic);
            token = token();
            read = token;
        }

        private StorePosition token() {
            jdbc.update("insert into runtime.relay_token values (?, '0', 0) on conflict do nothing", topic);
            return jdbc.queryForObject(
                    "select tx::text, position from runtime.relay_token where topic = ?",
                    (row, nr) -> new StorePosition(row.getLong(1), row.getLong(2)),
                    topic);
        }

        /** When it is behind, it reads the next events while Kafka has the last ones in hand. */
        void relay() throws Exception {
            var underWay = read();
            while (work.running()) {
                if (ahead != null) {
                    var next = read();
                    arrive(underWay);
                    underWay = next;
                } else {
                    arrive(underWay);
                    follower.awaitMore();
                    underWay = read();
                }
                lock.prove();
            }
        }

        /** Sends the next events; while it is behind, those after them are read meanwhile. */
        private Sending read() throws InterruptedException, ExecutionException {
            var batch = ahead == null ? batchAfter(read) : ahead.get();
            ahead = batch.isFull() ? aside.submit(() -> batchAfter(batch.upTo())) : null;
            var acknowledgements =
                    new ArrayList<Future<RecordMetadata>>(batch.records().size());
            for (var record : batch.records()) acknowledgements.add(producer.send(record));
            read = batch.upTo();
            return new Sending(read, acknowledgements, batch.through());
        }

        private Batch batchAfter(StorePosition position) {
            var events = follower.after(position);
            return new Batch(
                    events.stream()
                            .map(event -> CloudEvents.record(topic, event))
                            .toList(),
                    events.isEmpty() ? position : events.getLast().at(),
                    follower.through());
        }

        /** Waits until Kafka has acknowledged these events; only then is it known that they were sent. */
        private void arrive(Sending sending) throws Exception {
            for (var acknowledgement : sending.acknowledgements) {
                var metadata = acknowledged(acknowledgement);
                offsets[metadata.partition()] = Math.max(offsets[metadata.partition()], metadata.offset() + 1);
            }
            if (!sending.upTo.equals(token)) move(sending.upTo);
            sent.addAndGet(sending.acknowledgements.size());
            var through = sending.through;
            if (through != null && !through.equals(announced) && mayAnnounce()) announce(through);
        }

        private RecordMetadata acknowledged(Future<RecordMetadata> acknowledgement)
                throws InterruptedException, ExecutionException, TimeoutException {
            return acknowledgement.get(ACKNOWLEDGED_WITHIN.toMillis(), TimeUnit.MILLISECONDS);
        }

        private void move(StorePosition to) {
            int moved = jdbc.update(
                    """
                    update runtime.relay_token set tx = ?::text::xid8, position = ?, topic_id = ?, offsets = ?
                    where topic = ? and tx = ?::text::xid8 and position = ?\
                    """,
                    Long.toUnsignedString(to.tx()),
                    to.position(),
                    topicId,
                    Arrays.stream(offsets).boxed().toArray(Long[]::new),
                    topic,
                    Long.toUnsignedString(token.tx()),
                    token.position());
            if (moved != 1) throw new IllegalStateException("someone else moved the token of " + topic);
            token = to;
        }

        /** Every watermark costs every reader a few statements. */
        private boolean mayAnnounce() {
            return System.nanoTime() - announcedNanos >= BETWEEN_WATERMARKS.toNanos();
        }

        /** What it says has arrived; whether it arrives itself is seen when the next one follows it. */
        private void announce(Instant through) throws Exception {
            if (announcing != null) acknowledged(announcing);
            var watermark = new Watermark(
                    service, through, topicId, Arrays.stream(offsets).boxed().toList());
            announcing = producer.send(
                    new ProducerRecord<>(Topics.WATERMARKS, service, mapper.writeValueAsBytes(watermark)));
            announced = through;
            announcedNanos = System.nanoTime();
        }
    }
}
