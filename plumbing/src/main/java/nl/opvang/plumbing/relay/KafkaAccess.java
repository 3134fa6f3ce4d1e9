package nl.opvang.plumbing.relay;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.DescribeClusterOptions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** How this service reaches Kafka, and the topics as it expects them there. */
public final class KafkaAccess implements AutoCloseable {
    private static final Duration ANSWERED_WITHIN = Duration.ofSeconds(5);
    private static final Duration LOOK_AGAIN = Duration.ofMillis(20);
    private static final Duration ASKED_FOR_HEALTH = Duration.ofSeconds(2);

    private final Map<String, Object> connection;
    private final short replicas;
    private final Admin admin;

    /**
     * @param connection client settings with which any client reaches the cluster: bootstrap servers, security
     * @param replicas how many brokers keep each record
     */
    public KafkaAccess(Map<String, Object> connection, short replicas) {
        this.connection = Map.copyOf(connection);
        this.replicas = replicas;
        this.admin = Admin.create(settings(
                Map.of("request.timeout.ms", 3_000, "default.api.timeout.ms", (int) ANSWERED_WITHIN.toMillis())));
    }

    /** Client settings: the connection and these. */
    public Map<String, Object> settings(Map<String, Object> more) {
        var settings = new HashMap<>(connection);
        settings.put("reconnect.backoff.max.ms", 1_000);
        settings.putAll(more);
        return settings;
    }

    /**
     * Makes sure that a topic for events exists: kept for ever.
     *
     * @return its own id
     */
    public String ensureEvents(String topic) throws InterruptedException {
        return ensureForEver(topic, Topics.PARTITIONS);
    }

    /**
     * Makes sure that a topic exists that keeps everything for ever, in one order.
     *
     * @return its own id
     */
    String ensureKept(String topic) throws InterruptedException {
        return ensureForEver(topic, 1);
    }

    private String ensureForEver(String topic, int partitions) throws InterruptedException {
        return ensure(new NewTopic(topic, partitions, replicas)
                .configs(Map.of(
                        TopicConfig.RETENTION_MS_CONFIG, "-1",
                        TopicConfig.RETENTION_BYTES_CONFIG, "-1",
                        TopicConfig.MAX_MESSAGE_BYTES_CONFIG, Integer.toString(Topics.MOST_BYTES))));
    }

    /** Makes sure that the topic for watermarks exists: only the last one per service is kept. */
    public void ensureWatermarks() throws InterruptedException {
        ensureLatest(Topics.WATERMARKS);
    }

    /**
     * Makes sure that a topic exists that keeps the last record of each key, all of them in one order.
     *
     * @return its own id
     */
    String ensureLatest(String topic) throws InterruptedException {
        return ensure(new NewTopic(topic, 1, replicas)
                .configs(Map.of(
                        TopicConfig.CLEANUP_POLICY_CONFIG,
                        TopicConfig.CLEANUP_POLICY_COMPACT,
                        TopicConfig.SEGMENT_BYTES_CONFIG,
                        Integer.toString(16 * 1024 * 1024))));
    }

    private String ensure(NewTopic topic) throws InterruptedException {
        var known = topicId(topic.name());
        if (known.isPresent()) return known.get();
        try {
            answer(admin.createTopics(List.of(topic)).all());
        } catch (KafkaUnavailable e) {
            if (!(e.getCause() instanceof TopicExistsException)) throw e;
        }
        return madeTopicId(topic.name());
    }

    /** Brokers hear of a new topic a little after it was made. */
    private String madeTopicId(String topic) throws InterruptedException {
        long deadline = System.nanoTime() + ANSWERED_WITHIN.toNanos();
        while (true) {
            var id = topicId(topic);
            if (id.isPresent()) return id.get();
            if (System.nanoTime() - deadline > 0) throw new KafkaUnavailable("topic is not there yet", null);
            Thread.sleep(LOOK_AGAIN);
        }
    }

    /** The id of a topic, another one after it was deleted and made again; empty when there is no such topic. */
    public Optional<String> topicId(String topic) throws InterruptedException {
        try {
            return answer(admin.describeTopics(Set.of(topic)).allTopicNames()).values().stream()
                    .map(description -> description.topicId().toString())
                    .findAny();
        } catch (KafkaUnavailable e) {
            if (e.getCause() instanceof UnknownTopicOrPartitionException) return Optional.empty();
            throw e;
        }
    }

    /** The next offset of each partition, in order of partition: all that is acknowledged lies below. */
    public long[] endOffsets(String topic) throws InterruptedException {
        var ends = endOffsets(List.of(topic));
        var offsets = new long[ends.size()];
        ends.forEach((partition, offset) -> offsets[partition.partition()] = offset);
        return offsets;
    }

    /** The next offset of each partition of these topics, all of which exist. */
    public Map<TopicPartition, Long> endOffsets(Collection<String> topics) throws InterruptedException {
        var partitions = answer(admin.describeTopics(topics).allTopicNames()).values().stream()
                .flatMap(topic -> IntStream.range(0, topic.partitions().size())
                        .mapToObj(partition -> new TopicPartition(topic.name(), partition)))
                .collect(Collectors.toMap(partition -> partition, partition -> OffsetSpec.latest()));
        return answer(admin.listOffsets(partitions).all()).entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, entry -> entry.getValue().offset()));
    }

    /** Whether the cluster answers now; known after two seconds at most. */
    public boolean answers() throws InterruptedException {
        try {
            var asking = new DescribeClusterOptions().timeoutMs((int) ASKED_FOR_HEALTH.toMillis());
            return !answer(admin.describeCluster(asking).nodes(), ASKED_FOR_HEALTH)
                    .isEmpty();
        } catch (KafkaUnavailable e) {
            return false;
        }
    }

    private static <T> T answer(KafkaFuture<T> future) throws InterruptedException {
        return answer(future, ANSWERED_WITHIN);
    }

    private static <T> T answer(KafkaFuture<T> future, Duration within) throws InterruptedException {
        try {
            return future.get(within.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw new KafkaUnavailable(String.valueOf(e.getCause()), e.getCause());
        } catch (TimeoutException e) {
            throw new KafkaUnavailable("no answer", e);
        }
    }

    @Override
    public void close() {
        admin.close(Duration.ofSeconds(2));
    }
}
