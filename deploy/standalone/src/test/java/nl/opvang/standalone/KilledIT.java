package nl.opvang.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.ToLongFunction;
import nl.opvang.issuer.DemoTokens;
import nl.opvang.issuer.Role;
import nl.opvang.standalone.PostingMunicipality.Location;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Everything that was acknowledged survives SIGKILL of everything at any moment: once, and in every view. */
class KilledIT {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final List<String> MUNICIPALITIES = List.of("GM0014", "GM0034", "GM0344", "GM0363");
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final long seed = Long.getLong("killed.seed", System.nanoTime());
    private final Random random = new Random(seed);
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final AtomicInteger acknowledgements = new AtomicInteger();
    private final AtomicBoolean enough = new AtomicBoolean();

    /** In which order things die. */
    private enum Kill {
        /** Between commit and publish, for certain: an open transaction held up the relay, the commits went on. */
        JVM_WITH_EVENTS_THAT_KAFKA_LACKS,
        JVM_AND_POSTGRES_AT_ONCE,
        /** So that clients see a service whose database is gone. */
        POSTGRES_BEFORE_THE_JVM
    }

    @Test
    @Timeout(value = 45, unit = TimeUnit.MINUTES)
    void every_acknowledged_write_is_there_once_after_any_kill(@TempDir Path data) throws Exception {
        System.out.println("seed " + seed);
        try (var opvang = new KilledOpvang(data);
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            opvang.start();
            var clients = clients(opvang);
            var running = new ArrayList<Future<@Nullable Void>>();
            for (Callable<@Nullable Void> client : clients) running.add(threads.submit(client));
            try {
                var kills = new ArrayList<>(List.of(Kill.values()));
                Collections.shuffle(kills, random);
                for (var kill : kills) {
                    awaitAcknowledgements(5 + random.nextInt(60), running);
                    carryOut(kill, opvang, running);
                    System.out.printf("%s after %d acknowledgements%n", kill, acknowledgements.get());
                    opvang.start();
                }
                awaitAcknowledgements(40, running);
            } finally {
                enough.set(true);
            }
            for (var client : running) client.get(5, TimeUnit.MINUTES);

            assertThatEachWriteIsThereOnce(opvang, clients);
            assertThatFiguresAreThoseOfTheClients(opvang, clients);
            assertThatLocationsAreThoseOfTheClients(opvang, clients);
            assertThatRepeatsAreAnsweredAsBefore(opvang, clients);
        }
    }

    private List<PostingMunicipality> clients(KilledOpvang opvang) {
        var tokens = new DemoTokens(URI.create(opvang.issuer()), opvang.keys());
        return MUNICIPALITIES.stream()
                .map(code -> new PostingMunicipality(
                        code,
                        opvang.uri("capacity"),
                        tokens.local(Role.MUNICIPALITY, code).value(),
                        random.nextLong(),
                        acknowledgements,
                        enough))
                .toList();
    }

    private void awaitAcknowledgements(int more, List<Future<@Nullable Void>> running) {
        int until = acknowledgements.get() + more;
        await().pollInterval(Duration.ofMillis(5)).atMost(PATIENCE).until(() -> {
            for (var client : running) if (client.isDone()) client.get();
            return acknowledgements.get() >= until;
        });
    }

    private void carryOut(Kill kill, KilledOpvang opvang, List<Future<@Nullable Void>> running) throws Exception {
        switch (kill) {
            case JVM_WITH_EVENTS_THAT_KAFKA_LACKS -> {
                try (var connection = opvang.superuser("capacity")) {
                    connection.setAutoCommit(false);
                    connection.createStatement().execute("select pg_current_xact_id()");
                    awaitAcknowledgements(20, running);
                    opvang.killJvm();
                }
                // Each client may have had one write under way that got its transaction id before.
                assertThat(number(opvang, "capacity", """
                    select count(*) from events.event
                    where (tx, position) > (select tx, position from runtime.relay_token)\
                    """)).isGreaterThanOrEqualTo(20 - MUNICIPALITIES.size());
                opvang.killPostgres();
            }
            case JVM_AND_POSTGRES_AT_ONCE -> {
                opvang.killJvm();
                opvang.killPostgres();
            }
            case POSTGRES_BEFORE_THE_JVM -> {
                opvang.killPostgres();
                opvang.killJvm();
            }
        }
    }

    private static void assertThatEachWriteIsThereOnce(KilledOpvang opvang, List<PostingMunicipality> clients)
            throws SQLException {
        var stored = strings(opvang, "capacity", "select event_id::text from events.event");
        var answered = new ArrayList<String>();
        for (var client : clients)
            for (var write : client.acknowledged())
                for (var event : JSON.readTree(write.answer()).path("events")) answered.add(event.asString());
        assertThat(answered).doesNotHaveDuplicates();
        assertThat(stored).containsExactlyInAnyOrderElementsOf(answered);
        assertThat(number(opvang, "capacity", """
            select count(*) from
                (select from events.event group by aggregate_id
                 having min(sequence) <> 0 or max(sequence) <> count(*) - 1) as gap\
            """)).isZero();
    }

