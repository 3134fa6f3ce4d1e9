package nl.opvang.allocation;

import com.zaxxer.hikari.HikariDataSource;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import nl.opvang.contracts.PublishedEvents;
import nl.opvang.contracts.capacity.LocationEvent;
import nl.opvang.plumbing.json.EventMapper;
import nl.opvang.plumbing.relay.KafkaAccess;
import nl.opvang.plumbing.relay.Relay;
import nl.opvang.plumbing.store.EventLog;
import nl.opvang.plumbing.store.StoreSignal;
import nl.opvang.plumbing.testservers.TestServers;
import org.flywaydb.core.Flyway;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What allocation-service sees of capacity-service: a store of its own, relayed to Kafka. */
public final class CapacityPosts implements AutoCloseable {
    private final HikariDataSource dataSource = new HikariDataSource();
    private final JdbcClient jdbc;
    private final KafkaAccess kafka;
    private final Relay relay;

    public CapacityPosts() {
        var database = TestServers.shared().freshDatabase("capacity");
        Flyway.configure()
                .dataSource(database.jdbcUrl(), database.ownerUser(), database.ownerPassword())
                .locations("classpath:db/plumbing")
                .defaultSchema("runtime")
                .placeholders(Map.of("app", database.appUser()))
                .load()
                .migrate();
        dataSource.setJdbcUrl(database.jdbcUrl());
        dataSource.setUsername(database.appUser());
        dataSource.setPassword(database.appPassword());
        dataSource.setMaximumPoolSize(3);
        jdbc = JdbcClient.create(dataSource);
        kafka = new KafkaAccess(Map.of("bootstrap.servers", TestServers.shared().bootstrapServers()), (short) 1);
        relay = new Relay(
                "capacity",
                dataSource,
                new EventLog(new JdbcTemplate(dataSource)),
                new StoreSignal(),
                kafka,
                EventMapper.forEvents());
        relay.start();
    }

    /** Records these events of one location, which had none before. */
    public void post(List<? extends LocationEvent> events) {
        post(events, 0);
    }

    /** Records these events of one location, which had some before. */
    public void postMore(List<? extends LocationEvent> events) {
        post(
                events,
                jdbc.sql("select max(sequence) + 1 from events.event where aggregate_id = :aggregate")
                        .param(
                                "aggregate",
                                "location:" + events.getFirst().locationId().text())
                        .query(Integer.class)
                        .single());
    }

    private void post(List<? extends LocationEvent> events, int first) {
        for (int i = 0; i < events.size(); i++) {
            int sequence = first + i;
            var event = events.get(i);
            jdbc.sql("""
                insert into events.event (event_id, type, aggregate_id, sequence, command_id, correlation_id,
                                          causation_id, actor, actor_role, on_behalf_of, payload)
                values (:id, :type, :aggregate, :sequence, :id, :id, :id, 'tester', 'municipality', 'GM0014',
                        :payload::jsonb)
                """)
                    .param("id", UUID.randomUUID())
                    .param("type", PublishedEvents.CATALOGUE.nameOf(event))
                    .param("aggregate", "location:" + event.locationId().text())
                    .param("sequence", sequence)
                    .param("payload", EventMapper.forEvents().writeValueAsString(event))
                    .update();
        }
    }

    @Override
    public void close() {
        relay.close();
        kafka.close();
        dataSource.close();
    }
}
