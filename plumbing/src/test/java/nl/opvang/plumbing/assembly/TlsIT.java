package nl.opvang.plumbing.assembly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.NoSuchAlgorithmException;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import javax.net.ssl.SSLContext;
import nl.opvang.embedded.DataDirectory;
import nl.opvang.embedded.Databases;
import nl.opvang.embedded.Durability;
import nl.opvang.embedded.EmbeddedKafka;
import nl.opvang.embedded.EmbeddedPostgres;
import nl.opvang.embedded.KafkaSettings;
import nl.opvang.embedded.PostgresSettings;
import nl.opvang.plumbing.access.TestCertificate;
import nl.opvang.plumbing.http.TallyApplication;
import nl.opvang.plumbing.relay.KafkaAccess;
import nl.opvang.plumbing.sample.SampleService;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the operating guide says of TLS, between a service and its servers and whoever reads its metrics. */
class TlsIT {
    @TempDir
    private static Path directory;

    private static Path store = Path.of("");
    private static Path another = Path.of("");
    private static SSLContext tls = defaultContext();

    private static SSLContext defaultContext() {
        try {
            return SSLContext.getDefault();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @BeforeAll
    static void certify() throws Exception {
        store = directory.resolve("localhost.p12");
        another = directory.resolve("another.p12");
        tls = TestCertificate.into(store);
        TestCertificate.into(another);
    }

    @Test
    void metrics_are_told_over_tls_alone_when_the_management_port_has_a_certificate() throws Exception {
        var bundle = "spring.ssl.bundle.jks.inside.";
        try (var running = TallyApplication.start(
                        SampleService.freshDatabase(),
                        "management.server.ssl.bundle=inside",
                        bundle + "keystore.location=file:" + store,
                        bundle + "keystore.password=" + TestCertificate.PASSWORD);
                var client = HttpClient.newBuilder().sslContext(tls).build()) {
            var port = Objects.requireNonNull(running.context().getEnvironment().getProperty("local.management.port"));
            var liveness = "://localhost:" + port + "/actuator/health/liveness";
            var answer = client.send(
                    HttpRequest.newBuilder(URI.create("https" + liveness)).build(), BodyHandlers.ofString());
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
            assertThat(client.send(
                                    HttpRequest.newBuilder(URI.create("http" + liveness))
                                            .build(),
                                    BodyHandlers.ofString())
                            .statusCode())
                    .isEqualTo(400);
        }
    }

    @Test
    void a_service_knows_its_database_by_a_certificate_and_by_no_other() throws Exception {
        TestCertificate.writePem(store, directory.resolve("server.crt"), directory.resolve("server.key"));
        TestCertificate.writePem(another, directory.resolve("another.crt"), directory.resolve("another.key"));
        try (var data = DataDirectory.throwAway();
                var postgres = EmbeddedPostgres.start(
                        data,
                        PostgresSettings.defaults()
                                .withDurability(Durability.UNFLUSHED_FOR_TESTS)
                                .withSharedBuffersMebibytes(16))) {
            var database = new Databases(postgres.superuser(), data.secrets()).provision("capacity", "capacity");
            postgres.stop();
            Files.writeString(data.path().resolve("postgres/local.conf"), """
                ssl = on
                ssl_cert_file = '%s'
                ssl_key_file = '%s'
                """.formatted(
                            directory.resolve("server.crt"), directory.resolve("server.key")));
            postgres.start();

            var verified = database.jdbcUrl() + "?sslmode=verify-full&sslrootcert=";
            try (var connection = DriverManager.getConnection(
                            verified + directory.resolve("server.crt"), database.appUser(), database.appPassword());
                    var statement = connection.createStatement();
                    var answer = statement.executeQuery("select ssl from pg_stat_ssl where pid = pg_backend_pid()")) {
                assertThat(answer.next() && answer.getBoolean(1)).isTrue();
            }
            assertThatThrownBy(() -> DriverManager.getConnection(
                                    verified + directory.resolve("another.crt"),
                                    database.appUser(),
                                    database.appPassword())
                            .close())
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("SSL error");
        }
    }

    @Test
    void a_service_knows_its_brokers_by_a_certificate_and_by_no_other() throws Exception {
        var broker = new HashMap<>(trusting(store));
        broker.put("listener.security.protocol.map", "CLIENT:SSL,CONTROLLER:PLAINTEXT");
        broker.put("ssl.keystore.location", store.toString());
        broker.put("ssl.keystore.password", TestCertificate.PASSWORD);
        broker.put("ssl.key.password", TestCertificate.PASSWORD);
        broker.put("ssl.keystore.type", "PKCS12");
        try (var data = DataDirectory.throwAway();
                var kafka = EmbeddedKafka.start(
                        data,
                        KafkaSettings.defaults()
                                .withDurability(Durability.UNFLUSHED_FOR_TESTS)
                                .with(broker))) {
            try (var access = access(kafka, store)) {
                assertThat(access.ensureEvents("opvang.sample")).isNotEmpty();
            }
            try (var access = access(kafka, another)) {
                assertThatThrownBy(() -> access.ensureEvents("opvang.sample"))
                        .hasStackTraceContaining("SSL handshake failed");
            }
        }
    }

    private static KafkaAccess access(EmbeddedKafka kafka, Path trusted) {
        var settings = new HashMap<String, Object>(trusting(trusted));
        settings.put("bootstrap.servers", kafka.bootstrapServers());
        settings.put("security.protocol", "SSL");
        return new KafkaAccess(settings, (short) 1);
    }

    private static Map<String, String> trusting(Path store) {
        return Map.of(
                "ssl.truststore.location",
                store.toString(),
                "ssl.truststore.password",
                TestCertificate.PASSWORD,
                "ssl.truststore.type",
                "PKCS12");
    }
}
