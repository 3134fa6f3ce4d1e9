package nl.opvang.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.OutputStreamAppender;
import com.zaxxer.hikari.HikariDataSource;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import javax.sql.DataSource;
import nl.opvang.embedded.DataDirectory;
import nl.opvang.embedded.Databases;
import nl.opvang.issuer.Role;
import nl.opvang.plumbing.command.AxonCommands;
import nl.opvang.plumbing.command.Commands;
import nl.opvang.plumbing.command.DatabaseTransactions;
import nl.opvang.plumbing.store.PostgresEventStorageEngine;
import nl.opvang.standalone.fuzz.Fuzzing;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.eventhandling.EventBus;
import org.axonframework.eventhandling.EventProcessor;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.messaging.deadletter.SequencedDeadLetterQueue;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;
import org.springframework.boot.logging.logback.StructuredLogEncoder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The whole system in one JVM: what each service really runs with, one fact on its way through all of it, and an attack. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class AssemblyIT {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final DataDirectory data = DataDirectory.throwAway();
    private final HttpClient http = HttpClient.newHttpClient();
    private final Standalone opvang = Standalone.start(data, Ports.free(), line -> {});

    @AfterAll
    void stop() {
        opvang.close();
        data.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"reporting", "capacity", "allocation", "funding"})
    void nothing_that_keeps_events_falls_back_to_memory(String service) {
        var context = context(service);
        assertThat(context.getBean(EventStorageEngine.class)).isInstanceOf(PostgresEventStorageEngine.class);
        assertThat(context.getBean(EventBus.class)).isInstanceOf(EmbeddedEventStore.class);
        assertThat(context.getBean(Commands.class)).isInstanceOf(AxonCommands.class);
        assertThat(context.getBean(TransactionManager.class)).isInstanceOf(DatabaseTransactions.class);
        assertThat(context.getBean(PlatformTransactionManager.class)).isInstanceOf(JdbcTransactionManager.class);
        assertThat(context.getBean(DataSource.class)).isInstanceOfSatisfying(HikariDataSource.class, pool -> {
            assertThat(pool.getJdbcUrl()).contains(service);
            assertThat(pool.getUsername()).isEqualTo(service + "_app");
        });
        // Tokens, offsets and what is put aside are rows of ours; Axon's own processors, and the memory they would
        // fall back to, are not there at all.
        assertThat(context.getBeansOfType(EventProcessor.class)).isEmpty();
        assertThat(context.getBeansOfType(TokenStore.class)).isEmpty();
        assertThat(context.getBeansOfType(SequencedDeadLetterQueue.class)).isEmpty();
        var jdbc = context.getBean(JdbcTemplate.class);
        for (var table : new String[] {"relay_token", "store_offset", "kafka_offset", "parked", "idempotency"})
            assertThat(jdbc.queryForObject("select to_regclass(?) is not null", Boolean.class, "runtime." + table))
                    .as(table)
                    .isTrue();
    }

    @Test
    void a_fact_goes_from_http_through_store_and_kafka_into_the_figures() throws Exception {
        var token = opvang.token(Role.MUNICIPALITY, "GM0014");
        var location = opvang.uri("capacity") + "/v1/municipalities/GM0014/locations/" + UUID.randomUUID();
        var opened = put(location, token, """
            {"name": "Oude school", "kind": "MUNICIPAL", "effectiveOn": "2026-01-01",
             "availableFrom": "2026-02-01", "plannedPlaces": 120}\
            """);
        assertThat(opened.statusCode()).isEqualTo(201);
        var realised = put(location + "/place-changes/" + UUID.randomUUID(), token, """
            {"type": "REALISED", "effectiveOn": "2026-02-01", "places": 100}\
            """);
        assertThat(realised.statusCode()).isEqualTo(201);
        var position = JSON.readTree(realised.body()).get("position").stringValue();

        // On a busy machine longer than the two seconds that one question waits.
        await().atMost(Duration.ofMinutes(2)).untilAsserted(() -> {
            var country = get(
                    opvang.uri("reporting") + "/v1/occupancy?level=country&on=2026-02-01&atLeast=" + position,
                    opvang.token(Role.KCIO, null));
            assertThat(country.get("items").get(0).get("realisedPlaces").intValue())
                    .isEqualTo(100);
        });

        var stored = context("capacity").getBean(JdbcTemplate.class);
        assertThat(stored.queryForList("select type from events.event order by tx, position", String.class))
                .containsExactly(
                        "nl.opvang.capacity.location.opened.v1", "nl.opvang.capacity.location.places-realised.v1");
        // The relay notes that Kafka has it after readers may have seen it.
        await().atMost(Duration.ofMinutes(2))
                .untilAsserted(() ->
                        assertThat(stored.queryForObject("""
                            select (token.tx, token.position) = (event.tx, event.position)
                            from runtime.relay_token token, events.event event where event.sequence = 1\
                            """, Boolean.class)).isTrue());
    }

    @Test
    void a_logged_line_names_the_service_whose_thread_it_comes_from() throws Exception {
        var lines = new ByteArrayOutputStream();
        var logger = (Logger) LoggerFactory.getLogger("org.springframework.security.web.FilterChainProxy");
        var appender = appender(logger.getLoggerContext(), lines);
        logger.addAppender(appender);
        logger.setLevel(Level.DEBUG);
        try {
            for (var service : Databases.SERVICES)
                http.send(
                        HttpRequest.newBuilder(URI.create(opvang.uri(service) + "/v1/asked-of-" + service))
                                .build(),
                        BodyHandlers.ofString());
            logger.debug("by the test");
        } finally {
            logger.setLevel(null);
            logger.detachAppender(appender);
            appender.stop();
        }

        var logged = lines.toString(StandardCharsets.UTF_8)
                .lines()
                .map(JSON::readTree)
                .toList();
        for (var service : Databases.SERVICES)
            assertThat(services(logged, "/v1/asked-of-" + service)).containsOnly("opvang-" + service);
        assertThat(services(logged, "by the test")).containsOnly("opvang");
    }

    /** Writes lines as the log file has them, with the settings of the context that was started last. */
    private OutputStreamAppender<ILoggingEvent> appender(LoggerContext logging, OutputStream lines) {
        logging.putObject(Environment.class.getName(), context("funding").getEnvironment());
        var encoder = new StructuredLogEncoder();
        encoder.setContext(logging);
        encoder.setFormat("ecs");
        encoder.start();
        var appender = new OutputStreamAppender<ILoggingEvent>();
        appender.setContext(logging);
        appender.setEncoder(encoder);
        appender.setOutputStream(lines);
        appender.start();
        return appender;
    }

    private static List<String> services(List<JsonNode> logged, String message) {
        return logged.stream()
                .filter(line -> line.path("message").asString("").contains(message))
                .map(line -> line.at("/service/name").asString(""))
                .toList();
    }

    /** Last, because it leaves events behind. The long run is a command: {@code ./opvang fuzz}. */
    @Test
    @Order(Integer.MAX_VALUE)
    void three_thousand_requests_that_nobody_should_send_find_nothing() throws Exception {
        var report = Fuzzing.run(
                new FuzzedStandalone(opvang), 20220304, 0, 3_000, Duration.ofMinutes(5), System.out::println);

        var told = new StringBuilder();
        report.tell(line -> told.append(line).append('\n'));
        System.out.println(told);
        assertThat(report.isClean()).as(told.toString()).isTrue();
        assertThat(report.requests()).isEqualTo(3_000);
        assertThat(report.events()).isPositive();
    }

    private ConfigurableApplicationContext context(String service) {
        return Objects.requireNonNull(opvang.services().get(service));
    }

    private HttpResponse<String> put(String uri, String token, String body) throws Exception {
        return http.send(
                HttpRequest.newBuilder(URI.create(uri))
                        .header("Authorization", "Bearer " + token)
                        .header("Content-Type", "application/json")
                        .PUT(BodyPublishers.ofString(body))
                        .build(),
                BodyHandlers.ofString());
    }

    private JsonNode get(String uri, String token) throws Exception {
        var answer = http.send(
                HttpRequest.newBuilder(URI.create(uri))
                        .header("Authorization", "Bearer " + token)
                        .build(),
                BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return JSON.readTree(answer.body());
    }
}
