package nl.opvang.plumbing.projection;

import static nl.opvang.plumbing.projection.Offsets.Partition;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import nl.opvang.contracts.event.EventType;
import nl.opvang.plumbing.json.EventReader;
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
 * Feeds groups from the topics of other services: every record is fetched and read once, for all of them. Where each reads
 * on is in the service's database, moved in the transaction that writes its rows; Kafka keeps no offset. A reader that
 * lost its partition meanwhile rolls back.
 */
final class KafkaSource implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(KafkaSource.class);
    private static final int MOST_RECORDS = 4_000;
    private static final Duration POLL = Duration.ofMillis(200);

    /** While events keep coming, what arrives within this time is written at once. */
    private static final Duration GATHERING = Duration.ofMillis(20);

    private static final Duration PAUSE = Duration.ofMillis(500);
    private static final Duration RETRY_PARKED = Duration.ofSeconds(10);

    private final String name;
    private final List<Group> groups;
    private final Set<String> services;
    private final Set<String> features;
    private final Offsets offsets;
    private final KafkaAccess kafka;
    private final EventReader reader;
    private final SteadyWork work;

    /** @param groups replicas with the same groups share the partitions */
    KafkaSource(List<Group> groups, Offsets offsets, KafkaAccess kafka, EventReader reader) {
        this.groups = List.copyOf(groups);
        this.name = groups.stream().map(Group::name).sorted().collect(Collectors.joining("+"));
        this.services = groups.stream()
                .flatMap(group -> group.services().stream())
                .collect(Collectors.toCollection(TreeSet::new));
        this.features =
                groups.stream().flatMap(group -> group.features().stream()).collect(Collectors.toSet());
        this.offsets = offsets;
        this.kafka = kafka;
        this.reader = reader;
        this.work = new SteadyWork(name, PAUSE, this::read);
    }

    void start() {
        work.start();
    }

    @Override
    public void close() {
        work.close();
    }

    private void read() throws Exception {
        // The partitions are then for the replicas that may write all of these rows.
        if (groups.stream().anyMatch(group -> group.standsAside().getAsBoolean())) return;
        try (var consumer = consumer();
                var threads = Executors.newFixedThreadPool(
                        groups.size(),
                        Thread.ofPlatform().daemon().name(name + "-", 0).factory())) {
            new Session(consumer, threads).read();
        }
    }

    private KafkaConsumer<String, byte[]> consumer() {
        return new KafkaConsumer<>(
                kafka.settings(Map.of(
                        ConsumerConfig.GROUP_ID_CONFIG,
                        name,
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

    /** A record, where it lies, and its event when some group wants it. */
    private record Arrived(
            TopicPartition partition,
            long offset,
            @Nullable String feature,
            @Nullable Incoming event) {}

    /** One membership of the group, until something fails or the service stops. */
    private final class Session {
        private final KafkaConsumer<String, byte[]> consumer;
        private final ExecutorService threads;
        private final Map<String, String> topicIds = new HashMap<>();
        private final List<Standing> standings = new ArrayList<>();
        private final List<Future<?>> underWay = new ArrayList<>();

        Session(KafkaConsumer<String, byte[]> consumer, ExecutorService threads) {
            this.consumer = consumer;
            this.threads = threads;
        }

        /** While the groups write what arrived, the next records are fetched and read. */
        void read() throws Exception {
            for (var service : services) {
                var topic = Topics.ofService(service);
                topicIds.put(topic, kafka.ensureEvents(topic));
            }
            for (var group : groups) standings.add(new Standing(group, topicIds));
            consumer.subscribe(topicIds.keySet(), new ConsumerRebalanceListener() {
                @Override
                public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
                    settle();
                    for (var standing : standings) partitions.forEach(standing.reached::remove);
                }

                @Override
                public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
                    settle();
                    for (var standing : standings) standing.begin(partitions);
                    partitions.forEach(partition -> seek(partition));
                }
            });
            try {
                while (work.running()) {
                    long polledNanos = System.nanoTime();
                    var arrived = new ArrayList<Arrived>();
                    for (var record : poll()) arrived.add(arrived(record));
                    settle();
                    for (var standing : standings)
                        if (!arrived.isEmpty() || standing.retryIsDue())
                            underWay.add(threads.submit(() -> standing.take(arrived)));
                    if (!arrived.isEmpty() && arrived.size() < MOST_RECORDS) gather(polledNanos);
                }
            } finally {
                settle();
            }
        }

        private void gather(long polledNanos) throws InterruptedException {
            long left = GATHERING.toNanos() - (System.nanoTime() - polledNanos);
            if (left > 0) Thread.sleep(Duration.ofNanos(left));
        }

        /** Waits until every group has done what it was given; what one could not do ends the session. */
        private void settle() {
            Throwable failure = null;
            for (var task : underWay) {
                try {
                    task.get();
                } catch (ExecutionException e) {
                    failure = e.getCause();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    failure = e;
                }
            }
            underWay.clear();
            if (failure instanceof RuntimeException unchecked) throw unchecked;
            if (failure != null) throw new IllegalStateException(failure);
        }

        private void seek(TopicPartition partition) {
            standings.stream()
                    .map(standing -> standing.reached.get(partition))
                    .filter(Objects::nonNull)
                    .min(Long::compare)
                    .ifPresent(next -> consumer.seek(partition, next));
        }

        private ConsumerRecords<String, byte[]> poll() {
            try {
                return consumer.poll(POLL);
            } catch (NoOffsetForPartitionException e) {
                // The client's own thread asks Kafka, which does not know, where to begin in partitions that are just
                // being given to the listener above (kafka-clients 4.2: SubscriptionState.shouldInitialize).
                for (var partition : e.partitions()) if (consumer.assignment().contains(partition)) seek(partition);
                return ConsumerRecords.empty();
            }
        }

        private Arrived arrived(ConsumerRecord<String, byte[]> record) {
            var partition = new TopicPartition(record.topic(), record.partition());
            try {
                var feature = feature(CloudEvents.type(record));
                var event =
                        features.contains(feature) ? new Incoming(CloudEvents.envelope(record), record.value()) : null;
                if (event != null) event.readAhead(reader);
                return new Arrived(partition, record.offset(), feature, event);
            } catch (CloudEvents.UnreadableEnvelope e) {
                LOG.error(
                        "{} passes over {}-{}@{}, which is no event: {}",
                        name,
                        record.topic(),
                        record.partition(),
                        record.offset(),
                        e.getMessage());
                return new Arrived(partition, record.offset(), null, null);
            }
        }
    }

    /** Where one group stands, for as long as a session lasts. Its own thread moves it. */
    private final class Standing {
        private final Group group;
        private final Map<String, String> topicIds;
        private final Map<TopicPartition, Long> reached = new HashMap<>();
        private long retriedNanos = System.nanoTime();

        Standing(Group group, Map<String, String> topicIds) {
            this.group = group;
            this.topicIds = group.services().stream()
                    .map(Topics::ofService)
                    .collect(Collectors.toMap(topic -> topic, topic -> Objects.requireNonNull(topicIds.get(topic))));
        }

        void begin(Collection<TopicPartition> partitions) {
            var stored = offsets.kafka(group.name());
            for (var partition : partitions)
                if (topicIds.containsKey(partition.topic()))
                    reached.put(partition, stored.getOrDefault(offsetKey(partition), 0L));
        }

        private Partition offsetKey(TopicPartition partition) {
            var id = topicIds.get(partition.topic());
            if (id == null) throw new IllegalStateException("not subscribed to " + partition.topic());
            return new Partition(id, partition.topic(), partition.partition());
        }

        /** Takes what it has not had yet: one that is further on than another sees records again. */
        void take(List<Arrived> all) {
            var arrived = all.stream().filter(this::isNew).toList();
            for (int from = 0; from < arrived.size(); from += group.sink().most())
                takeAtOnce(arrived.subList(
                        from, Math.min(arrived.size(), from + group.sink().most())));
            if (!arrived.isEmpty()) group.afterBatch().run();
            if (retryIsDue()) retryParked();
        }

        private boolean isNew(Arrived one) {
            if (!topicIds.containsKey(one.partition().topic())) return false;
            var next = reached.get(one.partition());
            return next == null || one.offset() >= next;
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
                LOG.warn("{} cannot take {} events at once: {}", group.name(), arrived.size(), SteadyWork.innermost(e));
                arrived.forEach(this::takeOne);
            }
        }

        private void takeOne(Arrived one) {
            try {
                commit(List.of(one));
            } catch (RuntimeException e) {
                if (Failures.passing(e) || !wants(one) || one.event() == null) throw e;
                long next = one.offset() + 1;
                group.sink().park(one.event(), SteadyWork.innermost(e), () -> move(Map.of(one.partition(), next)));
                reached.put(one.partition(), next);
            }
        }

        private boolean wants(Arrived one) {
            return group.features().contains(one.feature());
        }

        private void commit(List<Arrived> arrived) {
            var events = new ArrayList<Incoming>(arrived.size());
            var next = new LinkedHashMap<TopicPartition, Long>();
            for (var one : arrived) {
                if (one.event() != null && wants(one)) events.add(one.event());
                next.put(one.partition(), one.offset() + 1);
            }
            group.sink().take(events, () -> move(next));
            reached.putAll(next);
        }

        private void move(Map<TopicPartition, Long> next) {
            var moves = new ArrayList<Offsets.Move>(next.size());
            next.forEach((partition, offset) -> {
                var from = reached.get(partition);
                if (from == null) throw new StaleReader(group.name());
                moves.add(new Offsets.Move(offsetKey(partition), from, offset));
            });
            offsets.moveKafka(group.name(), moves);
        }

        private boolean retryIsDue() {
            return group.retryNow().get() || System.nanoTime() - retriedNanos >= RETRY_PARKED.toNanos();
        }

        private void retryParked() {
            group.retryNow().set(false);
            retriedNanos = System.nanoTime();
            group.sink().retryParked();
        }
    }

    /** {@code <service>.<feature>} of an event type. */
    static String feature(String type) {
        return EventType.part(type, 2) + "." + EventType.part(type, 3);
    }
}
