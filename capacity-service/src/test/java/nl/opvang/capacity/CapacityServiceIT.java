package nl.opvang.capacity;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import nl.opvang.plumbing.SettingRefused;
import nl.opvang.plumbing.access.AccessWalk;
import nl.opvang.plumbing.access.Role;
import nl.opvang.plumbing.access.TestTokens;
import nl.opvang.plumbing.http.Http;
import nl.opvang.plumbing.http.Http.Answer;
import nl.opvang.plumbing.http.OpenApi;
import nl.opvang.plumbing.page.signin.TestSession;
import nl.opvang.plumbing.secret.TestKeys;
import nl.opvang.plumbing.testservers.TestServers;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The whole service over HTTP, on a real store and a real broker. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CapacityServiceIT {
    private static final TestTokens TOKENS = TestTokens.shared();
    private static final String LOCATION = "/v1/municipalities/{municipality}/locations/{location}";
    private static final String PAGE_OF_LOCATION = "/municipalities/{municipality}/locations/{location}";
    private static final String STATEMENT = "/v1/municipalities/{municipality}/statements/{week}";
    private static final String OPENING = """
        {"effectiveOn": "2024-01-01", "name": "Hotel Zuid", "kind": "MUNICIPAL", "stayLength": "LONG",
         "buildingType": "HOTEL", "privacyLevel": "OWN_ROOM", "ownFacilities": ["BATHROOM", "KITCHEN"],
         "availableFrom": "2024-02-01", "availableUntil": "2025-02-01", "plannedPlaces": 80}
        """;

    private ConfigurableApplicationContext service;
    private Http groningen;

    @BeforeAll
    void start() {
        var database = TestServers.shared().freshDatabase("capacity");
        service = CapacityService.application()
                .run(
                        "--server.port=0",
                        "--management.server.port=0",
                        "--opvang.http.longest-wait=2m",
                        "--opvang.database.url=" + database.jdbcUrl(),
                        "--opvang.database.owner-user=" + database.ownerUser(),
                        "--opvang.database.owner-password=" + database.ownerPassword(),
                        "--opvang.database.app-user=" + database.appUser(),
                        "--opvang.database.app-password=" + database.appPassword(),
                        "--opvang.kafka.bootstrap-servers="
                                + TestServers.shared().bootstrapServers(),
                        "--opvang.access.issuer-uri=" + TOKENS.issuerUri(),
                        "--opvang.access.audience=" + TestTokens.AUDIENCE,
                        "--opvang.seals.key-file=" + TestKeys.file(),
                        "--opvang.http.body-key-file=" + TestKeys.file());
        int port = requireNonNull(((WebServerApplicationContext) service).getWebServer())
                .getPort();
        groningen = new Http(port, TOKENS.token(Role.MUNICIPALITY, "GM0014"));
    }

    @AfterAll
    void stop() {
        service.close();
    }

    @Test
    void the_description_names_exactly_the_endpoints_there_are_with_examples_that_are_taken() {
        var api = OpenApi.of(groningen);
        api.describesExactly((ServletWebServerApplicationContext) service);
        api.foresees(
                "GET",
                "/municipalities/{municipality}/locations",
                groningen.get("/v1/municipalities/GM0014/locations"));
    }

    @Test
    void it_names_at_once_all_settings_without_which_it_does_not_start() {
        assertThatThrownBy(() -> CapacityService.application()
                        .run(
                                "--opvang.database.url=jdbc:postgresql://127.0.0.1:1/capacity",
                                "--opvang.access.audience=opvang")
                        .close())
                .isInstanceOf(SettingRefused.class)
                .hasMessageContainingAll("opvang.access.issuer-uri", "opvang.http.body-key-file")
                .hasMessageNotContainingAny("opvang.database.url", "opvang.access.audience");
    }

    @Test
    void kafka_is_a_part_of_health_but_not_of_what_the_probes_ask() {
        var port = requireNonNull(service.getEnvironment().getProperty("local.management.port"));
        var management = new Http(Integer.parseInt(port), null);
        awaitKafka(management, "UP");
        TestServers.shared().stopKafka();
        try {
            awaitKafka(management, "DOWN");
            var ready = management.get("/actuator/health/readiness");
            assertThat(ready.status()).as(ready.body()).isEqualTo(200);
            assertThat(ready.body()).doesNotContain("kafka");
            assertThat(management.get("/actuator/health/liveness").status()).isEqualTo(200);
        } finally {
            TestServers.shared().startKafka();
        }
        awaitKafka(management, "UP");
    }

    private static void awaitKafka(Http management, String status) {
        await().atMost(Duration.ofMinutes(1)).untilAsserted(() -> {
            var health = management.get("/actuator/health");
            assertThat(health.json().at("/components/kafka/status").asString(""))
                    .as(health.body())
                    .isEqualTo(status);
        });
    }

    @Test
    void a_migration_of_plumbing_that_was_written_after_those_of_the_service_is_still_carried_out() {
        var migrations = service.getBean(Flyway.class);
        try (var owner = migrations.getConfiguration().getDataSource().getConnection();
                var forget = owner.createStatement()) {
            forget.executeUpdate("delete from runtime.flyway_schema_history where version = '11'");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }

        assertThat(migrations.migrate().migrationsExecuted).isEqualTo(1);
    }

    @Test
    void what_is_said_about_a_location_is_read_back_for_every_day() {
        var location = open("GM0014");
        put(location, "/place-changes/" + id(), """
            {"type": "REALISED", "effectiveOn": "2024-02-01", "places": 60}\
            """);
        put(location, "/place-changes/" + id(), """
            {"effectiveOn": "2024-03-01", "places": 70, "reason": "second floor"}\
            """);
        var period = id();
        put(location, "/out-of-use-periods/" + period, """
            {"from": "2024-03-10", "until": "2024-04-10", "places": 12}\
            """);
        put(location, "/returns-to-use/" + id(), """
            {"periodId": "%s", "effectiveOn": "2024-03-20"}\
            """.formatted(period));
        put(location, "/counts/" + id(), """
            {"on": "2024-02-05", "occupied": 41}\
            """);
        put(location, "/occupancy-basis-changes/" + id(), """
            {"effectiveOn": "2024-06-01", "basis": "NAMED"}\
            """);
        put(location, "/prolongations/" + id(), """
            {"availableUntil": "2026-02-01"}\
            """);
        var last = put(location, "/closings/" + id(), """
            {"effectiveOn": "2025-12-01"}\
            """);

        var view = read(location, "2024-03-15", last);
        assertThat(view.path("name").stringValue()).isEqualTo("Hotel Zuid");
        assertThat(view.path("situatedIn").stringValue()).isEqualTo("GM0014");
        assertThat(view.path("kind").stringValue()).isEqualTo("MUNICIPAL");
        assertThat(view.path("ownFacilities")).hasSize(2);
        assertThat(view.path("openedOn").stringValue()).isEqualTo("2024-01-01");
        assertThat(view.path("availableUntil").stringValue()).isEqualTo("2026-02-01");
        assertThat(view.path("closedFrom").stringValue()).isEqualTo("2025-12-01");
        assertThat(view.path("on").stringValue()).isEqualTo("2024-03-15");
        assertThat(view.path("occupancyBasis").stringValue()).isEqualTo("COUNTED");
        assertThat(view.path("lastCountedOn").stringValue()).isEqualTo("2024-02-05");
        assertThat(view.path("sequence").longValue()).isEqualTo(8);
        assertThat(figures(view)).containsExactly(20L, 70L, 12L, 41L);
        assertThat(figures(read(location, "2024-01-15", last))).containsExactly(80L, 0L, 0L, 0L);
        assertThat(figures(read(location, "2024-02-29", last))).containsExactly(20L, 60L, 0L, 41L);
        assertThat(figures(read(location, "2024-03-20", last))).containsExactly(20L, 70L, 0L, 41L);
        assertThat(figures(read(location, "2025-12-01", last)).subList(0, 3)).containsOnly(0L);
        var named = read(location, "2024-06-01", last);
        assertThat(named.path("occupancyBasis").stringValue()).isEqualTo("NAMED");
        assertThat(named.path("countedPeople").isNull()).isTrue();
    }

    @Test
    void a_correction_leaves_what_was_said_in_the_history() {
        var location = open("GM0014");
        var change = id();
        put(location, "/place-changes/" + change, """
            {"effectiveOn": "2024-02-01", "places": 60}\
            """);
        var closing = id();
        put(location, "/closings/" + closing, """
            {"effectiveOn": "2024-09-01"}\
            """);
        var correction = id();
        put(location, "/corrections/" + correction, """
            {"corrects": "%s", "placeChange": {"effectiveOn": "2024-02-10", "places": 62}, "reason": "counted twice"}
            """.formatted(change));
        put(location, "/corrections/" + id(), """
            {"corrects": "%s", "withdrawn": true}\
            """.formatted(closing));
        var last = put(location, "/corrections/" + id(), """
            {"corrects": "%s", "opening": %s}\
            """.formatted(
                        location.substring(location.lastIndexOf('/') + 1),
                        OPENING.replace("MUNICIPAL", "CRISIS").replace("Hotel Zuid", "Hal Zuid")));

        var view = read(location, "2024-02-10", last);
        assertThat(figures(view)).containsExactly(80L, 62L, 0L, 0L);
        assertThat(view.path("name").stringValue()).isEqualTo("Hal Zuid");
        assertThat(view.path("kind").stringValue()).isEqualTo("CRISIS");
        assertThat(view.path("closedFrom").isNull()).isTrue();
        assertThat(figures(read(location, "2024-02-09", last))).containsExactly(80L, 0L, 0L, 0L);
        assertThat(figures(read(location, "2024-09-01", last))).containsExactly(80L, 62L, 0L, 0L);

        var facts = groningen
                .get(location + "/facts?atLeast=" + position(last))
                .json()
                .path("items");
        assertThat(facts)
                .extracting(fact -> fact.path("type").stringValue())
                .containsExactly(
                        "nl.opvang.capacity.location.opened.v1",
                        "nl.opvang.capacity.location.places-changed.v1",
                        "nl.opvang.capacity.location.closed.v1",
                        "nl.opvang.capacity.location.places-changed.v1",
                        "nl.opvang.capacity.location.withdrawn.v1",
                        "nl.opvang.capacity.location.opening-corrected.v1");
        assertThat(facts.path(1).path("id").stringValue()).isEqualTo(change.toString());
        assertThat(facts.path(1).path("correctedBy").stringValue()).isEqualTo(correction.toString());
        assertThat(facts.path(1).path("said").path("places").intValue()).isEqualTo(60);
        assertThat(facts.path(3).path("reason").stringValue()).isEqualTo("counted twice");
        assertThat(facts.path(3).path("correctedBy").isNull()).isTrue();
        assertThat(facts.path(5).path("said").path("correctedFactId").stringValue())
                .isEqualTo(location.substring(location.lastIndexOf('/') + 1));

        var page = groningen.get(location + "/facts?limit=4").json();
        assertThat(page.path("items")).hasSize(4);
        var rest = groningen
                .get(location + "/facts?limit=4&cursor="
                        + page.path("nextCursor").stringValue())
                .json();
        assertThat(rest.path("items")).hasSize(2);
        assertThat(rest.path("nextCursor").isNull()).isTrue();
    }

    @Test
    void a_repeat_is_answered_as_before_and_other_words_under_the_same_id_are_refused() {
        var location = open("GM0014");
        var path = location + "/counts/" + id();
        var first = groningen.put(path, "{\"on\": \"2024-02-05\", \"occupied\": 41}");
        var again = groningen.put(path, "{\"occupied\": 41, \"on\": \"2024-02-05\"}");
        assertThat(again.body()).isEqualTo(first.body());
        var otherwise = groningen.put(path, "{\"on\": \"2024-02-05\", \"occupied\": 42}");
        assertThat(otherwise.status()).isEqualTo(409);
        assertThat(otherwise.problem()).isEqualTo("id-taken");
        assertThat(groningen.put(location, OPENING.replace("80", "81")).problem())
                .isEqualTo("id-taken");
    }

    @Test
    void a_refusal_says_what_stands_in_the_way() {
        var location = open("GM0014");
        var unknown = groningen.put("/v1/municipalities/GM0014/locations/%s/counts/%s".formatted(id(), id()), """
            {"on": "2024-02-05", "occupied": 41}\
            """);
        assertThat(unknown.status()).isEqualTo(404);
        assertThat(unknown.problem()).isEqualTo("location-unknown");
        var tooMany = groningen.put(location + "/out-of-use-periods/" + id(), """
            {"from": "2024-02-05", "places": 5}\
            """);
        assertThat(tooMany.status()).isEqualTo(409);
        assertThat(tooMany.problem()).isEqualTo("more-out-of-use-than-realised");
        assertThat(tooMany.json().path("outOfUsePlaces").intValue()).isEqualTo(5);
        assertThat(tooMany.json().path("realisedPlaces").intValue()).isZero();
        var early = groningen.put(location + "/counts/" + id(), """
            {"on": "2023-12-31", "occupied": 41}\
            """);
        assertThat(early.problem()).isEqualTo("before-opening");
        assertThat(early.json().path("openedOn").stringValue()).isEqualTo("2024-01-01");
    }

    @Test
    void all_that_is_wrong_with_a_form_is_said_at_once() {
        var answer = groningen.put("/v1/municipalities/GM0014/locations/" + id(), """
            {"effectiveOn": "2024-02-30", "name": " ", "kind": "LARGE", "plannedPlaces": -1, "rooms": 7}\
            """);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().path("errors"))
                .extracting(error -> error.path("field").stringValue())
                .containsExactlyInAnyOrder("/effectiveOn", "/name", "/kind", "/availableFrom", "/plannedPlaces", "");
        var location = open("GM0014");
        for (var wrong : List.of(
                "{\"corrects\": \"%s\"}",
                "{\"corrects\": \"%s\", \"withdrawn\": false}",
                "{\"corrects\": \"%s\", \"withdrawn\": true, \"closing\": {\"effectiveOn\": \"2024-05-01\"}}",
                "{\"corrects\": \"%s\", \"closing\": {\"effectiveOn\": \"2024-05-01\", \"reason\": \"r\"}}"))
            assertThat(groningen
                            .put(location + "/corrections/" + id(), wrong.formatted(id()))
                            .status())
                    .as(wrong)
                    .isEqualTo(400);
        assertThat(groningen.put(location + "/place-changes/" + id(), """
            {"effectiveOn": "2024-05-01", "places": 1, "stillPlanned": 1}\
            """).status())
                .isEqualTo(400);
    }

    @Test
    void nobody_sees_or_says_anything_outside_their_scope() {
        var own = open("GM0014");
        var others = open("GM0363");
        var last = put(own, "/place-changes/" + id(), """
            {"effectiveOn": "2024-02-01", "places": 60}\
            """);
        assertThat(read(own, "2024-02-01", last)).isNotEmpty();

        assertThat(groningen.get(others).status()).isEqualTo(404);
        assertThat(groningen.get(others + "/facts").status()).isEqualTo(404);
        assertThat(groningen
                        .put(others + "/counts/" + id(), "{\"on\": \"2024-02-05\", \"occupied\": 1}")
                        .status())
                .isEqualTo(404);
        assertThat(groningen.get("/v1/municipalities/GM0363/locations").status())
                .isEqualTo(404);
        assertThat(municipalities(groningen)).containsOnly("GM0014");

        var region = as(Role.REGION, "VR01");
        assertThat(region.get(own).status()).isEqualTo(200);
        assertThat(region.get(others).status()).isEqualTo(404);
        assertThat(municipalities(region)).containsOnly("GM0014");
        assertThat(region.put(own + "/counts/" + id(), "{\"on\": \"2024-02-05\", \"occupied\": 1}")
                        .status())
                .isEqualTo(403);

        assertThat(municipalities(as(Role.AUDITOR))).contains("GM0014", "GM0363");
        for (var role : List.of(Role.KCIO, Role.NOO, Role.MINISTRY, Role.OPERATOR)) {
            assertThat(as(role).get("/v1/locations").status()).as(role.name()).isEqualTo(403);
            assertThat(as(role).get(own).status()).as(role.name()).isEqualTo(403);
        }
        assertThat(groningen.put(own + "/restatements/" + id(), "{}").status()).isEqualTo(403);
        assertThat(as(Role.OPERATOR).put(own + "/restatements/" + id(), "{}").status())
                .isEqualTo(200);
        assertThat(groningen.with(null).get(own).status()).isEqualTo(401);
    }

    @Test
    void every_endpoint_lets_in_exactly_whom_its_rule_allows() {
        var location = "/v1/municipalities/%s/locations/%s".formatted(AccessWalk.MUNICIPALITY.text(), AccessWalk.ID);
        var opened = as(Role.MUNICIPALITY, AccessWalk.MUNICIPALITY.text()).put(location, OPENING);
        assertThat(as(Role.AUDITOR)
                        .get(location + "?atLeast=" + position(opened))
                        .status())
                .isEqualTo(200);
        var elsewhere =
                "/v1/municipalities/%s/locations/%s".formatted(AccessWalk.ELSEWHERE.text(), AccessWalk.ID_ELSEWHERE);
        assertThat(as(Role.AUDITOR)
                        .get(elsewhere + "?atLeast="
                                + position(as(Role.MUNICIPALITY, AccessWalk.ELSEWHERE.text())
                                        .put(elsewhere, OPENING)))
                        .status())
                .isEqualTo(200);
        // Two forms that may be empty; their facts need ids of their own.
        assertThat(AccessWalk.of((ServletWebServerApplicationContext) service)
                        .with("table", "places")
                        .with("prolongationId", id().toString())
                        .answered("PUT " + LOCATION + "/prolongations/{prolongationId}", "201")
                        .with("restatementId", id().toString())
                        .answered("PUT " + LOCATION + "/restatements/{restatementId}", "200")
                        .asking("/v1/statements", "week=2025-W03")
                        .with("entry", "places")
                        // An opening is not corrected on a page.
                        .answered("GET " + PAGE_OF_LOCATION + "/facts/{fact}/correction", "404 not-found")
                        .answered("GET " + STATEMENT + "/differences", "404 not-locked")
                        .answered("GET /municipalities/{municipality}/statements/{week}/differences", "404 not-found")
                        // Nobody has told yet that the history of stays is closed.
                        .answered("PUT " + STATEMENT + "/confirmations/{confirmationId}", "409 history-import-open")
                        .answered("PUT " + STATEMENT + "/locks/{lockId}", "409 history-import-open")
                        .answered(
                                "PUT /v1/rules/{rule}/decisions/{ruleId}/withdrawals/{correctionId}",
                                "404 rule-unknown")
                        .answered(
                                "PUT /v1/regions/{region}/statement-review-policies/{policyId}/withdrawals/{correctionId}",
                                "404 rule-unknown")
                        .answered(
                                "PUT /v1/checklists/{checklistId}/withdrawals/{correctionId}", "404 checklist-unknown")
                        .finding(1)
                        .past())
                .isGreaterThan(100);
    }

    @Test
    void a_list_is_read_in_pages() {
        var almere = as(Role.MUNICIPALITY, "GM0034");
        var expected = new ArrayList<String>();
        var position = "";
        for (int i = 0; i < 5; i++) {
            expected.add("Hotel " + i);
            var written = almere.put(
                    "/v1/municipalities/GM0034/locations/" + id(), OPENING.replace("Hotel Zuid", "Hotel " + i));
            assertThat(written.status()).isEqualTo(201);
            position = position(written);
        }
        var found = new ArrayList<String>();
        var next = "/v1/municipalities/GM0034/locations?limit=2&on=2024-01-01&atLeast=" + position;
        for (var path = next; ; ) {
            var page = almere.get(path).json();
            page.path("items").forEach(item -> found.add(item.path("name").stringValue()));
            if (page.path("nextCursor").isNull()) break;
            path = next + "&cursor=" + page.path("nextCursor").stringValue();
        }
        assertThat(found).isEqualTo(expected);
        assertThat(almere.get("/v1/locations?cursor=WyJ4Il0").status()).isEqualTo(400);
        assertThat(almere.get("/v1/locations?limit=0").status()).isEqualTo(400);
        assertThat(almere.get("/v1/locations?on=yesterday").status()).isEqualTo(400);
    }

    @Test
    void the_sequence_is_the_etag_of_reads_and_writes() {
        var location = open("GM0014");
        var written = put(location, "/counts/" + id(), "{\"on\": \"2024-02-05\", \"occupied\": 41}");
        assertThat(written.header("ETag")).isEqualTo("\"1\"");
        assertThat(groningen.get(location + "?atLeast=" + position(written)).header("ETag"))
                .isEqualTo("\"1\"");
        var stale = groningen.put(
                location + "/counts/" + id(), "{\"on\": \"2024-02-06\", \"occupied\": 1}", "If-Match", "\"0\"");
        assertThat(stale.status()).isEqualTo(412);
    }

    @Test
    void what_is_said_is_published() {
        var location = open("GM0014");
        var aggregate = "location:GM0014:" + location.substring(location.lastIndexOf('/') + 1);
        put(location, "/place-changes/" + id(), """
            {"effectiveOn": "2024-02-01", "places": 60}\
            """);
        var types = new ArrayList<String>();
        try (var consumer = new KafkaConsumer<>(
                Map.of(
                        "bootstrap.servers",
                        TestServers.shared().bootstrapServers(),
                        "group.id",
                        "test-" + id(),
                        "auto.offset.reset",
                        "earliest"),
                new StringDeserializer(),
                new StringDeserializer())) {
            consumer.subscribe(List.of("opvang.capacity"));
            await().atMost(Duration.ofMinutes(2)).until(() -> {
                for (var event : consumer.poll(Duration.ofMillis(200)))
                    if (event.key().equals(aggregate))
                        types.add(
                                new String(event.headers().lastHeader("ce_type").value(), StandardCharsets.UTF_8));
                return types.size() == 2;
            });
        }
        assertThat(types)
                .containsExactly(
                        "nl.opvang.capacity.location.opened.v1", "nl.opvang.capacity.location.places-changed.v1");
    }

    @Test
    void many_things_are_said_in_one_request_and_a_bad_line_harms_no_other() {
        var location = id();
        var period = id();
        var count = id();
        var prolongation = id();
        var lines = List.of(
                line(1, "open-location", opening(), location),
                line(2, "change-places", """
                    "changeId": "%s", "placeChange": {"effectiveOn": "2024-02-01", "places": 60}\
                    """.formatted(id()), location),
                line(3, "count-occupancy", """
                    "countId": "%s", "count": {"on": "2024-02-05", "occupied": 41}\
                    """.formatted(count), location),
                line(4, "count-occupancy", """
                    "countId": "%s", "count": {"on": "2023-02-05", "occupied": 41}\
                    """.formatted(id()), location),
                line(5, "take-out-of-use", """
                    "periodId": "%s", "outOfUsePeriod": {"from": "2024-03-01", "places": 5}\
                    """.formatted(period), location),
                line(6, "return-to-use", """
                    "returnId": "%s", "returnToUse": {"periodId": "%s", "effectiveOn": "2024-03-05"}\
                    """.formatted(id(), period), location),
                line(7, "prolong-location", """
                    "prolongationId": "%s", "prolongation": {}\
                    """.formatted(prolongation), location),
                line(8, "change-occupancy-basis", """
                    "changeId": "%s", "occupancyBasisChange": {"effectiveOn": "2024-05-01", "basis": "NAMED"}\
                    """.formatted(id()), location),
                line(9, "close-location", """
                    "closingId": "%s", "closing": {"effectiveOn": "2024-12-01", "reason": "sold"}\
                    """.formatted(id()), location),
                line(10, "correct-location", """
                    "correctionId": "%s", "correction": {"corrects": "%s", "count": {"on": "2024-02-05", "occupied": 40}}\
                    """.formatted(id(), count), location),
                line(11, "redecorate", "", location));
        var answer = groningen.post(
                "/v1/municipalities/GM0014/batches",
                String.join("\n", lines),
                "Content-Type",
                "application/x-ndjson",
                "Accept",
                "application/x-ndjson");
        var results = answer.body()
                .lines()
                .map(result -> JsonMapper.shared().readTree(result))
                .toList();
        assertThat(results)
                .extracting(result -> result.path("status").intValue())
                .as(answer.body())
                .containsExactly(201, 201, 201, 409, 201, 201, 201, 201, 201, 201, 400);
        var path = "/v1/municipalities/GM0014/locations/" + location;
        var position = results.get(9).path("position").stringValue();
        var view = groningen.get(path + "?on=2024-03-02&atLeast=" + position).json();
        assertThat(figures(view)).containsExactly(80L, 60L, 5L, 40L);
        assertThat(view.path("availableUntil").isNull()).isTrue();
        assertThat(view.path("sequence").longValue()).isEqualTo(8);
        assertThat(groningen
                        .get(path + "/facts")
                        .json()
                        .path("items")
                        .path(7)
                        .path("reason")
                        .stringValue())
                .isEqualTo("sold");
    }

    /** As after a release was rolled back: the store has what only the later one can read. */
    @Test
    void nothing_is_decided_or_answered_on_what_a_later_release_said() {
        var code = "GM0150";
        var deventer = as(Role.MUNICIPALITY, code);
        var half = id();
        var whole = id();
        for (var location : List.of(half, whole))
            assertThat(deventer.put("/v1/municipalities/%s/locations/%s".formatted(code, location), OPENING)
                            .status())
                    .isEqualTo(201);
        var jdbc = service.getBean(JdbcTemplate.class);
        jdbc.update("""
            insert into events.event (event_id, type, aggregate_id, sequence, command_id, correlation_id,
                                      causation_id, actor, actor_role, on_behalf_of, payload)
            values (gen_random_uuid(), 'nl.opvang.capacity.location.rebuilt.v1', ?, 1, gen_random_uuid(),
                    gen_random_uuid(), gen_random_uuid(), 'x', 'municipality', ?, '{}')\
            """, "location:" + code + ":" + half, code);

        var refused = deventer.put(
                "/v1/municipalities/%s/locations/%s/place-changes/%s".formatted(code, half, id()),
                "{\"effectiveOn\": \"2024-02-01\", \"places\": 60}");
        assertThat(refused.status()).as(refused.body()).isEqualTo(503);
        assertThat(refused.problem()).isEqualTo("other-release");
        assertThat(refused.header("Retry-After")).isNotEmpty();
        OpenApi.of(groningen)
                .foresees("PUT", LOCATION.substring("/v1".length()) + "/place-changes/{changeId}", refused);
        // One of many harms no other.
        var answer = deventer.post(
                "/v1/municipalities/" + code + "/batches",
                String.join(
                        "\n",
                        line(1, "change-places", """
                            "changeId": "%s", "placeChange": {"effectiveOn": "2024-02-01", "places": 60}\
                            """.formatted(id()), half),
                        line(2, "change-places", """
                            "changeId": "%s", "placeChange": {"effectiveOn": "2024-02-01", "places": 60}\
                            """.formatted(id()), whole)),
                "Content-Type",
                "application/x-ndjson");
        assertThat(answer.body()
                        .lines()
                        .map(result -> JsonMapper.shared()
                                .readTree(result)
                                .path("status")
                                .intValue()))
                .as(answer.body())
                .containsExactly(503, 201);

        // A question that is answered from all that was said is not answered from the rest of it.
        jdbc.update("""
            insert into views.rule_event (event_id, aggregate_id, sequence, known_at, type, payload)
            values (gen_random_uuid(), 'rule:of-later', 0, now(), 'nl.opvang.capacity.rule.suspended.v1', '{}')\
            """);
        try {
            var rules = as(Role.KCIO).get("/v1/rules");
            assertThat(rules.status()).as(rules.body()).isEqualTo(503);
            assertThat(rules.problem()).isEqualTo("other-release");
        } finally {
            jdbc.update("delete from views.rule_event where aggregate_id = 'rule:of-later'");
        }
    }

    @Test
    void history_is_brought_in_with_the_moment_at_which_it_was_known() {
        var location = id();
        var change = "\"changeId\": \"%s\", \"placeChange\": {\"effectiveOn\": \"2024-02-01\", \"places\": %d}";
        var lines = List.of(
                known("2024-01-10T09:00:00+01:00", line(1, "open-location", opening(), location)),
                known("2024-03-01T12:00:00Z", line(2, "change-places", change.formatted(id(), 60), location)),
                known("2024-02-01T12:00:00Z", line(3, "change-places", change.formatted(id(), 70), location)));
        var answer =
                as(Role.OPERATOR).post("/v1/imports", String.join("\n", lines), "Content-Type", "application/x-ndjson");
        assertThat(answer.body()
                        .lines()
                        .map(result -> JsonMapper.shared()
                                .readTree(result)
                                .path("status")
                                .intValue()))
                .as(answer.body())
                .containsExactly(201, 201, 409);
        assertThat(answer.body()).contains("known-before-last-fact");
        var position = JsonMapper.shared()
                .readTree(answer.body().lines().skip(1).findFirst().orElseThrow())
                .path("position")
                .stringValue();
        var facts = groningen
                .get("/v1/municipalities/GM0014/locations/" + location + "/facts?atLeast=" + position)
                .json()
                .path("items");
        assertThat(facts)
                .extracting(fact -> fact.path("knownAt").stringValue())
                .containsExactly("2024-01-10T08:00:00Z", "2024-03-01T12:00:00Z");
    }

    @Test
    void what_was_known_before_comes_in_until_the_municipality_s_import_is_closed() {
        var operator = as(Role.OPERATOR);
        var before = opened("GM0037", "2024-01-10T08:00:00Z");
        assertThat(operator.post("/v1/imports", before, "Content-Type", "application/x-ndjson")
                        .body())
                .contains("\"status\":201");
        var closing = "/v1/municipalities/GM0037/history-import-closing";
        assertThat(groningen.put(closing, "{}").status()).isEqualTo(403);
        assertThat(operator.put(closing, "{}").status()).isEqualTo(201);
        assertThat(operator.post(
                                "/v1/imports",
                                opened("GM0037", "2024-01-10T08:00:00Z"),
                                "Content-Type",
                                "application/x-ndjson")
                        .body())
                .contains("\"status\":409", "history-import-closed");
        open("GM0037");
    }

    @Test
    void quality_is_shown_beside_capacity_and_never_changes_it() {
        var ministry = as(Role.MINISTRY);
        var checklist = """
            {"title": "Kwaliteit", "validFrom": "%s", "certainty": "ASSUMED", "note": "Assumed for this test.",
             "items": [{"code": "own-bed", "topic": "ROOO_MINIMUM", "question": "Een eigen slaapplek?"},
                       {"code": "complaints", "topic": "COMPLAINT_PROCEDURE", "question": "In het Oekraïens?"}]}
            """;
        assertThat(ministry.put("/v1/checklists/" + id(), checklist.formatted("2024-06-01"))
                        .status())
                .isEqualTo(201);
        assertThat(groningen
                        .put("/v1/checklists/" + id(), checklist.formatted("2024-06-01"))
                        .status())
                .isEqualTo(403);
        assertThat(ministry.put(
                                "/v1/checklists/" + id(),
                                checklist.formatted("2024-06-01").replace("complaints", "own-bed"))
                        .status())
                .isEqualTo(400);

        var location = open("GM0014");
        var realised = put(location, "/place-changes/" + id(), """
            {"type": "REALISED", "effectiveOn": "2024-02-01", "places": 60}\
            """);
        read(location, "2024-06-20", realised);
        var inspection = id();
        var form = """
            {"on": "2024-06-10", "results": [{"code": "own-bed", "finding": "MET"},
             {"code": "complaints", "finding": "NOT_MET", "remark": "alleen in het Nederlands"}]}
            """;
        put(location, "/inspections/" + inspection, form);
        assertThat(groningen
                        .put(location + "/inspections/" + id(), form.replace("2024-06-10", "2024-05-31"))
                        .problem())
                .isEqualTo("no-checklist");
        assertThat(groningen
                        .put(location + "/inspections/" + id(), form.replace("own-bed", "garden"))
                        .problem())
                .isEqualTo("item-unknown");
        assertThat(groningen
                        .put("/v1/municipalities/GM0014/locations/%s/inspections/%s".formatted(id(), id()), form)
                        .problem())
                .isEqualTo("location-not-yet-known");
        var followUp = id();
        put(location, "/follow-ups/" + followUp, """
            {"inspectionId": "%s", "code": "complaints", "action": "Laten vertalen.", "dueOn": "2024-06-30"}
            """.formatted(inspection));
        assertThat(groningen
                        .put(location + "/follow-ups/" + id(), """
                            {"inspectionId": "%s", "code": "own-bed", "action": "Niets.", "dueOn": "2024-06-30"}
                            """.formatted(inspection))
                        .problem())
                .isEqualTo("nothing-to-do");
        var done = put(location, "/follow-ups-done/" + id(), """
            {"followUpId": "%s", "on": "2024-07-05"}
            """.formatted(followUp));

        var quality = groningen
                .get(location + "/quality?on=2024-07-01&atLeast=" + position(done))
                .json();
        assertThat(quality.path("realisedPlaces").intValue()).isEqualTo(60);
        assertThat(quality.path("inspectedOn").stringValue()).isEqualTo("2024-06-10");
        assertThat(quality.path("met").intValue()).isEqualTo(1);
        assertThat(quality.path("notMet").intValue()).isEqualTo(1);
        assertThat(quality.path("items").path(1).path("remark").stringValue()).isEqualTo("alleen in het Nederlands");
        assertThat(quality.path("followUps").path(0).path("overdue").booleanValue())
                .isTrue();
        var later = groningen.get(location + "/quality?on=2024-07-05").json();
        assertThat(later.path("followUps").path(0).path("doneOn").stringValue()).isEqualTo("2024-07-05");
        assertThat(later.path("followUps").path(0).path("overdue").booleanValue())
                .isFalse();
        assertThat(groningen
                        .get(location + "/quality?on=2024-06-09")
                        .json()
                        .path("inspectedOn")
                        .isNull())
                .isTrue();
        assertThat(figures(read(location, "2024-07-01", done))).containsExactly(20L, 60L, 0L, 0L);
        assertThat(as(Role.MUNICIPALITY, "GM0363").get(location + "/quality").status())
                .isEqualTo(404);
        assertThat(as(Role.KCIO).get(location + "/quality").status()).isEqualTo(403);

        var list = groningen.get("/v1/location-qualities?on=2024-07-01&limit=1000", "Accept", "text/csv");
        assertThat(list.body().lines().findFirst().orElseThrow())
                .isEqualTo("municipality,location,name,realisedPlaces,inspectedOn,met,notMet,notApplicable,notLookedAt,"
                        + "openFollowUps,overdueFollowUps");
        assertThat(list.body()).contains("Hotel Zuid,60,2024-06-10,1,1,0,0,1,1");
        var api = OpenApi.of(groningen);
        api.foresees(
                "GET",
                "/municipalities/{municipality}/locations/{location}/quality",
                groningen.get(location + "/quality"));
        api.foresees("GET", "/location-qualities", groningen.get("/v1/location-qualities"));
        api.foresees("GET", "/checklists", groningen.get("/v1/checklists?on=2024-06-01"));
    }

    private static String opened(String municipality, String knownAt) {
        return known(knownAt, line(1, "open-location", opening(), id())).replace("GM0014", municipality);
    }

    private static String opening() {
        return "\"opening\": " + OPENING.replace("\n", " ");
    }

    private static String known(String at, String line) {
        return line.replaceFirst("\\{", "{\"municipality\": \"GM0014\", \"knownAt\": \"" + at + "\", ");
    }

    private static String line(int number, String type, String data, UUID location) {
        var more = data.isBlank() ? "" : ", " + data;
        return """
            {"id": "%s-%d", "type": "%s", "data": {"locationId": "%s"%s}}\
            """.formatted(location, number, type, location, more);
    }

    @Test
    void an_auditor_reads_the_history_of_a_location_by_its_id() {
        var location = open("GM0014");
        var change = id();
        put(location, "/place-changes/" + change, """
            {"effectiveOn": "2024-02-10", "places": 70, "reason": "The third floor."}\
            """);
        put(location, "/corrections/" + id(), """
            {"corrects": "%s", "placeChange": {"effectiveOn": "2024-02-10", "places": 62}, "reason": "counted twice"}
            """.formatted(change));
        var number = location.substring(location.lastIndexOf('/') + 1);
        var auditor = as(Role.AUDITOR);
        var items = await().atMost(Duration.ofMinutes(2))
                .until(
                        () -> auditor.get("/v1/histories/location:GM0014:" + number)
                                .json()
                                .path("items"),
                        found -> found.size() == 3);

        assertThat(items.values())
                .extracting(event -> event.path("type").asString())
                .containsExactly(
                        "nl.opvang.capacity.location.opened.v1",
                        "nl.opvang.capacity.location.places-changed.v1",
                        "nl.opvang.capacity.location.places-changed.v1");
        assertThat(items.path(1).path("effectiveOn").asString()).isEqualTo("2024-02-10");
        assertThat(items.path(1).path("actor").asString()).isEqualTo("test-municipality-GM0014");
        assertThat(items.path(1).path("reason").asString()).isEqualTo("The third floor.");
        assertThat(items.path(1).path("correctedBy").path(0))
                .isEqualTo(items.path(2).path("eventId"));
        assertThat(items.path(2).path("corrects")).isEqualTo(items.path(1).path("eventId"));
        assertThat(items.path(2).path("lines").path(0).path("change").asInt()).isEqualTo(-8);
        assertThat(auditor.get("/v1/municipalities/GM0014/history?of=" + number)
                        .json()
                        .path("items"))
                .isEqualTo(items);
        var page = TestSession.open(service, requireNonNull(auditor.token()))
                .get(auditor, "/history?municipality=GM0014&of=" + number)
                .body();
        assertThat(page)
                .contains("location: opened", "location: places-changed", "later hersteld")
                .contains("door test-municipality-GM0014 (municipality) namens GM0014", "The third floor.")
                .contains("<code>places.realised</code>", "<code>" + number + "</code>", "<code>MUNICIPAL</code>")
                .contains("#event-" + items.path(2).path("eventId").asString());
    }

    private String open(String municipality) {
        var path = "/v1/municipalities/%s/locations/%s".formatted(municipality, id());
        var answer = as(Role.MUNICIPALITY, municipality).put(path, OPENING);
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        return path;
    }

    private Answer put(String location, String path, String json) {
        var answer = groningen.put(location + path, json);
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        return answer;
    }

    private JsonNode read(String location, String on, Answer written) {
        var answer = groningen.get(location + "?on=" + on + "&atLeast=" + position(written));
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.json();
    }

    private static List<Long> figures(JsonNode view) {
        return List.of(
                view.path("plannedPlaces").longValue(),
                view.path("realisedPlaces").longValue(),
                view.path("outOfUsePlaces").longValue(),
                view.path("countedPeople").asLong(0));
    }

    private static List<String> municipalities(Http http) {
        var found = new ArrayList<String>();
        http.get("/v1/locations?limit=1000")
                .json()
                .path("items")
                .forEach(item -> found.add(item.path("municipality").stringValue()));
        return found;
    }

    private static String position(Answer written) {
        return written.json().path("position").stringValue();
    }

    private Http as(Role role, String... codes) {
        return groningen.with(TOKENS.token(role, codes));
    }

    private static UUID id() {
        return UUID.randomUUID();
    }
}