    private void assertThatFiguresAreThoseOfTheClients(KilledOpvang opvang, List<PostingMunicipality> clients)
            throws Exception {
        var token = new DemoTokens(URI.create(opvang.issuer()), opvang.keys())
                .national(Role.KCIO)
                .value();
        long lines = number(
                opvang, "capacity", "select coalesce(sum(jsonb_array_length(payload->'lines')), 0) from events.event");
        await().pollInterval(Duration.ofMillis(200))
                .atMost(PATIENCE)
                .untilAsserted(() -> assertThat(number(opvang, "reporting", "select count(*) from views.ledger_line"))
                        .isEqualTo(lines));
        // Idle readers may still get duplicates, which must change nothing: let them pass all that was announced by
        // now.
        var now = Instant.parse(strings(
                        opvang,
                        "capacity",
                        "select to_char(now() at time zone 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS.US\"Z\"')")
                .getFirst());
        await().pollInterval(Duration.ofMillis(200))
                .atMost(PATIENCE)
                .untilAsserted(() -> assertThat(Instant.parse(
                                get(opvang.uri("reporting") + "/v1/occupancy?level=country&on=2025-01-01", token)
                                        .path("projectedThrough")
                                        .asString()))
                        .isAfter(now));
        for (var day : days(clients)) {
            var country = get(opvang.uri("reporting") + "/v1/occupancy?level=country&on=" + day, token)
                    .path("items")
                    .path(0);
            assertThat(country.path("realisedPlaces").asLong())
                    .as("realised on %s", day)
                    .isEqualTo(sum(clients, location -> location.placesOn(day)));
            assertThat(country.path("occupiedPlaces").asLong())
                    .as("occupied on %s", day)
                    .isEqualTo(sum(clients, location -> location.countedOn(day)));
        }
        for (var database : List.of("capacity", "allocation", "funding", "reporting"))
            assertThat(number(opvang, database, "select count(*) from runtime.parked"))
                    .as("parked in %s", database)
                    .isZero();
    }

    private static List<LocalDate> days(List<PostingMunicipality> clients) {
        long most = clients.stream()
                .flatMap(client -> client.locations().stream())
                .mapToLong(Location::days)
                .max()
                .orElseThrow();
        return PostingMunicipality.FIRST_DAY
                .datesUntil(PostingMunicipality.FIRST_DAY.plusDays(most + 2))
                .toList();
    }

    private static long sum(List<PostingMunicipality> clients, ToLongFunction<Location> figure) {
        return clients.stream()
                .flatMap(client -> client.locations().stream())
                .mapToLong(figure)
                .sum();
    }

    private void assertThatLocationsAreThoseOfTheClients(KilledOpvang opvang, List<PostingMunicipality> clients)
            throws Exception {
        var day = days(clients).getLast();
        for (var client : clients) {
            var expected = new HashMap<String, Integer>();
            for (var location : client.locations()) expected.put(location.id().toString(), location.placesOn(day));
            var uri = "%s/v1/municipalities/%s/locations?limit=1000&on=%s"
                    .formatted(opvang.uri("capacity"), client.code(), day);
            await().pollInterval(Duration.ofMillis(200)).atMost(PATIENCE).untilAsserted(() -> {
                Map<String, Integer> answered = new HashMap<>();
                for (var location : get(uri, client.token()).path("items"))
                    answered.put(
                            location.path("id").asString(),
                            location.path("realisedPlaces").asInt());
                assertThat(answered).isEqualTo(expected);
            });
        }
    }

    private static void assertThatRepeatsAreAnsweredAsBefore(KilledOpvang opvang, List<PostingMunicipality> clients)
            throws Exception {
        long before = number(opvang, "capacity", "select count(*) from events.event");
        for (var client : clients) {
            for (var write : client.acknowledged()) {
                var answer = client.repeat(write);
                assertThat(answer.statusCode()).isEqualTo(201);
                assertThat(answer.body()).isEqualTo(write.answer());
            }
        }
        assertThat(number(opvang, "capacity", "select count(*) from events.event"))
                .isEqualTo(before);
    }

    private JsonNode get(String uri, String token) throws IOException, InterruptedException {
        var answer = http.send(
                HttpRequest.newBuilder(URI.create(uri))
                        .timeout(Duration.ofMinutes(2))
                        .header("Authorization", "Bearer " + token)
                        .build(),
                BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return JSON.readTree(answer.body());
    }

    private static long number(KilledOpvang opvang, String database, String query) throws SQLException {
        return Long.parseLong(strings(opvang, database, query).getFirst());
    }

    private static List<String> strings(KilledOpvang opvang, String database, String query) throws SQLException {
        try (var connection = opvang.superuser(database);
                var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            var all = new ArrayList<String>();
            while (rows.next()) all.add(rows.getString(1));
            return all;
        }
    }
}
