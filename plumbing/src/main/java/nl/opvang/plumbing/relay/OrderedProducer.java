package nl.opvang.plumbing.relay;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/**
 * Sends records in order. Kafka's own producer, when it gives up on a record, sends the next ones all the same; this one
 * sends nothing more, for an event must not be in Kafka before the one that precedes it.
 */
final class OrderedProducer implements AutoCloseable {
    private final Producer<String, byte[]> producer;
    private final AtomicBoolean gaveUp = new AtomicBoolean();

    OrderedProducer(KafkaAccess kafka) {
        var settings = kafka.settings(Map.of(
                ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG,
                true,
                ProducerConfig.ACKS_CONFIG,
                "all",
                ProducerConfig.COMPRESSION_TYPE_CONFIG,
                "lz4",
                // Of two requests under way the first may be lost with its connection, and the second arrive. A broker
                // that has heard nothing of this producer yet takes the second, whatever its number in the sequence.
                ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION,
                1,
                ProducerConfig.LINGER_MS_CONFIG,
                0,
                ProducerConfig.BATCH_SIZE_CONFIG,
                256 * 1024,
                ProducerConfig.MAX_REQUEST_SIZE_CONFIG,
                Topics.MOST_BYTES + 64 * 1024,
                ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG,
                3_000,
                ProducerConfig.MAX_BLOCK_MS_CONFIG,
                5_000,
                // Whoever has waited long enough for an acknowledgement closes this.
                ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG,
                Integer.MAX_VALUE));
        producer = new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer());
    }

    /**
     * Sends a record after all earlier ones. A record that was given up at once, as where no broker says within seconds
     * who leads its partition, answers with a future that has failed.
     *
     * @throws IllegalStateException when an earlier record was given up, or this was closed
     */
    Future<RecordMetadata> send(ProducerRecord<String, byte[]> toSend) {
        return producer.send(toSend, this::onCompletion);
    }

    /** Called before the producer takes up another record or request: no later record can get away. */
    private void onCompletion(@Nullable RecordMetadata metadata, @Nullable Exception failure) {
        if (failure != null && !gaveUp.getAndSet(true)) close();
    }

    @Override
    public void close() {
        producer.close(Duration.ZERO);
    }
}
