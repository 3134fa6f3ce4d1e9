package nl.opvang.torture.machine;

import java.net.URI;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import nl.opvang.embedded.DataDirectory;
import nl.opvang.embedded.Databases;
import nl.opvang.embedded.EmbeddedPostgres;
import nl.opvang.embedded.LoopbackPorts;
import nl.opvang.embedded.PostgresSettings;
import nl.opvang.embedded.ServiceDatabase;
import nl.opvang.issuer.DemoTokens;
import nl.opvang.issuer.IssuerApplication;
import nl.opvang.torture.network.Proxy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A whole Opvang on this machine: every service in processes of its own, one PostgreSQL, one broker, proxies in between. */
public final class Machine implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Machine.class);
    private static final String IDENTITY_KEY = "identity";
    private static final String PERSON_KEYS = "person-keys";
    private static final String BODY_KEY = "bodies";
    private static final String SEALING = "seals";
    private static final Duration START = Duration.ofMinutes(15);

    private final DataDirectory data;
    private final Deque<Runnable> closings = new ArrayDeque<>();
    private final EmbeddedPostgres postgres;
    private final int issuerPort = LoopbackPorts.free();
    private final Jvm broker;
    private final Proxy toBroker;
    private final List<Replica> replicas = new ArrayList<>();

    private Machine(DataDirectory data, int replicasPerService) {
        this.data = data;
        postgres = EmbeddedPostgres.start(
                data,
                PostgresSettings.defaults()
                        .withSharedBuffersMebibytes(128)
                        .withMaxConnections(100 + 70 * replicasPerService));
        closings.push(postgres::close);
        var issuer = IssuerApplication.application()
                .registerShutdownHook(false)
                .run(
                        "--opvang.issuer.port=" + issuerPort,
                        "--opvang.issuer.keys=" + keys(),
                        "--opvang.issuer.token-lifetime=12h",
                        "--logging.threshold.console=OFF",
                        "--logging.file.name=" + log("issuer"));
        closings.push(issuer::close);
        int brokerPort = LoopbackPorts.free();
        toBroker = proxy("broker", LoopbackPorts.free(), brokerPort);
        broker = new Jvm(
                "broker",
                BrokerProgram.class.getName(),
                List.of("-Xmx256m"),
                List.of(
                        data.path().resolve("broker").toString(),
                        Integer.toString(brokerPort),
                        Integer.toString(LoopbackPorts.free()),
                        Integer.toString(toBroker.port())),
                log("broker"));
        closings.push(broker::stop);
        data.secrets().readOrGenerate(IDENTITY_KEY);
        data.secrets().readOrGenerate(PERSON_KEYS);
        data.secrets().readOrGenerate(BODY_KEY);
        data.secrets().readOrGenerate(SEALING);
        var databases = new Databases(postgres.superuser(), data.secrets());
        for (var service : Databases.SERVICES) {
            var database = databases.provision(service);
            for (int nr = 1; nr <= replicasPerService; nr++) replicas.add(replica(database, nr));
        }
    }

    /** Starts everything, and answers when all of it works. */
    public static Machine start(DataDirectory data, int replicasPerService) throws InterruptedException {
        var machine = new Machine(data, replicasPerService);
        try {
            machine.broker.start();
            machine.replicas.forEach(replica -> replica.jvm().start());
            machine.awaitReady();
            return machine;
        } catch (RuntimeException | InterruptedException e) {
            machine.close();
            throw e;
        }
    }

    private Replica replica(ServiceDatabase database, int nr) {
        var service = database.service();
        var name = service + "-" + nr;
        var toDatabase = proxy(name + " to PostgreSQL", LoopbackPorts.free(), postgres.port());
        int port = LoopbackPorts.free();
        int managementPort = LoopbackPorts.free();
        var jvm = new Jvm(
                name,
                mainClass(service),
                List.of("-Xmx256m"),
                List.of(
                        "--server.address=127.0.0.1",
                        "--server.port=" + port,
                        "--management.server.port=" + managementPort,
                        "--opvang.database.url=jdbc:postgresql://127.0.0.1:%d/%s".formatted(toDatabase.port(), service),
                        "--opvang.database.owner-user=" + database.ownerUser(),
                        "--opvang.database.owner-password=" + database.ownerPassword(),
                        "--opvang.database.app-user=" + database.appUser(),
                        "--opvang.database.app-password=" + database.appPassword(),
                        "--opvang.kafka.bootstrap-servers=127.0.0.1:" + toBroker.port(),
                        "--opvang.access.issuer-uri=" + issuer(),
                        "--opvang.access.audience=opvang",
                        "--opvang.http.body-key-file=" + data.secrets().file(BODY_KEY),
                        "--opvang.seals.key-file=" + data.secrets().file(SEALING),
                        "--opvang.identity.key-file=" + data.secrets().file(IDENTITY_KEY),
                        "--opvang.person-keys.key-file=" + data.secrets().file(PERSON_KEYS)),
                log(name));
        closings.push(jvm::kill);
        return new Replica(
                service, jvm, toDatabase, proxy("clients to " + name, LoopbackPorts.free(), port), managementPort);
    }

    /** By name: nothing here depends on what is tortured. */
    private static String mainClass(String service) {
        return "nl.opvang.%s.%s%sService"
                .formatted(service, service.substring(0, 1).toUpperCase(Locale.ROOT), service.substring(1));
    }

    private Proxy proxy(String name, int port, int target) {
        var proxy = new Proxy(name, port, target);
        closings.push(proxy::close);
        return proxy;
    }

    private Path keys() {
        return data.path().resolve("keys");
    }

    private Path log(String name) {
        return data.path().resolve("logs").resolve(name + ".log");
    }

    private URI issuer() {
        return URI.create("http://127.0.0.1:" + issuerPort);
    }

    public DemoTokens tokens() {
        return new DemoTokens(issuer(), keys());
    }

    public EmbeddedPostgres postgres() {
        return postgres;
    }

    public Jvm broker() {
        return broker;
    }

    /** For a client of our own, which nobody cuts off. */
    public String brokers() {
        return "127.0.0.1:" + toBroker.port();
    }

    public List<Replica> replicas() {
        return List.copyOf(replicas);
    }

    public List<Replica> replicas(String service) {
        return replicas.stream()
                .filter(replica -> replica.service().equals(service))
                .toList();
    }

    /** All proxies. */
    public List<Proxy> proxies() {
        var all = new ArrayList<Proxy>();
        all.add(toBroker);
        for (var replica : replicas) {
            all.add(replica.toDatabase());
            all.add(replica.fromClients());
        }
        return all;
    }

    /** A connection that goes through no proxy and sees everything. */
    public Connection superuser(String service) throws SQLException {
        return postgres.superuser().connect(service);
    }

    /** Ends everything that is wrong, starts everything that stands still, and answers when all of it works. */
    public void heal() throws InterruptedException {
        if (!databaseAnswers()) postgres.start();
        broker.start();
        for (var replica : replicas) {
            replica.jvm().thaw();
            replica.jvm().start();
        }
        for (var proxy : proxies()) {
            proxy.heal();
            proxy.cut();
        }
        awaitReady();
    }

    private boolean databaseAnswers() {
        try (var connection = superuser("postgres")) {
            return connection.isValid(5);
        } catch (SQLException nobodyThere) {
            return false;
        }
    }

    private void awaitReady() throws InterruptedException {
        long deadline = System.nanoTime() + START.toNanos();
        for (var replica : replicas) {
            while (!replica.isReady()) {
                if (System.nanoTime() > deadline)
                    throw new IllegalStateException(replica.jvm().name() + " does not get ready; see "
                            + log(replica.jvm().name()));
                // A service that found nothing to work with when it started has ended.
                replica.jvm().start();
                Thread.sleep(200);
            }
        }
    }

    @Override
    public synchronized void close() {
        while (!closings.isEmpty()) {
            try {
                closings.pop().run();
            } catch (RuntimeException e) {
                // The others must end all the same.
                LOG.warn("While ending", e);
            }
        }
    }
}
