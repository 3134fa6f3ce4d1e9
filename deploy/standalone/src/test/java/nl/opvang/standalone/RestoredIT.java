package nl.opvang.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import nl.opvang.embedded.DataDirectory;
import nl.opvang.issuer.Role;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** PostgreSQL comes back from its backup, older than Kafka: nobody is answered from it until what it lacks has been taken back. */
class RestoredIT {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final String MISSING = "/v1/missing-events";
    private static final String EVENTS = """
        select event_id, type, aggregate_id, sequence, recorded_at, known_at, command_id, correlation_id, causation_id,
               traceparent, actor, actor_role, on_behalf_of, reason, corrects, payload::text
        from events.event order by tx, position\
        """;

    private static final String PATH = "/v1/municipalities/GM0014/locations/";
    private static final String ID = "00000000-0000-4000-8000-000000000009";
    private static final String OPENING = """
        {"name": "Oude school", "kind": "MUNICIPAL", "effectiveOn": "2026-01-01", "availableFrom": "2026-02-01",
         "plannedPlaces": 120}\
        """;

    private final HttpClient http = HttpClient.newHttpClient();
    private final Ports ports = Ports.free();
    private final String location = UUID.randomUUID().toString();

    @Test
    void a_service_that_comes_back_older_than_kafka_stays_shut_until_it_has_back_what_it_lacks(@TempDir Path backups)
            throws Exception {
        try (var data = DataDirectory.throwAway()) {
            var backup = PostgresBackup.prepare(data, backups, ports.postgres());
            List<Map<String, @Nullable Object>> capacityBefore;
            List<Map<String, @Nullable Object>> allocationBefore;
            List<String> lost;
            try (var opvang = Standalone.start(data, ports, line -> {})) {
                assertThat(put(opvang, "", OPENING).statusCode()).isEqualTo(201);
                backup.takeBase();
                assertThat(put(opvang, "/place-changes/" + UUID.randomUUID(), realised(100))
                                .statusCode())
                        .isEqualTo(201);
                await().atMost(PATIENCE).until(() -> noted(opvang) == 2);
                backup.name("before-the-fault");
                lost = Stream.of(
                                put(opvang, "/place-changes/" + ID, changed(90)),
                                put(
                                        opvang,
                                        "/counts/" + UUID.randomUUID(),
                                        "{\"on\": \"2026-03-02\", \"occupied\": 40}"))
                        .map(RestoredIT::event)
                        .toList();
                await().atMost(PATIENCE).until(() -> noted(opvang) == 3 && realisedPlaces(opvang) == 90);
                capacityBefore = jdbc(opvang, "capacity").queryForList(EVENTS);
                allocationBefore = jdbc(opvang, "allocation").queryForList(EVENTS);
                backup.awaitArchived();
            }
            backup.restore("before-the-fault");

            try (var opvang = Standalone.start(data, ports, line -> {})) {
                assertThat(jdbc(opvang, "capacity").queryForList(EVENTS))
                        .isEqualTo(capacityBefore.subList(0, capacityBefore.size() - 2));
                assertThatItStaysShut(opvang, lost);
                // What reporting has of its own is whole, and it read the others' events when they were still there.
                await().atMost(PATIENCE).until(() -> realisedPlaces(opvang) == 90);

                takeBack(opvang, "capacity", 2);
                assertThat(jdbc(opvang, "capacity").queryForList(EVENTS)).isEqualTo(capacityBefore);
                takeBack(opvang, "allocation", allocationBefore.size() - 2);
                assertThat(jdbc(opvang, "allocation").queryForList(EVENTS)).isEqualTo(allocationBefore);
                assertThatItGoesOn(opvang);
                assertThatNothingCameTwice(opvang, capacityBefore.size() + 1);
            }
        }
    }

    private void assertThatItStaysShut(Standalone opvang, List<String> lost) throws Exception {
        var refused = put(opvang, "/place-changes/" + UUID.randomUUID(), changed(80));
        assertThat(refused.statusCode()).isEqualTo(503);
        assertThat(JSON.readTree(refused.body()).path("type").asString())
                .isEqualTo("urn:problem-type:opvang:store-incomplete");
        assertThat(refused.headers().firstValue("Retry-After")).isPresent();
        var read = send("GET", opvang.uri("capacity") + PATH + location, municipality(opvang), null);
        assertThat(read.statusCode()).isEqualTo(503);
        var readiness = send(
                "GET",
                URI.create("http://127.0.0.1:" + ports.managementOf("capacity")) + "/actuator/health/readiness",
                "",
                null);
        assertThat(readiness.statusCode()).isEqualTo(503);

        var missing = missing(opvang, "capacity");
        assertThat(missing.path("state").asString()).isEqualTo("LACKING");
        assertThat(missing.path("count").asInt()).isEqualTo(2);
        assertThat(missing.path("items").findValuesAsString("eventId")).isEqualTo(lost);
        assertThat(missing.path("items").findValuesAsString("sequence")).containsExactly("2", "3");
        assertThat(send("GET", opvang.uri("capacity") + MISSING, municipality(opvang), null)
                        .statusCode())
                .isEqualTo(403);
        assertThat(decide(opvang, "capacity", 1).statusCode()).isEqualTo(409);
    }

