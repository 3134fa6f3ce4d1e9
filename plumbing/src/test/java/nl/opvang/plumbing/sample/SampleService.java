package nl.opvang.plumbing.sample;

import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariConfig;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import nl.opvang.contracts.event.EventCatalogue;
import nl.opvang.embedded.ServiceDatabase;
import nl.opvang.plumbing.command.AxonCommands;
import nl.opvang.plumbing.command.CommandContext;
import nl.opvang.plumbing.command.Commands;
import nl.opvang.plumbing.command.DatabaseTransactions;
import nl.opvang.plumbing.command.Order;
import nl.opvang.plumbing.decision.Command;
import nl.opvang.plumbing.json.EventMapper;
import nl.opvang.plumbing.json.EventReader;
import nl.opvang.plumbing.projection.Readers;
import nl.opvang.plumbing.relay.KafkaAccess;
import nl.opvang.plumbing.relay.Relay;
import nl.opvang.plumbing.replay.SwitchedPool;
import nl.opvang.plumbing.store.EventLog;
import nl.opvang.plumbing.store.InlineProjection;
import nl.opvang.plumbing.store.PostgresEventStorageEngine;
import nl.opvang.plumbing.store.StoreSignal;
import nl.opvang.plumbing.store.StoreWatch;
import nl.opvang.plumbing.testservers.TestServers;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/** One process of a service around the tallies, on real servers, put together by hand. */
public final class SampleService implements AutoCloseable {
    private final String name;
    public final ServiceDatabase database;
    public final SwitchedPool dataSource;
    public final JdbcTemplate jdbc;
    public final TransactionTemplate transaction;
    public final JsonMapper mapper = EventMapper.forEvents();
    public final EventReader reader;
    public final StoreSignal signal = new StoreSignal();

    /** Raised when its readers want to hear how far this service is. */
    public final StoreSignal hurried = new StoreSignal();

    private final StoreWatch watch;
    public final EventLog log;
    public final PostgresEventStorageEngine engine;
    public final Commands commands;

    /** A database of its own, migrated. */
    public static ServiceDatabase freshDatabase() {
        var database = TestServers.shared().freshDatabase("sample");
        Flyway.configure()
                .dataSource(database.jdbcUrl(), database.ownerUser(), database.ownerPassword())
                .locations("classpath:db/plumbing")
                .defaultSchema("runtime")
                .placeholders(Map.of("app", database.appUser()))
                .load()
                .migrate();
        return database;
    }

    /** A process of the service on this database; several on one database are replicas. */
    public SampleService(
            String name,
            ServiceDatabase database,
            int attempts,
            List<Function<JdbcTemplate, InlineProjection>> inline) {
        this(name, database, attempts, inline, TallyEvent.CATALOGUE);
    }

    private SampleService(
            String name,
            ServiceDatabase database,
            int attempts,
            List<Function<JdbcTemplate, InlineProjection>> inline,
            EventCatalogue catalogue) {
        this.name = name;
        this.database = database;
        this.reader = new EventReader(catalogue, mapper);
        var config = new HikariConfig();
        config.setJdbcUrl(database.jdbcUrl());
        config.setUsername(database.appUser());
        config.setPassword(database.appPassword());
        config.setMaximumPoolSize(12);
        config.setMinimumIdle(1);
        config.setConnectionTimeout(5_000);
        // A busy machine may keep a transaction longer than the role's limits allow, which other tests are about.
        config.setConnectionInitSql(
                "set transaction_timeout = '2min'; set idle_in_transaction_session_timeout = '2min'");
        dataSource = new SwitchedPool(config);
        jdbc = new JdbcTemplate(dataSource);
        var transactions = new JdbcTransactionManager(dataSource);
        transaction = new TransactionTemplate(transactions);
        log = new EventLog(jdbc);
        watch = new StoreWatch(name, jdbc, signal);
        watch.start();
        engine = new PostgresEventStorageEngine(
                jdbc, reader, inline.stream().map(made -> made.apply(jdbc)).toList(), signal);
        commands = new AxonCommands(
                List.of(Tally.DECIDER), engine, new DatabaseTransactions(transactions), attempts, 1_000);
    }

    public SampleService(String name, ServiceDatabase database) {
        this(name, database, 8, List.of());
    }

    /** A process of another release, which knows these events. */
    public SampleService(String name, ServiceDatabase database, EventCatalogue catalogue) {
        this(name, database, 8, List.of(), catalogue);
    }

    public KafkaAccess kafka() {
        return new KafkaAccess(Map.of("bootstrap.servers", TestServers.shared().bootstrapServers()), (short) 1);
    }

    public Relay relay(KafkaAccess kafka) {
        return new Relay(name, dataSource, log, signal, kafka, mapper);
    }

    public Readers readers(KafkaAccess kafka) {
        return new Readers(name, jdbc, transaction, kafka, reader, log, signal, hurried::raise, mapper);
    }

    public static Order order(Command command) {
        return Order.of(command, context(null));
    }

    public static CommandContext context(@Nullable Instant knownAt) {
        var id = UUID.randomUUID();
        return new CommandContext(id, id, id, null, "tester", "operator", "NL", "test", knownAt);
    }

    /** A session of the application role, outside the pool. */
    public Connection session() throws SQLException {
        return DriverManager.getConnection(database.jdbcUrl(), database.appUser(), database.appPassword());
    }

    /** Adds an event as another process would, in the caller's transaction. */
    public static void insert(Connection connection, String aggregate, long sequence) throws SQLException {
        insert(connection, aggregate, sequence, 1);
    }

    /** Adds an event of any type and payload, as a process of another release would. */
    public static void insert(Connection connection, String aggregate, long sequence, String type, String payload)
            throws SQLException {
        try (var insert = connection.prepareStatement("""
            insert into events.event (event_id, type, aggregate_id, sequence, command_id, correlation_id,
                                      causation_id, actor, actor_role, on_behalf_of, payload)
            values (gen_random_uuid(), ?, ?, ?, gen_random_uuid(), gen_random_uuid(), gen_random_uuid(), 'tester',
                    'operator', 'NL', ?::jsonb)\
            """)) {
            insert.setString(1, type);
            insert.setString(2, "tally:" + aggregate);
            insert.setLong(3, sequence);
            insert.setString(4, payload);
            insert.executeUpdate();
        }
    }

    /** Adds so many events of one aggregate. */
    public static void insert(Connection connection, String aggregate, long firstSequence, int events)
            throws SQLException {
        try (var insert = connection.prepareStatement("""
            insert into events.event (event_id, type, aggregate_id, sequence, command_id, correlation_id,
                                      causation_id, actor, actor_role, on_behalf_of, payload)
            select gen_random_uuid(), 'nl.opvang.sample.tally.named.v1', ?, ? + nr, gen_random_uuid(),
                   gen_random_uuid(), gen_random_uuid(), 'tester', 'operator', 'NL', '{"name": "n"}'
            from generate_series(0, ?) as nr\
            """)) {
            insert.setString(1, "tally:" + aggregate);
            insert.setLong(2, firstSequence);
            insert.setInt(3, events - 1);
            insert.executeUpdate();
        }
    }

    public long storedEvents() {
        var count = jdbc.queryForObject("select count(*) from events.event", Long.class);
        return count == null ? 0 : count;
    }

    /** Waits until the pool has found a PostgreSQL again that was away for a while. */
    public void awaitDatabase() {
        await().atMost(Duration.ofMinutes(2)).ignoreExceptions().until(() -> storedEvents() >= 0);
    }

    @Override
    public void close() {
        watch.close();
        dataSource.close();
    }
}
