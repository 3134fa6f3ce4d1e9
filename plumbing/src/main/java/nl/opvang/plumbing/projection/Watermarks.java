package nl.opvang.plumbing.projection;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
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
    private static final int MOST_PER_SERVICE = 1_000;
    private static final Duration POLL = Duration.ofMillis(500);
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final KafkaAccess kafka;
    private final JsonMapper mapper;
    private final Consumer<String> arrived;
    private final Map<String, ArrayDeque<Watermark>> byService = new HashMap<>();
    private final SteadyWork work;

    /** @param arrived told the service whose watermark arrived, in the reading thread */
    Watermarks(String name, KafkaAccess kafka, JsonMapper mapper, Consumer<String> arrived) {
        this.kafka = kafka;
        this.mapper = mapper;
        this.arrived = arrived;
        this.work = new SteadyWork("watermarks-" + name, PAUSE, this::read);
    }

    void start() {
        work.start();
    }

    /** The service's watermarks, oldest first. */
    List<Watermark> of(String service) {
        synchronized (byService) {
            return List.copyOf(byService.getOrDefault(service, new ArrayDeque<>()));
        }
    }

    private void add(Watermark watermark) {
        synchronized (byService) {
            var queue = byService.computeIfAbsent(watermark.service(), service -> new ArrayDeque<>());
            // Thinning, not cutting off: a slow group still finds ever later watermarks to pass.
            if (queue.size() >= MOST_PER_SERVICE) thin(queue);
            queue.addLast(watermark);
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
                add(watermark);
                arrived.accept(watermark.service());
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
