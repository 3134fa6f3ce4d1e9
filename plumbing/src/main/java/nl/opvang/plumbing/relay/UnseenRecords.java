package nl.opvang.plumbing.relay;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads a stretch of a topic, and keeps of it what is not in the store. */
final class UnseenRecords {
    private static final Logger LOG = LoggerFactory.getLogger(UnseenRecords.class);
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
        new TopicStretch(kafka, MOST_RECORDS).read(begins, ends, batch -> reader.take(unseen(batch)));
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
}
