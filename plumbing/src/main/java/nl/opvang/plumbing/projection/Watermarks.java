package nl.opvang.plumbing.projection;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import nl.opvang.plumbing.lifecycle.SteadyWork;
import nl.opvang.plumbing.relay.KafkaAccess;
import nl.opvang.plumbing.relay.Topics;
import nl.opvang.plumbing.relay.Watermark;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import tools.jackson.databind.json.JsonMapper;

/** The watermarks of all services that arrived lately, in order; read by every process for itself. */
final class Watermarks implements AutoCloseable {
    /** Told of every watermark that arrives, in the reading thread. */
    @FunctionalInterface
    interface Listener {
        /** @param events whether the service recorded any since its watermark before */
        void arrived(String service, boolean events);
    }

    private static final int MOST_PER_SERVICE = 1_000;
    private static final Duration POLL = Duration.ofMillis(500);
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final KafkaAccess kafka;
    private final JsonMapper mapper;
    private final Listener listener;
    private final Map<String, ArrayDeque<Watermark>> byService = new HashMap<>();
    private final SteadyWork work;

    Watermarks(String name, KafkaAccess kafka, JsonMapper mapper, Listener listener) {
        this.kafka = kafka;
        this.mapper = mapper;
        this.listener = listener;
        this.work = new SteadyWork("watermarks-" + name, PAUSE, this::read);
    }

    void start() {
        work.start();
    }

    /** The latest that is so, of those about the topic that the service writes now. */
    Optional<Watermark> latest(String service, Predicate<Watermark> isSo) {
        synchronized (byService) {
            var announced = byService.getOrDefault(service, new ArrayDeque<>());
            // About a topic that is no more: a group that begins after its end would wait for it for ever.
            return announced.reversed().stream()
                    .filter(one -> one.topicId().equals(announced.getLast().topicId()))
                    .filter(isSo)
                    .findFirst();
        }
    }

    /** Answers whether it promises more events than the one before. */
    private boolean add(Watermark watermark) {
        synchronized (byService) {
            var queue = byService.computeIfAbsent(watermark.service(), service -> new ArrayDeque<>());
            var before = queue.peekLast();
            // Thinning, not cutting off: a slow group still finds ever later watermarks to pass.
            if (queue.size() >= MOST_PER_SERVICE) thin(queue);
            queue.addLast(watermark);
            return before == null || !before.offsets().equals(watermark.offsets());
        }
    }

    private static void thin(ArrayDeque<Watermark> queue) {
        var kept = new ArrayDeque<Watermark>();
        int nr = 0;
        for (var watermark : queue) if (nr++ % 2 == 0) kept.addLast(watermark);
        queue.clear();
        queue.addAll(kept);
    }

    private void read() throws InterruptedException {
        synchronized (byService) {
            byService.clear();
        }
        try (var consumer = consumer()) {
            read(consumer);
        }
    }

    private void read(KafkaConsumer<String, byte[]> consumer) throws InterruptedException {
        kafka.ensureWatermarks();
        var partition = new TopicPartition(Topics.WATERMARKS, 0);
        consumer.assign(List.of(partition));
        consumer.seekToBeginning(List.of(partition));
        while (work.running()) {
            for (var record : consumer.poll(POLL)) {
                if (record.value() == null) continue;
                var watermark = mapper.readValue(record.value(), Watermark.class);
                listener.arrived(watermark.service(), add(watermark));
            }
        }
    }

    private KafkaConsumer<String, byte[]> consumer() {
        return new KafkaConsumer<>(
                kafka.settings(Map.of(
                        ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                        false,
                        ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                        "earliest",
                        ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG,
                        500)),
                new StringDeserializer(),
                new ByteArrayDeserializer());
    }

    @Override
    public void close() {
        work.close();
    }
}
