package nl.opvang.reporting;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import nl.opvang.contracts.PublishedEvents;
import nl.opvang.contracts.event.PublishedEvent;
import nl.opvang.plumbing.json.EventMapper;
import nl.opvang.plumbing.relay.KafkaAccess;
import nl.opvang.plumbing.relay.Relay;
import nl.opvang.plumbing.store.EventLog;
import nl.opvang.plumbing.store.StoreSignal;
import nl.opvang.plumbing.testservers.TestServers;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** A service of which others see only what it posts: a store, and a relay to Kafka. */
final class PostingService implements AutoCloseable {
    private final HikariDataSource dataSource;
    private final JdbcClient jdbc;
    private final JsonMapper mapper = EventMapper.forEvents();
    private final Map<String, Long> sequences = new HashMap<>();
    private final KafkaAccess kafka;
    private final Relay relay;

    PostingService(String name) {
        var database = TestServers.shared().freshDatabase(name);
        Flyway.configure()
                .dataSource(database.jdbcUrl(), database.ownerUser(), database.ownerPassword())
                .locations("classpath:db/plumbing")
                .defaultSchema("runtime")
                .placeholders(Map.of("app", database.appUser()))
                .load()
                .migrate();
        var config = new HikariConfig();
        config.setJdbcUrl(database.jdbcUrl());
        config.setUsername(database.appUser());
        config.setPassword(database.appPassword());
        config.setMaximumPoolSize(4);
        dataSource = new HikariDataSource(config);
        jdbc = JdbcClient.create(dataSource);
        kafka = new KafkaAccess(Map.of("bootstrap.servers", TestServers.shared().bootstrapServers()), (short) 1);
        relay = new Relay(
                name, dataSource, new EventLog(new JdbcTemplate(dataSource)), new StoreSignal(), kafka, mapper);
        relay.start();
    }

    /**
     * Records the next event of an aggregate.
     *
     * @param knownBefore when a source knew it; null for now
     * @return when it was recorded
     */
    Instant post(String aggregateId, @Nullable Instant knownBefore, PublishedEvent event) {
        long sequence = sequences.merge(aggregateId, 0L, (last, _) -> last + 1);
        return jdbc.sql("""
            insert into events.event (
                event_id, type, aggregate_id, sequence, known_before, command_id, correlation_id, causation_id,
                actor, actor_role, on_behalf_of, payload)
            values (
                :eventId, :type, :aggregateId, :sequence, :knownBefore::timestamptz, :eventId, :eventId, :eventId,
                'somebody', 'municipality', 'NL', :payload::jsonb)
            returning recorded_at
            """)
                .param("eventId", UUID.randomUUID())
                .param("type", PublishedEvents.CATALOGUE.nameOf(event))
                .param("aggregateId", aggregateId)
                .param("sequence", sequence)
                .param("knownBefore", knownBefore == null ? null : knownBefore.atOffset(ZoneOffset.UTC))
                .param("payload", mapper.writeValueAsString(event))
                .query(OffsetDateTime.class)
                .single()
                .toInstant();
    }

    @Override
    public void close() {
        relay.close();
        kafka.close();
        dataSource.close();
    }
}