    private void takeBack(Standalone opvang, String service, int count) throws Exception {
        assertThat(missing(opvang, service).path("count").asInt()).isEqualTo(count);
        var decided = decide(opvang, service, count);
        assertThat(decided.statusCode()).as(decided.body()).isEqualTo(200);
        await().atMost(PATIENCE)
                .until(() -> missing(opvang, service).path("state").asString().equals("COMPLETE"));
        assertThat(decide(opvang, service, count).statusCode()).isEqualTo(409);
    }

    private void assertThatItGoesOn(Standalone opvang) throws Exception {
        // Its first answer is lost with the store; the fact is there, so nothing has to change.
        var again = put(opvang, "/place-changes/" + ID, changed(90));
        assertThat(again.statusCode()).isEqualTo(200);
        assertThat(JSON.readTree(again.body()).path("events")).isEmpty();
        var more = put(opvang, "/place-changes/" + UUID.randomUUID(), changed(80));
        assertThat(more.statusCode()).isEqualTo(201);
        assertThat(JSON.readTree(more.body()).path("sequence").asInt()).isEqualTo(4);
        await().atMost(PATIENCE).until(() -> realisedPlaces(opvang) == 80 && noted(opvang) == 4);
    }

    /** The relay sends again what the restored store believes not to have sent. */
    private static void assertThatNothingCameTwice(Standalone opvang, int events) {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(jdbc(opvang, "reporting")
                                .queryForObject(
                                        "select count(distinct event_id) from views.ledger_line", Integer.class))
                        .isEqualTo(events));
        for (var service : List.of("reporting", "allocation", "capacity"))
            assertThat(jdbc(opvang, service).queryForObject("select count(*) from runtime.parked", Integer.class))
                    .isZero();
    }

    private static String realised(int places) {
        return "{\"type\": \"REALISED\", \"effectiveOn\": \"2026-02-01\", \"places\": %d}".formatted(places);
    }

    private static String changed(int places) {
        return "{\"type\": \"CHANGED\", \"effectiveOn\": \"2026-03-01\", \"places\": %d}".formatted(places);
    }

    private static String event(HttpResponse<String> written) {
        assertThat(written.statusCode()).as(written.body()).isEqualTo(201);
        return JSON.readTree(written.body()).path("events").path(0).asString();
    }

    private static String municipality(Standalone opvang) {
        return opvang.token(Role.MUNICIPALITY, "GM0014");
    }

    private HttpResponse<String> put(Standalone opvang, String below, String body) throws Exception {
        return send("PUT", opvang.uri("capacity") + PATH + location + below, municipality(opvang), body);
    }

    private HttpResponse<String> decide(Standalone opvang, String service, int count) throws Exception {
        return send(
                "PUT",
                opvang.uri(service) + MISSING + "/taking-back",
                opvang.token(Role.OPERATOR, null),
                "{\"count\": %d, \"reason\": \"the disk was lost\"}".formatted(count));
    }

    private JsonNode missing(Standalone opvang, String service) throws Exception {
        var answer = send("GET", opvang.uri(service) + MISSING, opvang.token(Role.OPERATOR, null), null);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return JSON.readTree(answer.body());
    }

    /** On 1 April, in the country. */
    private int realisedPlaces(Standalone opvang) throws Exception {
        var answer = send(
                "GET",
                opvang.uri("reporting") + "/v1/occupancy?level=country&on=2026-04-01",
                opvang.token(Role.KCIO, null),
                null);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return JSON.readTree(answer.body())
                .path("items")
                .path(0)
                .path("realisedPlaces")
                .asInt();
    }

    /** What allocation's guest books have heard of the places, as events of their own. */
    private static int noted(Standalone opvang) {
        return Objects.requireNonNull(jdbc(opvang, "allocation")
                .queryForObject(
                        "select count(*) from events.event where aggregate_id like 'guest-book:%'", Integer.class));
    }

    private static JdbcTemplate jdbc(Standalone opvang, String service) {
        return Objects.requireNonNull(opvang.services().get(service)).getBean(JdbcTemplate.class);
    }

    private HttpResponse<String> send(String method, String uri, String token, @Nullable String body) throws Exception {
        var headers = new ArrayList<String>();
        if (!token.isEmpty()) headers.addAll(List.of("Authorization", "Bearer " + token));
        if (body != null) headers.addAll(List.of("Content-Type", "application/json"));
        var request = HttpRequest.newBuilder(URI.create(uri))
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        if (!headers.isEmpty()) request.headers(headers.toArray(String[]::new));
        return http.send(request.build(), BodyHandlers.ofString());
    }
}
