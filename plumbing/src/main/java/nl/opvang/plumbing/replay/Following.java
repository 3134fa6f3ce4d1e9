package nl.opvang.plumbing.replay;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import nl.opvang.plumbing.projection.Incoming;
import nl.opvang.plumbing.projection.Projection;
import nl.opvang.plumbing.projection.ProjectionFeed;
import nl.opvang.plumbing.relay.CloudEvents;
import nl.opvang.plumbing.relay.KafkaAccess;
import nl.opvang.plumbing.relay.TopicStretch;
import nl.opvang.plumbing.store.EventLog;
import nl.opvang.plumbing.store.StorePosition;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/** Brings one projection, in a schema of its own, from place to place: always to one where the live one has been. */
final class Following {
    /** Told after each batch of so many events. */
    @FunctionalInterface
    interface Batch {
        void done(int events) throws InterruptedException;
    }

    /**
     * Where a projection has everything.
     *
     * @param topics without partitions of which it has nothing
     */
    record Place(StorePosition store, Map<TopicPartition, Long> topics) {
        Place {
            topics = Map.copyOf(topics);
        }
    }

    private static final Duration SILENCE = Duration.ofSeconds(15);

    private final Projection projection;
    private final ProjectionFeed feed;
    private final IsolatedSchema schema;
    private final Set<String> tables;
    private final KafkaAccess kafka;
    private final EventLog log;
    private final int most;
    private final Map<TopicPartition, Long> next = new HashMap<>();
    private StorePosition reached = StorePosition.START;

    /** @param tables the only ones that it may write or ask */
    Following(
            Replayed replayed,
            Projection projection,
            IsolatedSchema schema,
            Set<String> tables,
            EventLog log,
            int most) {
        this.projection = projection;
        this.feed = replayed.feed(projection);
        this.schema = schema;
        this.tables = Set.copyOf(tables);
        this.kafka = replayed.kafka();
        this.log = log;
        this.most = most;
    }

    Projection projection() {
        return projection;
    }

    ProjectionFeed feed() {
        return feed;
    }

    void to(Place place, Batch batch) throws InterruptedException {
        to(place, SILENCE, batch);
    }

    /** @param silence after which Kafka is taken to be lost */
    void to(Place place, Duration silence, Batch batch) throws InterruptedException {
        if (feed.isOfOwnStore()) through(place.store(), batch);
        else through(place.topics(), silence, batch);
    }

    void retryParked() {
        schema.within(tables, feed::retryParked);
    }

    private void through(StorePosition until, Batch batch) throws InterruptedException {
        while (reached.compareTo(until) < 0) {
            var events = log.after(reached, most).stream()
                    .filter(event -> event.at().compareTo(until) <= 0)
                    .toList();
            if (events.isEmpty()) throw new IllegalStateException("the store ends before a place where a reader was");
            take(events.stream()
                    .map(event -> new Incoming(event.envelope(), event.payload()))
                    .toList());
            reached = events.getLast().at();
            batch.done(events.size());
        }
    }

    private void through(Map<TopicPartition, Long> until, Duration silence, Batch batch) throws InterruptedException {
        var from = new HashMap<TopicPartition, Long>();
        for (var partition : until.keySet()) from.put(partition, next.getOrDefault(partition, 0L));
        new TopicStretch(kafka, most, silence).read(from, until, records -> {
            take(records.stream()
                    .map(Following::incoming)
                    .flatMap(Optional::stream)
                    .toList());
            for (var record : records)
                next.put(new TopicPartition(record.topic(), record.partition()), record.offset() + 1);
            batch.done(records.size());
        });
        next.putAll(until);
    }

    private void take(List<Incoming> events) {
        schema.within(tables, () -> feed.take(events));
    }

    /** None for a record that is no event, which readers pass over too. */
    private static Optional<Incoming> incoming(ConsumerRecord<String, byte[]> record) {
        try {
            return Optional.of(new Incoming(CloudEvents.envelope(record), record.value()));
        } catch (CloudEvents.UnreadableEnvelope e) {
            return Optional.empty();
        }
    }
}
