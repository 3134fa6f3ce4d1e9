package nl.opvang.torture.check;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import nl.opvang.torture.history.LoggedEvent;
import nl.opvang.torture.history.Sent;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Reads evidence over plain JDBC and with a plain consumer. */
public final class Reading {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int FETCHED_AT_ONCE = 2_000;
    private static final Duration LONGEST = Duration.ofMinutes(5);

    private Reading() {}

    /** A store, in its order, as it is at this moment. */
    public static List<LoggedEvent> log(String service, Connection connection) throws SQLException {
        connection.setAutoCommit(false);
        try (var statement = connection.createStatement()) {
            statement.setFetchSize(FETCHED_AT_ONCE);
            try (var rows = statement.executeQuery("""
                select tx::text::bigint as tx, position, event_id, type, aggregate_id, sequence, recorded_at, known_at,
                       command_id, corrects, reason, payload
                from events.event order by event.tx, position\
                """)) {
                var events = new ArrayList<LoggedEvent>();
                while (rows.next()) events.add(event(service, rows));
                return events;
            }
        } finally {
            connection.rollback();
            connection.setAutoCommit(true);
        }
    }

    private static LoggedEvent event(String service, ResultSet row) throws SQLException {
        return new LoggedEvent(
                service,
                row.getLong("tx"),
                row.getLong("position"),
                id(row, "event_id"),
                row.getString("type"),
                row.getString("aggregate_id"),
                row.getLong("sequence"),
                instant(row, "recorded_at"),
                instant(row, "known_at"),
                id(row, "command_id"),
                row.getObject("corrects", UUID.class),
                row.getString("reason"),
                JSON.readTree(row.getString("payload")));
    }

    private static UUID id(ResultSet row, String column) throws SQLException {
        return row.getObject(column, UUID.class);
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    /** The rows of every table that is built from events. */
    public static Map<String, List<String>> tables(String service, Connection connection) throws SQLException {
        return Tables.of(service, connection);
    }

    /** Everything that Kafka holds of a service. */
    public static List<Sent> sent(String service, String brokers) {
        Map<String, Object> settings = Map.of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, brokers, ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer())) {
            var partitions = consumer.partitionsFor("opvang." + service).stream()
                    .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var ends = consumer.endOffsets(partitions);
            var sent = new ArrayList<Sent>();
            long deadline = System.nanoTime() + LONGEST.toNanos();
            while (partitions.stream()
                    .anyMatch(partition -> consumer.position(partition) < ends.getOrDefault(partition, 0L))) {
                if (System.nanoTime() > deadline) throw new IllegalStateException("Kafka cannot be read to its end");
                for (var record : consumer.poll(Duration.ofMillis(200))) sent.add(sent(record));
            }
            return sent;
        }
    }

    private static Sent sent(ConsumerRecord<String, byte[]> record) {
        return new Sent(
                record.partition(),
                record.offset(),
                UUID.fromString(header(record, "ce_id")),
                header(record, "ce_aggregateid"),
                Long.parseLong(header(record, "ce_sequence")),
                JSON.readTree(record.value()));
    }

    private static String header(ConsumerRecord<?, ?> record, String name) {
        var header = record.headers().lastHeader(name);
        return header == null ? "" : new String(header.value(), StandardCharsets.UTF_8);
    }

    /** Where something has not been read that there is to read; null when everything came to rest. */
    public static @Nullable String unrest(String service, Connection connection, Map<String, List<Long>> ends)
            throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery("""
                    select coalesce((select (tx, position) from runtime.relay_token)
                               = (select (tx, position) from events.event order by tx desc, position desc limit 1), true),
                           not exists (
                               select from runtime.store_offset as token
                               where (token.tx, token.position) < any (select tx, position from events.event)),
                           (select count(*) from runtime.parked)\
                    """)) {
            row.next();
            if (!row.getBoolean(1)) return service + " has events that were not sent";
            if (!row.getBoolean(2)) return service + " has events that its own views lack";
            if (row.getLong(3) > 0) return service + " has parked events";
        }
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(
                        "select consumer_group, topic, partition, next from runtime.kafka_offset")) {
            var next = new TreeMap<String, Map<String, Map<Integer, Long>>>();
            while (rows.next())
                next.computeIfAbsent(rows.getString(1), group -> new TreeMap<>())
                        .computeIfAbsent(rows.getString(2), topic -> new TreeMap<>())
                        .put(rows.getInt(3), rows.getLong(4));
            for (var group : next.entrySet())
                for (var topic : group.getValue().entrySet()) {
                    var of = ends.getOrDefault(topic.getKey(), List.of());
                    for (int partition = 0; partition < of.size(); partition++)
                        if (topic.getValue().getOrDefault(partition, 0L) < of.get(partition))
                            return "%s has not read %s-%d".formatted(group.getKey(), topic.getKey(), partition);
                }
        }
        return null;
    }

    /** The next offset of each partition of each service's topic. */
    public static Map<String, List<Long>> ends(List<String> services, String brokers) {
        Map<String, Object> settings = Map.of(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, brokers);
        try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer())) {
            var ends = new HashMap<String, List<Long>>();
            for (var service : services) {
                var topic = "opvang." + service;
                var partitions = consumer.partitionsFor(topic).stream()
                        .map(partition -> new TopicPartition(topic, partition.partition()))
                        .sorted((one, other) -> Integer.compare(one.partition(), other.partition()))
                        .toList();
                var next = consumer.endOffsets(partitions);
                ends.put(
                        topic,
                        partitions.stream()
                                .map(partition -> next.getOrDefault(partition, 0L))
                                .toList());
            }
            return ends;
        }
    }
}
