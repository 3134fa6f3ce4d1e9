package nl.opvang.standalone;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.function.Consumer;
import nl.opvang.allocation.AllocationService;
import nl.opvang.capacity.CapacityService;
import nl.opvang.demo.post.Addresses;
import nl.opvang.demo.post.NationalDemo;
import nl.opvang.embedded.DataDirectory;
import nl.opvang.embedded.Databases;
import nl.opvang.embedded.EmbeddedKafka;
import nl.opvang.embedded.EmbeddedPostgres;
import nl.opvang.embedded.KafkaSettings;
import nl.opvang.embedded.PostgresSettings;
import nl.opvang.embedded.ServiceDatabase;
import nl.opvang.funding.FundingService;
import nl.opvang.issuer.DemoTokens;
import nl.opvang.issuer.IssuerApplication;
import nl.opvang.issuer.Role;
import nl.opvang.reporting.ReportingService;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** All four services, the issuer, a real PostgreSQL and a real Kafka broker in this JVM. */
public final class Standalone implements AutoCloseable {
    /** As the tokens say for whom they are meant. */
    static final String AUDIENCE = "opvang";

    private static final String IDENTITY_KEY = "identity";
    private static final String PERSON_KEYS = "person-keys";

    private static final String BODY_KEY = "bodies";

    private final DataDirectory data;
    private final Ports ports;
    private final Consumer<String> tell;
    private final Deque<Runnable> closings = new ConcurrentLinkedDeque<>();
    private final Map<String, ConfigurableApplicationContext> services = new ConcurrentHashMap<>();

    private Standalone(DataDirectory data, Ports ports, Consumer<String> tell) {
        this.data = data;
        this.ports = ports;
        this.tell = tell;
    }

    /**
     * Starts everything; what was started is stopped again when something fails.
     *
     * @param tell told in a line what happens
     */
    public static Standalone start(DataDirectory data, Ports ports, Consumer<String> tell) {
        var standalone = new Standalone(data, ports, tell);
        try {
            standalone.start();
            return standalone;
        } catch (RuntimeException e) {
            standalone.close();
            throw e;
        }
    }

    private void start() {
        long began = System.nanoTime();
        tell.accept("Opvang starts; its data are in " + data.path());
        var kafka = CompletableFuture.supplyAsync(() ->
                EmbeddedKafka.start(data, KafkaSettings.defaults().withPorts(ports.kafka(), ports.kafkaController())));
        // In any case: the broker's threads keep a JVM alive that failed at something else.
        closings.push(() -> kafka.thenAccept(EmbeddedKafka::close).join());
        var postgres = EmbeddedPostgres.start(data, PostgresSettings.defaults().withPort(ports.postgres()));
        closings.push(postgres::close);
        var databases = new Databases(postgres.superuser(), data.secrets());
        data.secrets().readOrGenerate(IDENTITY_KEY);
        data.secrets().readOrGenerate(PERSON_KEYS);
        data.secrets().readOrGenerate(BODY_KEY);
        for (var service : Databases.SERVICES) data.secrets().readOrGenerate(sealing(service));
        run("issuer", IssuerApplication.application(), issuerArguments());
        var brokers = kafka.join().bootstrapServers();
        tell.accept("PostgreSQL, Kafka and the issuer run, after " + since(began));
        runServices(
                Map.of(
                        databases.provision("reporting"), ReportingService.application(),
                        databases.provision("capacity"), CapacityService.application(),
                        databases.provision("allocation"), AllocationService.application(),
                        databases.provision("funding"), FundingService.application()),
                brokers);
        tell.accept("All services answer, after " + since(began) + ":");
        for (var service : Databases.SERVICES)
            tell.accept("  %-10s %s with pages, %<s/v1/openapi.json".formatted(service, uri(service)));
        tell.accept("  %-10s %s".formatted("issuer", issuer()));
    }

    private static String since(long nanos) {
        return "%.1f s".formatted((System.nanoTime() - nanos) / 1e9);
    }

    /** Beside each other, for none needs another to start; all are waited for, so that whatever was started can be stopped. */
    private void runServices(Map<ServiceDatabase, SpringApplicationBuilder> applications, String brokers) {
        var starting = new ArrayList<CompletableFuture<Void>>();
        applications.forEach((database, application) -> starting.add(CompletableFuture.runAsync(
                () -> services.put(
                        database.service(), run(database.service(), application, arguments(database, brokers))),
                Thread.ofPlatform()::start)));
        CompletableFuture.allOf(starting.toArray(CompletableFuture[]::new)).join();
    }

