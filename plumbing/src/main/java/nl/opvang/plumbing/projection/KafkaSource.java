package nl.opvang.plumbing.projection;

import static nl.opvang.plumbing.projection.Offsets.Partition;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import nl.opvang.contracts.event.EventType;
import nl.opvang.plumbing.lifecycle.SteadyWork;
import nl.opvang.plumbing.relay.CloudEvents;
import nl.opvang.plumbing.relay.KafkaAccess;
import nl.opvang.plumbing.relay.Topics;
import nl.opvang.plumbing.store.OutOfTime;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.NoOffsetForPartitionException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Feeds one group from the topics of other services. Where to read on is in the service's database, moved in the
 * transaction that writes the rows; Kafka keeps no offset. A reader that lost its partition meanwhile rolls back.
 */
final class KafkaSource implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(KafkaSource.class);
    private static final int MOST_RECORDS = 4_000;
    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration PAUSE = Duration.ofMillis(500);
    private static final Duration RETRY_PARKED = Duration.ofSeconds(10);

    private final String group;
    private final Set<String> services;
    private final Set<String> features;
    private final Sink sink;
    private final Offsets offsets;
    private final KafkaAccess kafka;
    private final Runnable afterBatch;
    private final AtomicBoolean retryNow = new AtomicBoolean();
    private final SteadyWork work;

    KafkaSource(
            String group,
            Set<String> services,
            Set<String> features,
            Sink sink,
            Offsets offsets,
            KafkaAccess kafka,
            Runnable afterBatch) {
        this.group = group;
        this.services = services;
        this.features = features;
        this.sink = sink;
        this.offsets = offsets;
        this.kafka = kafka;
        this.afterBatch = afterBatch;
        this.work = new SteadyWork(group, PAUSE, this::read);
    }

    void start() {
        work.start();
    }

    /** Asks for another try of all parked events. */
    void retryParked() {
        retryNow.set(true);
    }

    @Override
    public void close() {
        work.close();
    }

    private void read() throws InterruptedException {
        try (var consumer = consumer()) {
            new Session(consumer).read();
        }
    }

    private KafkaConsumer<String, byte[]> consumer() {
        return new KafkaConsumer<>(
                kafka.settings(Map.of(
                        ConsumerConfig.GROUP_ID_CONFIG,
                        group,
                        ConsumerConfig.GROUP_PROTOCOL_CONFIG,
                        "consumer",
                        ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                        false,
                        ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                        "none",
                        ConsumerConfig.MAX_POLL_RECORDS_CONFIG,
                        MOST_RECORDS,
                        ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG,
                        2 * Topics.MOST_BYTES,
                        ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG,
                        200,
                        ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                        10_000)),
                new StringDeserializer(),
                new ByteArrayDeserializer());
    }

    /** A record and where it leaves its partition; without an event when the group does not want it. */
    private record Arrived(
            TopicPartition partition, long next, @Nullable Incoming event) {}

    /** One membership of the group, until something fails or the service stops. */
    private final class Session {
        private final KafkaConsumer<String, byte[]> consumer;
        private final Map<String, String> topicIds = new HashMap<>();
        private final Map<TopicPartition, Long> reached = new HashMap<>();
        private long retriedNanos = System.nanoTime();

        Session(KafkaConsumer<String, byte[]> consumer) {
            this.consumer = consumer;
        }

        void read() throws InterruptedException {
            for (var service : services) {
                var topic = Topics.ofService(service);
                topicIds.put(topic, kafka.ensureEvents(topic));
            }
            consumer.subscribe(topicIds.keySet(), new ConsumerRebalanceListener() {
                @Override
                public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
                    partitions.forEach(reached::remove);
                }

                @Override
                public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
                    var stored = offsets.kafka(group);
                    for (var partition : partitions) {
                        long next = stored.getOrDefault(offsetKey(partition), 0L);
                        reached.put(partition, next);
                        consumer.seek(partition, next);
                    }
                }
            });
            while (work.running()) {
                var arrived = new ArrayList<Arrived>();
                for (var record : poll()) arrived.add(arrived(record));
                if (!arrived.isEmpty()) take(arrived);
                retryParkedWhenDue();
            }
        }

        private ConsumerRecords<String, byte[]> poll() {
            try {
                return consumer.poll(POLL);
            } catch (NoOffsetForPartitionException e) {
                // The client's own thread asks Kafka, which does not know, where to begin in partitions that are only
                // just
                // being given to the listener above (kafka-clients 4.2: SubscriptionState.shouldInitialize).
                for (var partition : e.partitions()) {
                    var next = reached.get(partition);
                    if (next != null && consumer.assignment().contains(partition)) consumer.seek(partition, next);
                }
                return ConsumerRecords.empty();
            }
        }

        private Partition offsetKey(TopicPartition partition) {
            var id = topicIds.get(partition.topic());
            if (id == null) throw new IllegalStateException("not subscribed to " + partition.topic());
            return new Partition(id, partition.topic(), partition.partition());
        }

        private Arrived arrived(ConsumerRecord<String, byte[]> record) {
            var partition = new TopicPartition(record.topic(), record.partition());
            return new Arrived(partition, record.offset() + 1, event(record));
        }

        private @Nullable Incoming event(ConsumerRecord<String, byte[]> record) {
            try {
                if (!features.contains(feature(CloudEvents.type(record)))) return null;
                return new Incoming(CloudEvents.envelope(record), record.value());
            } catch (CloudEvents.UnreadableEnvelope e) {
                LOG.error(
                        "{} passes over {}-{}@{}, which is no event: {}",
                        group,
                        record.topic(),
                        record.partition(),
                        record.offset(),
                        e.getMessage());
                return null;
            }
        }

        private void take(List<Arrived> arrived) {
            for (int from = 0; from < arrived.size(); from += sink.most())
                takeAtOnce(arrived.subList(from, Math.min(arrived.size(), from + sink.most())));
            afterBatch.run();
        }

        private void takeAtOnce(List<Arrived> arrived) {
            try {
                commit(arrived);
            } catch (RuntimeException e) {
                if (arrived.size() > 1 && OutOfTime.isMeantBy(e)) {
                    int half = arrived.size() / 2;
                    takeAtOnce(arrived.subList(0, half));
                    takeAtOnce(arrived.subList(half, arrived.size()));
                    return;
                }
                if (Failures.passing(e)) throw e;
                // Something among them cannot be applied: find it and let the others pass.
                LOG.warn("{} cannot take {} events at once: {}", group, arrived.size(), SteadyWork.innermost(e));
                arrived.forEach(this::takeOne);
            }
        }

        private void takeOne(Arrived one) {
            try {
                commit(List.of(one));
            } catch (RuntimeException e) {
                if (Failures.passing(e) || one.event() == null) throw e;
                sink.park(one.event(), SteadyWork.innermost(e), () -> move(Map.of(one.partition(), one.next())));
                reached.put(one.partition(), one.next());
            }
        }

        private void commit(List<Arrived> arrived) {
            var events = new ArrayList<Incoming>(arrived.size());
            var next = new LinkedHashMap<TopicPartition, Long>();
            for (var one : arrived) {
                if (one.event() != null) events.add(one.event());
                next.put(one.partition(), one.next());
            }
            sink.take(events, () -> move(next));
            reached.putAll(next);
        }

        private void move(Map<TopicPartition, Long> next) {
            next.forEach((partition, offset) -> {
                var from = reached.get(partition);
                if (from == null) throw new StaleReader(group);
                offsets.moveKafka(group, offsetKey(partition), from, offset);
            });
        }

        private void retryParkedWhenDue() {
            boolean due = System.nanoTime() - retriedNanos >= RETRY_PARKED.toNanos();
            if (!retryNow.getAndSet(false) && !due) return;
            retriedNanos = System.nanoTime();
            sink.retryParked();
        }
    }

    /** {@code <service>.<feature>} of an event type. */
    static String feature(String type) {
        return EventType.part(type, 2) + "." + EventType.part(type, 3);
    }
}
