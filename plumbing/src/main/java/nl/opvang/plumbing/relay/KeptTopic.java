package nl.opvang.plumbing.relay;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.internals.RecordHeaders;

/** A topic of one partition that keeps everything for ever, in one order, whoever wrote it. */
public final class KeptTopic implements AutoCloseable {
    private static final Duration ACKNOWLEDGED_WITHIN = Duration.ofSeconds(15);
    private static final int MOST_RECORDS = 50;

    /** Takes what lies in the topic under a key, record after record. */
    @FunctionalInterface
    public interface Reader {
        void take(String json);
    }

    private final KafkaAccess kafka;
    private final TopicPartition partition;
    private final String id;
    private final OrderedProducer producer;

    private KeptTopic(KafkaAccess kafka, String topic, String id) {
        this.kafka = kafka;
        this.partition = new TopicPartition(topic, 0);
        this.id = id;
        this.producer = new OrderedProducer(kafka);
    }

    /** The topic, made if there is none. */
    public static KeptTopic open(KafkaAccess kafka, String topic) throws InterruptedException {
        return new KeptTopic(kafka, topic, kafka.ensureKept(topic));
    }

    /** Another one after the topic was deleted and made again. */
    public String id() {
        return id;
    }

    /** Whether it is still the topic that was opened. */
    public boolean isThere() throws InterruptedException {
        return kafka.topicId(partition.topic()).filter(id::equals).isPresent();
    }

    /** Answers when Kafka has acknowledged the record: the place after it. */
    public long append(String key, String json) throws InterruptedException, ExecutionException, TimeoutException {
        var record = new ProducerRecord<>(
                partition.topic(),
                partition.partition(),
                (Long) null,
                key,
                json.getBytes(UTF_8),
                new RecordHeaders().add("content-type", CloudEvents.JSON.getBytes(UTF_8)));
        return producer.send(record)
                        .get(ACKNOWLEDGED_WITHIN.toMillis(), TimeUnit.MILLISECONDS)
                        .offset()
                + 1;
    }

    /**
     * Reads what lies under a key from a place on, up to where the topic ends now.
     *
     * @return where it ended
     * @throws KafkaUnavailable when Kafka falls silent
     */
    public long read(long from, String key, Reader reader) throws InterruptedException {
        long end = kafka.endOffsets(partition.topic())[0];
        new TopicStretch(kafka, MOST_RECORDS).read(Map.of(partition, from), Map.of(partition, end), records -> {
            for (var record : records) if (key.equals(record.key())) reader.take(new String(record.value(), UTF_8));
        });
        return end;
    }

    @Override
    public void close() {
        producer.close();
    }
}