    private ConfigurableApplicationContext run(
            String name, SpringApplicationBuilder application, List<String> arguments) {
        // One hook for all: contexts close in the opposite order of their start, and the servers after them.
        var context = ServiceOfThread.named(
                name, () -> application.registerShutdownHook(false).run(arguments.toArray(String[]::new)));
        closings.push(context::close);
        return context;
    }

    private List<String> issuerArguments() {
        var arguments = new ArrayList<>(logging());
        arguments.add("--opvang.issuer.port=" + ports.issuer());
        arguments.add("--opvang.issuer.keys=" + keys());
        for (var service : Databases.SERVICES)
            arguments.add("--opvang.issuer.pages.opvang-" + service + "=" + uri(service));
        return arguments;
    }

    private List<String> arguments(ServiceDatabase database, String brokers) {
        var service = database.service();
        var arguments = new ArrayList<>(logging());
        arguments.addAll(List.of(
                "--server.address=127.0.0.1",
                "--server.port=" + ports.of(service),
                "--management.server.port=" + ports.managementOf(service),
                "--opvang.database.url=" + database.jdbcUrl(),
                "--opvang.database.owner-user=" + database.ownerUser(),
                "--opvang.database.owner-password=" + database.ownerPassword(),
                "--opvang.database.app-user=" + database.appUser(),
                "--opvang.database.app-password=" + database.appPassword(),
                "--opvang.kafka.bootstrap-servers=" + brokers,
                "--opvang.access.issuer-uri=" + issuer(),
                "--opvang.access.audience=" + AUDIENCE,
                "--opvang.http.body-key-file=" + data.secrets().file(BODY_KEY),
                "--opvang.seals.key-file=" + data.secrets().file(sealing(service)),
                "--opvang.identity.key-file=" + data.secrets().file(IDENTITY_KEY),
                "--opvang.person-keys.key-file=" + data.secrets().file(PERSON_KEYS)));
        for (var other : Databases.SERVICES) arguments.add("--opvang.page.services." + other + "=" + uri(other));
        return arguments;
    }

    /** The key with which a service signs its seals, one each. */
    private static String sealing(String service) {
        return service + "-seals";
    }

    /** Logs go to a file as JSON; the console is for what {@link #tell} says. */
    private List<String> logging() {
        return List.of(
                "--logging.file.name=" + data.path().resolve("logs").resolve("opvang.log"),
                "--logging.structured.format.file=ecs",
                "--logging.structured.ecs.service.name=" + ServiceOfThread.NOBODY_IN_PARTICULAR,
                "--logging.structured.json.customizer=" + ServiceOfThread.class.getName(),
                "--logging.threshold.console=OFF",
                "--logging.level.kafka=warn",
                "--logging.level.state=warn",
                "--logging.level.org.apache.kafka=warn");
    }

    /** Where the issuer keeps what it must remember. */
    Path keys() {
        return data.path().resolve("keys");
    }

    /** The contexts of the services, by name. */
    Map<String, ConfigurableApplicationContext> services() {
        return Map.copyOf(services);
    }

    /**
     * A token of the demo issuer.
     *
     * @param area municipality or region code for a role that needs one
     */
    public String token(Role role, @Nullable String area) {
        var tokens = new DemoTokens(issuer(), keys());
        return (area == null ? tokens.national(role) : tokens.local(role, area)).value();
    }

    /**
     * Has the simulated municipalities post the national history, unless it is there already.
     *
     * @throws InterruptedException when the thread is to stop; the next load goes on from there
     */
    public void loadDemo() throws InterruptedException {
        var services = new Addresses(uri("reporting"), uri("capacity"), uri("allocation"), uri("funding"));
        var tokens = new DemoTokens(issuer(), keys());
        new NationalDemo(services, who -> token(tokens, who), tell).load();
    }

    /** @param who a role, and for a local one its area behind it; one of several people in a role behind a slash */
    private static String token(DemoTokens tokens, String who) {
        var person = who.split("/", 2);
        var parts = person[0].split(" ", -1);
        var role = Role.named(parts[0]).orElseThrow();
        return tokens.request(role, parts.length == 1 ? null : parts[1], person.length == 1 ? null : person[1])
                .value();
    }

    /** Where the issuer is. */
    public URI issuer() {
        return URI.create("http://127.0.0.1:" + ports.issuer());
    }

    /** Where a service is. */
    public URI uri(String service) {
        return URI.create("http://127.0.0.1:" + ports.of(service));
    }

    /** Stops everything in the opposite order of its start. */
    @Override
    public void close() {
        while (!closings.isEmpty()) {
            try {
                closings.pop().run();
            } catch (RuntimeException e) {
                tell.accept("While stopping: " + e);
            }
        }
    }
}
