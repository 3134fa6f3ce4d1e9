package nl.opvang.bench;

import java.net.URI;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import javax.sql.DataSource;
import nl.opvang.embedded.ServiceDatabase;
import nl.opvang.plumbing.command.Commands;
import nl.opvang.plumbing.json.EventMapper;
import nl.opvang.plumbing.json.EventReader;
import nl.opvang.plumbing.projection.Projection;
import nl.opvang.plumbing.projection.Readers;
import nl.opvang.plumbing.relay.KafkaAccess;
import nl.opvang.plumbing.relay.Relay;
import nl.opvang.plumbing.seal.Sealer;
import nl.opvang.plumbing.store.EventLog;
import nl.opvang.plumbing.store.StoreSignal;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/** A service as it really runs, with its relay and its readers at our command. */
final class Service implements AutoCloseable {
    final ServiceDatabase database;
    private final String name;
    private final ConfigurableApplicationContext context;

    private Service(String name, ServiceDatabase database, ConfigurableApplicationContext context) {
        this.name = name;
        this.database = database;
        this.context = context;
    }

    /** With relay, readers and sealer that stand still. */
    static Service start(String name, SpringApplicationBuilder application, Servers servers) {
        var service = running(name, application, servers, URI.create("http://127.0.0.1:9"));
        service.part(Readers.class).close();
        service.part(Relay.class).close();
        service.part(Sealer.class).close();
        return service;
    }

    /** As it is in operation. */
    static Service running(String name, SpringApplicationBuilder application, Servers servers, URI issuer) {
        var database = servers.database(name);
        var context = application
                .registerShutdownHook(false)
                .run(arguments(database, servers, issuer).toArray(String[]::new));
        return new Service(name, database, context);
    }

    /** What a service must be told to run on these servers. */
    static List<String> arguments(ServiceDatabase database, Servers servers, URI issuer) {
        return List.of(
                "--logging.level.root=warn",
                "--logging.threshold.console=" + System.getProperty("bench.log", "OFF"),
                "--server.port=0",
                "--management.server.port=0",
                // The rate limit of a client is not what is measured.
                "--opvang.access.requests-per-second=1000000",
                "--opvang.access.burst=1000000",
                "--opvang.database.url=" + database.jdbcUrl(),
                "--opvang.database.owner-user=" + database.ownerUser(),
                "--opvang.database.owner-password=" + database.ownerPassword(),
                "--opvang.database.app-user=" + database.appUser(),
                "--opvang.database.app-password=" + database.appPassword(),
                "--opvang.kafka.bootstrap-servers=" + servers.brokers(),
                "--opvang.access.issuer-uri=" + issuer,
                "--opvang.access.audience=opvang",
                "--opvang.identity.key-file=" + servers.identityKey(),
                "--opvang.person-keys.key-file=" + servers.personKeys(),
                "--opvang.http.body-key-file=" + servers.bodyKey(),
                "--opvang.seals.key-file=" + servers.sealing());
    }

    /** Where it listens. */
    URI uri() {
        return URI.create("http://127.0.0.1:" + context.getEnvironment().getRequiredProperty("local.server.port"));
    }

    <T> T part(Class<T> type) {
        return context.getBean(type);
    }

    Commands commands() {
        return part(Commands.class);
    }

    JdbcTemplate jdbc() {
        return part(JdbcTemplate.class);
    }

    Collection<Projection> projections() {
        return context.getBeansOfType(Projection.class).values();
    }

    /** A relay that stands still. */
    Relay relay() {
        return new Relay(
                name,
                part(DataSource.class),
                part(EventLog.class),
                part(StoreSignal.class),
                part(KafkaAccess.class),
                EventMapper.forEvents());
    }

    /** Readers that stand still, of these projections. */
    Readers readers(Collection<? extends Projection> projections) {
        var readers = new Readers(
                name,
                jdbc(),
                part(TransactionTemplate.class),
                part(KafkaAccess.class),
                part(EventReader.class),
                part(EventLog.class),
                part(StoreSignal.class),
                () -> {},
                EventMapper.forEvents());
        projections.forEach(readers::add);
        return readers;
    }

    /** A session of the application's role, outside the pool. */
    Connection session() throws SQLException {
        return DriverManager.getConnection(database.jdbcUrl(), database.appUser(), database.appPassword());
    }

    /** A session of the role that owns the tables: prepares what the application could only add bit by bit. */
    Connection owner() throws SQLException {
        return DriverManager.getConnection(database.jdbcUrl(), database.ownerUser(), database.ownerPassword());
    }

    /** Whether none of them has anything left to read. */
    static boolean haveReadAll(Readers readers) {
        return readers.groups().stream().allMatch(group -> readers.lag(group) == 0);
    }

    /** Waits until something holds, looking often: what is timed with it takes seconds. */
    static void until(java.util.function.BooleanSupplier holds) throws InterruptedException {
        long deadline = System.nanoTime() + Duration.ofMinutes(30).toNanos();
        while (!holds.getAsBoolean()) {
            if (System.nanoTime() > deadline) throw new IllegalStateException("not within half an hour");
            Thread.sleep(2);
        }
    }

    @Override
    public void close() {
        context.close();
    }
}
