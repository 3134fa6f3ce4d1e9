package nl.opvang.plumbing.relay;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.header.internals.RecordHeaders;

/**
 * A topic of one partition that keeps the last record of each key. One process at a time writes it, and knows at each
 * record that nobody else did: whoever remembers up to where it wrote knows whether the topic still is what it wrote.
 */
public final class LatestTopic implements AutoCloseable {
    private static final Duration ACKNOWLEDGED_WITHIN = Duration.ofSeconds(15);

    /**
     * What a key stands for from now on.
     *
     * @param json never empty: nothing is taken back
     */
    public record Latest(String key, String json) {}

    private final KafkaAccess kafka;
    private final String topic;
    private final String id;
    private final OrderedProducer producer;

    private LatestTopic(KafkaAccess kafka, String topic, String id) {
        this.kafka = kafka;
        this.topic = topic;
        this.id = id;
        this.producer = new OrderedProducer(kafka);
    }

    /** The topic, made if there is none. */
    public static LatestTopic open(KafkaAccess kafka, String topic) throws InterruptedException {
        return new LatestTopic(kafka, topic, kafka.ensureLatest(topic));
    }

    /** Another one after the topic was deleted and made again. */
    public String id() {
        return id;
    }

    /** The place of the next record, as Kafka says at this moment. */
    public long end() throws InterruptedException {
        return kafka.endOffsets(topic)[0];
    }

    /** Whether this still is the topic that was opened, and the next record goes there. */
    public boolean isWrittenUpTo(long next) throws InterruptedException {
        return kafka.topicId(topic).filter(id::equals).isPresent() && end() == next;
    }

    /**
     * Answers when Kafka has acknowledged all of them.
     *
     * @param next the place of the first of them; the others follow
     * @throws IllegalStateException when one came to lie elsewhere: somebody else writes, and what the topic holds is not
     *     known any more
     */
    public void write(List<Latest> records, long next)
            throws InterruptedException, ExecutionException, TimeoutException {
        var acknowledgements = new ArrayList<Future<RecordMetadata>>(records.size());
        for (var latest : records)
            acknowledgements.add(producer.send(new ProducerRecord<>(
                    topic,
                    null,
                    null,
                    latest.key(),
                    latest.json().getBytes(UTF_8),
                    new RecordHeaders().add("content-type", CloudEvents.JSON.getBytes(UTF_8)))));
        long expected = next;
        for (var acknowledgement : acknowledgements) {
            var offset = acknowledgement
                    .get(ACKNOWLEDGED_WITHIN.toMillis(), TimeUnit.MILLISECONDS)
                    .offset();
            if (offset != expected++) throw new IllegalStateException("somebody else writes " + topic);
        }
    }

    @Override
    public void close() {
        producer.close();
    }
}
