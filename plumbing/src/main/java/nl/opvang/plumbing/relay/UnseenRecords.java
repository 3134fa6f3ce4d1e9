package nl.opvang.plumbing.relay;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads a stretch of a topic, and keeps of it what is not in the store. */
final class UnseenRecords {
    private static final Logger LOG = LoggerFactory.getLogger(UnseenRecords.class);
    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration SILENCE = Duration.ofSeconds(15);
    private static final int MOST_RECORDS = 2_000;

    /** Told of each batch; each partition's records in their order. */
    @FunctionalInterface
    interface Reader {
        void take(List<UnseenRecord> records) throws InterruptedException;
    }

    private final KafkaAccess kafka;
    private final Function<Collection<UUID>, Set<UUID>> notStored;

    /** @param notStored those of these events that the store does not have */
    UnseenRecords(KafkaAccess kafka, Function<Collection<UUID>, Set<UUID>> notStored) {
        this.kafka = kafka;
        this.notStored = notStored;
    }

    /**
     * Reads from {@code begins} up to {@code ends}.
     *
     * @throws KafkaUnavailable when Kafka falls silent
     */
    void read(Map<TopicPartition, Long> begins, Map<TopicPartition, Long> ends, Reader reader)
            throws InterruptedException {
        var open = begins.entrySet().stream()
                .filter(begin -> begin.getValue() < ends.getOrDefault(begin.getKey(), 0L))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        if (open.isEmpty()) return;
        try (var consumer = consumer()) {
            consumer.assign(open.keySet());
            open.forEach(consumer::seek);
            long heardNanos = System.nanoTime();
            while (!open.isEmpty()) {
                var batch = new ArrayList<ConsumerRecord<String, byte[]>>();
                consumer.poll(POLL).forEach(record -> {
                    if (record.offset() < ends.getOrDefault(partition(record), 0L)) batch.add(record);
                });
                if (!batch.isEmpty()) {
                    heardNanos = System.nanoTime();
                    reader.take(unseen(batch));
                }
                open.keySet().removeIf(partition -> consumer.position(partition) >= ends.getOrDefault(partition, 0L));
                if (System.nanoTime() - heardNanos > SILENCE.toNanos())
                    throw new KafkaUnavailable("no records any more", null);
            }
        }
    }

    private static TopicPartition partition(ConsumerRecord<?, ?> record) {
        return new TopicPartition(record.topic(), record.partition());
    }

    private List<UnseenRecord> unseen(List<ConsumerRecord<String, byte[]>> batch) {
        var events = new ArrayList<UnseenRecord>();
        for (var record : batch) {
            try {
                events.add(new UnseenRecord(CloudEvents.envelope(record), record));
            } catch (CloudEvents.UnreadableEnvelope e) {
                LOG.error("{}-{}@{} is no event", record.topic(), record.partition(), record.offset(), e);
            }
        }
        var missing = notStored.apply(
                events.stream().map(event -> event.envelope().eventId()).toList());
        return events.stream()
                .filter(event -> missing.contains(event.envelope().eventId()))
                .toList();
    }

    private KafkaConsumer<String, byte[]> consumer() {
        return new KafkaConsumer<>(
                kafka.settings(Map.of(
                        ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                        false,
                        ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                        "none",
                        ConsumerConfig.MAX_POLL_RECORDS_CONFIG,
                        MOST_RECORDS,
                        ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG,
                        2 * Topics.MOST_BYTES)),
                new StringDeserializer(),
                new ByteArrayDeserializer());
    }
}
