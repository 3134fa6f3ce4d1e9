package nl.opvang.plumbing.testservers;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.UUID;
import nl.opvang.contracts.PublishedEvents;
import nl.opvang.contracts.event.PublishedEvent;
import nl.opvang.plumbing.json.EventMapper;
import nl.opvang.plumbing.relay.KafkaAccess;
import nl.opvang.plumbing.relay.Relay;
import nl.opvang.plumbing.store.EventLog;
import nl.opvang.plumbing.store.StoreSignal;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** Another service, as far as this one hears of it: a real store and a real relay, told what to have recorded. */
public final class Neighbour implements AutoCloseable {
    private final JsonMapper mapper = EventMapper.forEvents();
    private final HikariDataSource dataSource;
    private final JdbcClient jdbc;
    private final KafkaAccess kafka;
    private final StoreSignal stored = new StoreSignal();
    private final Relay relay;

    public Neighbour(String service) {
        var database = TestServers.shared().unhurriedDatabase(service);
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
        relay = new Relay(service, dataSource, new EventLog(new JdbcTemplate(dataSource)), stored, kafka, mapper);
        relay.start();
    }

    /**
     * Records an event; answers its id.
     *
     * @param knownAt when it was known; null for now
     */
    public UUID records(String aggregateId, long sequence, @Nullable Instant knownAt, PublishedEvent event) {
        return record(aggregateId, sequence, knownAt, event).eventId();
    }

    /**
     * Records the next event of an aggregate; answers when.
     *
     * @param knownAt when it was known; null for now
     */
    public Instant post(String aggregateId, @Nullable Instant knownAt, PublishedEvent event) {
        long sequence = jdbc.sql("select count(*) from events.event where aggregate_id = :aggregateId")
                .param("aggregateId", aggregateId)
                .query(Long.class)
                .single();
        return record(aggregateId, sequence, knownAt, event).at();
    }

    private record Recorded(UUID eventId, Instant at) {}

    private Recorded record(String aggregateId, long sequence, @Nullable Instant knownAt, PublishedEvent event) {
        var recorded = jdbc.sql("""
            insert into events.event (event_id, type, aggregate_id, sequence, known_before, command_id,
                                      correlation_id, causation_id, actor, actor_role, on_behalf_of, payload)
            values (:eventId, :type, :aggregateId, :sequence, :knownAt::timestamptz, :eventId, :eventId, :eventId,
                    'tester', 'operator', 'NL', :payload::jsonb)
            returning event_id, recorded_at
            """)
                .param("eventId", UUID.randomUUID())
                .param("type", PublishedEvents.CATALOGUE.nameOf(event))
                .param("aggregateId", aggregateId)
                .param("sequence", sequence)
                .param("knownAt", knownAt == null ? null : knownAt.atOffset(ZoneOffset.UTC))
                .param("payload", mapper.writeValueAsString(event))
                .query((row, nr) -> new Recorded(
                        row.getObject(1, UUID.class),
                        row.getObject(2, OffsetDateTime.class).toInstant()))
                .single();
        stored.raise();
        return recorded;
    }

    /** The clock of its store. */
    public Instant now() {
        return jdbc.sql("select clock_timestamp()")
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
