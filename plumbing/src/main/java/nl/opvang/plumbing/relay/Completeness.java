package nl.opvang.plumbing.relay;

import java.sql.Array;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import nl.opvang.contracts.event.Envelope;
import nl.opvang.plumbing.store.ServerLife;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Whether the store holds every event of its service that Kafka holds. A store that was restored to an earlier moment does not, and must
 * not be used: its next events would take the places of those that others have read.
 */
public final class Completeness {
    private static final Logger LOG = LoggerFactory.getLogger(Completeness.class);

    /** What is known about it. */
    public sealed interface State {
        /** Not compared yet, because Kafka does not answer. */
        record Unknown() implements State {}

        /** @param life of the server on which it was found to be so */
        record Complete(String life) implements State {}

        record Lacking(Missing missing) implements State {}
    }

    /** Where the relay stood when it last noted it, as far as this topic is still the same one. */
    record Noted(String topicId, List<Long> offsets) {}

    private final String topic;
    private final JdbcTemplate jdbc;
    private final KafkaAccess kafka;
    private volatile State state = new State.Unknown();
    private volatile Runnable beforeUse = () -> {};

    public Completeness(String service, JdbcTemplate jdbc, KafkaAccess kafka) {
        this.topic = Topics.ofService(service);
        this.jdbc = jdbc;
        this.kafka = kafka;
    }

    public State state() {
        return state;
    }

    /**
     * Whether events may be added on this life of the server: only where the store was found complete, so not after the server
     * was restored, or another one took its place, under a service that runs on.
     */
    public boolean isFoundOn(String life) {
        return state instanceof State.Complete(var found) && found.equals(life);
    }

    /**
     * Compares, unless this very server was found complete before: it cannot have been restored since.
     *
     * @throws KafkaUnavailable when Kafka must be asked and does not answer
     */
    public State compare() throws InterruptedException {
        var now = look();
        if (now instanceof State.Complete(var life) && !isFoundOn(life)) beforeUse.run();
        state = now;
        return now;
    }

    /**
     * What is done once with a store that was found complete, before anybody may use it; when it fails, the store is compared again.
     */
    public void beforeUse(Runnable work) {
        beforeUse = work;
    }

    private State look() throws InterruptedException {
        var life = Objects.requireNonNull(jdbc.queryForObject("select " + ServerLife.SQL, String.class));
        if (foundComplete(life)) return new State.Complete(life);
        if (state instanceof State.Complete) state = new State.Unknown();
        var missing = missing();
        if (missing.isEmpty()) {
            jdbc.update("""
                insert into runtime.comparison (topic, store_life) values (?, ?)
                on conflict (topic) do update set store_life = excluded.store_life, compared_at = default\
                """, topic, life);
            return new State.Complete(life);
        }
        if (!(state instanceof State.Lacking)) tell(missing.get());
        return new State.Lacking(missing.get());
    }

    private void tell(Missing missing) {
        LOG.error(
                "the store lacks {} events that Kafka has, the last of them recorded at {}; the first are {}."
                        + " Nothing is answered until an operator decides: see docs/backup.md",
                missing.count(),
                missing.last(),
                missing.some().stream()
                        .limit(10)
                        .map(event -> event.eventId() + " (" + event.aggregateId() + " " + event.sequence() + ")")
                        .collect(Collectors.joining(", ")));
    }

    private boolean foundComplete(String life) {
        var compared =
                jdbc.queryForList("select store_life from runtime.comparison where topic = ?", String.class, topic);
        return compared.contains(life);
    }

    private Optional<Missing> missing() throws InterruptedException {
        var counted = new Count();
        read(records -> counted.add(records.stream().map(UnseenRecord::envelope).toList()));
        return counted.result();
    }

    /** Reads, a batch at a time, what lies beyond what the relay noted and is not in the store. */
    void read(UnseenRecords.Reader reader) throws InterruptedException {
        var topicId = kafka.topicId(topic);
        if (topicId.isEmpty()) return;
        var ends = new TreeMap<Integer, Long>();
        kafka.endOffsets(List.of(topic)).forEach((partition, end) -> ends.put(partition.partition(), end));
        var noted = noted().filter(known -> known.topicId().equals(topicId.get()));
        var begins = new TreeMap<Integer, Long>();
        ends.forEach((partition, end) -> begins.put(
                partition,
                noted.filter(known -> partition < known.offsets().size())
                        .map(known -> known.offsets().get(partition))
                        .orElse(0L)));
        if (begins.entrySet().stream().anyMatch(begin -> begin.getValue() > ends.getOrDefault(begin.getKey(), 0L)))
            LOG.error(
                    "{} has lost records that were acknowledged; see \"A topic was lost\" in docs/operating.md", topic);
        new UnseenRecords(kafka, this::notStored).read(partitions(begins), partitions(ends), reader);
    }

    private Map<TopicPartition, Long> partitions(Map<Integer, Long> offsets) {
        return offsets.entrySet().stream()
                .collect(Collectors.toMap(offset -> new TopicPartition(topic, offset.getKey()), Map.Entry::getValue));
    }

    private Optional<Noted> noted() {
        return jdbc
                .query(
                        "select topic_id, offsets from runtime.relay_token where topic = ? and offsets is not null",
                        (row, nr) -> new Noted(row.getString(1), longs(row.getArray(2))),
                        topic)
                .stream()
                .findFirst();
    }

    private static List<Long> longs(Array array) throws SQLException {
        return Arrays.asList((Long[]) array.getArray());
    }

    private Set<UUID> notStored(Collection<UUID> eventIds) {
        var missing = new HashSet<>(eventIds);
        jdbc.query(
                "select event_id from events.event where event_id = any (?)",
                row -> {
                    missing.remove(row.getObject(1, UUID.class));
                },
                (Object) eventIds.toArray(UUID[]::new));
        return missing;
    }

    /** What is missing, each event once however often Kafka has it. */
    private final class Count {
        private final Set<UUID> seen = new HashSet<>();
        private final List<Envelope> first = new ArrayList<>();
        private long occupied;
        private @Nullable Instant last;

        void add(List<Envelope> events) {
            var fresh =
                    events.stream().filter(event -> seen.add(event.eventId())).toList();
            if (fresh.isEmpty()) return;
            occupied += occupied(fresh);
            for (var event : fresh) if (last == null || event.recordedAt().isAfter(last)) last = event.recordedAt();
            first.addAll(fresh);
            first.sort(Comparator.comparing(Envelope::recordedAt));
            if (first.size() > Missing.MOST_NAMED)
                first.subList(Missing.MOST_NAMED, first.size()).clear();
        }

        Optional<Missing> result() {
            return last == null ? Optional.empty() : Optional.of(new Missing(seen.size(), occupied, last, first));
        }
    }

    private long occupied(List<Envelope> events) {
        var count = jdbc.queryForObject(
                """
                select count(*) from events.event
                join unnest(?::text[], ?::bigint[]) as back (aggregate_id, sequence) using (aggregate_id, sequence)\
                """,
                Long.class,
                events.stream().map(Envelope::aggregateId).toArray(String[]::new),
                events.stream().map(Envelope::sequence).toArray(Long[]::new));
        return count == null ? 0 : count;
    }
}
