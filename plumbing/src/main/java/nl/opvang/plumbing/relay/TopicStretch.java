package nl.opvang.plumbing.relay;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** What lies in partitions between known places, read once. */
public final class TopicStretch {
    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration SILENCE = Duration.ofSeconds(15);

    /** Told of each batch; each partition's records in their order. */
    @FunctionalInterface
    public interface Reader {
        void take(List<ConsumerRecord<String, byte[]>> records) throws InterruptedException;
    }

    private final KafkaAccess kafka;
    private final int mostRecords;
    private final Duration silence;

    /** @param mostRecords to a batch */
    public TopicStretch(KafkaAccess kafka, int mostRecords) {
        this(kafka, mostRecords, SILENCE);
    }

    /** @param silence after which Kafka is taken to say nothing any more */
    public TopicStretch(KafkaAccess kafka, int mostRecords, Duration silence) {
        this.kafka = kafka;
        this.mostRecords = mostRecords;
        this.silence = silence;
    }

    /**
     * Reads from {@code begins} up to {@code ends}, which are offsets per partition: half-open.
     *
     * @throws KafkaUnavailable when Kafka falls silent
     */
    public void read(Map<TopicPartition, Long> begins, Map<TopicPartition, Long> ends, Reader reader)
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
                    reader.take(batch);
                }
                open.keySet().removeIf(partition -> consumer.position(partition) >= ends.getOrDefault(partition, 0L));
                if (System.nanoTime() - heardNanos > silence.toNanos())
                    throw new KafkaUnavailable("no records any more", null);
            }
        }
    }

    private static TopicPartition partition(ConsumerRecord<?, ?> record) {
        return new TopicPartition(record.topic(), record.partition());
    }

    private KafkaConsumer<String, byte[]> consumer() {
        return new KafkaConsumer<>(
                kafka.settings(Map.of(
                        ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                        false,
                        ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                        "none",
                        ConsumerConfig.MAX_POLL_RECORDS_CONFIG,
                        mostRecords,
                        ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG,
                        2 * Topics.MOST_BYTES)),
                new StringDeserializer(),
                new ByteArrayDeserializer());
    }
}
