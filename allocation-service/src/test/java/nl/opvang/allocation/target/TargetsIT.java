package nl.opvang.allocation.target;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import nl.opvang.allocation.AllocationService;
import nl.opvang.plumbing.access.Role;
import nl.opvang.plumbing.access.TestTokens;
import nl.opvang.plumbing.http.Http;
import nl.opvang.plumbing.secret.TestKeys;
import nl.opvang.plumbing.testservers.TestServers;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Targets over HTTP, on a real store. */
@TestInstance(Lifecycle.PER_CLASS)
class TargetsIT {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String FLAT = """
        {"effectiveOn": "2026-01-01", "places": 50000, "basis": "FLAT", "source": "letter"}\
        """;

    private ConfigurableApplicationContext service;
    private Http ministry;
    private List<JsonNode> imported;

    @BeforeAll
    void start_and_bring_history_in() {
        var database = TestServers.shared().freshDatabase("allocation");
        service = AllocationService.application()
                .run(
                        "--server.port=0",
                        "--management.server.port=0",
                        "--opvang.database.url=" + database.jdbcUrl(),
                        "--opvang.database.owner-user=" + database.ownerUser(),
                        "--opvang.database.owner-password=" + database.ownerPassword(),
                        "--opvang.database.app-user=" + database.appUser(),
                        "--opvang.database.app-password=" + database.appPassword(),
                        "--opvang.kafka.bootstrap-servers="
                                + TestServers.shared().bootstrapServers(),
                        "--opvang.access.issuer-uri=" + TestTokens.shared().issuerUri(),
                        "--opvang.access.audience=" + TestTokens.AUDIENCE,
                        "--opvang.http.body-key-file=" + TestKeys.file(),
                        "--opvang.identity.key-file=" + TestKeys.file());
        ministry = as(Role.MINISTRY);
        imported = history(
                line("decide-target", "2022-12-16", """
                    "target": {"effectiveOn": "2023-07-01", "places": 90000, "basis": "FORMULA",
                               "referenceSet": "cbs-2022-01-01.v1", "source": "letter"}\
                    """),
                line("decide-one-off-target", "2023-10-01", """
                    "oneOff": {"from": "2023-10-01", "until": "2024-01-01", "placesPerRegion": 200,
                               "source": "letter", "reason": "first day assumed"}\
                    """),
                line("record-prognosis", "2024-11-13", """
                    "prognosis": {"on": "2025-01-01", "places": 120000, "source": "ANP"}\
                    """),
                line("decide-target", "2022-12-15", """
                    "target": {"effectiveOn": "2023-07-01", "places": 91000, "basis": "FORMULA",
                               "referenceSet": "cbs-2022-01-01.v1", "source": "letter"}\
                    """));
        assertThat(ministry.put("/v1/target-history-closings/NL", "{}").status())
                .isEqualTo(201);
    }

    @AfterAll
    void stop() {
        service.close();
    }

    @Test
    void history_comes_in_as_it_became_known_until_it_is_closed() {
        assertThat(imported).extracting(result -> result.path("status").asInt()).containsExactly(201, 201, 201, 409);
        assertThat(problem(imported.getLast())).isEqualTo("known-before-last-fact");
        var late = history(line("decide-target", "2025-01-01", "\"target\": " + FLAT));
        assertThat(problem(late.getFirst())).isEqualTo("history-import-closed");
        var jdbc = service.getBean(JdbcClient.class);
        assertThat(jdbc.sql("select reason from events.event where type ="
                                + " 'nl.opvang.allocation.target.one-off-decided.v1'")
                        .query(String.class)
                        .single())
                .isEqualTo("first day assumed");
    }

    @Test
    void a_target_is_decided_once_under_its_id() {
        var path = target();
        var decided = ministry.put(path, publishedTable());
        assertThat(decided.status()).isEqualTo(201);
        assertThat(decided.json().path("position").asString()).startsWith("allocation@");
        assertThat(ministry.put(path, publishedTable()).body()).isEqualTo(decided.body());
        assertThat(ministry.put(path, FLAT).problem()).isEqualTo("id-taken");
        var stored = stored(decided);
        assertThat(stored.path("terms").path("regions")).hasSize(25);
        assertThat(stored.path("terms").path("regions"))
                .allSatisfy(figure ->
                        assertThat(figure.path("provenance").asString()).isEqualTo("PUBLISHED"));
    }

    @Test
    void what_was_not_published_is_computed_and_says_so() {
        var decided = ministry.put(target(), """
            {"effectiveOn": "2024-02-01", "places": 97000, "basis": "FORMULA", "referenceSet": "cbs-2022-01-01.v1",
             "published": [{"region": "VR01", "places": 4411}], "announcedOn": "2023-09-04", "source": "press"}\
            """);
        assertThat(decided.status()).isEqualTo(201);
        var regions = stored(decided).path("terms").path("regions");
        assertThat(regions.path(0))
                .isEqualTo(JSON.readTree("{\"region\":\"VR01\",\"places\":4411,\"provenance\":\"PUBLISHED\"}"));
        assertThat(regions.path(1).path("provenance").asString()).isEqualTo("CALCULATED");
    }

    @Test
    void a_target_that_cannot_be_is_refused_with_what_is_wrong() {
        assertThat(fault(ministry.put(target(), FLAT.replace("50000", "50001"))))
                .isEqualTo("/places");
        assertThat(fault(ministry.put(target(), FLAT.replace("FLAT", "FORMULA"))))
                .isEqualTo("/referenceSet");
        assertThat(fault(ministry.put(target(), FLAT.replace("FLAT", "DECIDED"))))
                .isEqualTo("/published");
        assertThat(ministry.put(
                                target(),
                                FLAT.replace("\"source\"", "\"referenceSet\": \"cbs-1850-01-01.v1\", \"source\""))
                        .status())
                .isEqualTo(400);
        assertThat(ministry.put(target(), FLAT.replace("50000", "0")).status()).isEqualTo(400);
        assertThat(fault(ministry.put(
                        "/v1/target-one-offs/" + UUID.randomUUID(),
                        "{\"from\":\"2024-01-01\",\"until\":\"2024-01-01\",\"placesPerRegion\":200,\"source\":\"x\"}")))
                .isEqualTo("/until");
    }

    @Test
    void a_decision_is_corrected_and_withdrawn_but_never_forgotten() {
        var path = target();
        assertThat(ministry.put(path, FLAT).status()).isEqualTo(201);
        var corrected = ministry.put(path + "/corrections/" + UUID.randomUUID(), FLAT.replace("50000", "75000"));
        assertThat(corrected.status()).isEqualTo(201);
        var withdrawal = path + "/withdrawals/" + UUID.randomUUID();
        assertThat(ministry.put(withdrawal, "{}").status()).isEqualTo(400);
        assertThat(ministry.put(withdrawal, "{\"reason\":\"never decided\"}").status())
                .isEqualTo(201);
        assertThat(ministry.put(path + "/corrections/" + UUID.randomUUID(), FLAT)
                        .problem())
                .isEqualTo("target-withdrawn");
        assertThat(ministry.put(target() + "/withdrawals/" + UUID.randomUUID(), "{\"reason\":\"x\"}")
                        .problem())
                .isEqualTo("target-unknown");
    }

    @Test
    void only_the_ministry_decides_for_the_country_and_only_a_region_divides_its_own() {
        for (var role : List.of(Role.KCIO, Role.NOO, Role.AUDITOR, Role.OPERATOR))
            assertThat(as(role).put(target(), FLAT).status()).as("%s", role).isEqualTo(403);
        assertThat(as(Role.REGION, "VR01").put(target(), FLAT).status()).isEqualTo(403);

        var division = """
            {"effectiveOn": "2025-07-01", "source": "board",
             "municipalities": [{"municipality": "GM0037", "places": 270}, {"municipality": "GM0014", "places": 2020}]}\
            """;
        var path = "/v1/regions/VR01/target-divisions/" + UUID.randomUUID();
        assertThat(ministry.put(path, division).status()).isEqualTo(403);
        assertThat(as(Role.REGION, "VR03").put(path, division).status()).isEqualTo(404);
        var groningen = as(Role.REGION, "VR01");
        var divided = groningen.put(path, division);
        assertThat(divided.status()).isEqualTo(201);
        assertThat(stored(divided)
                        .path("terms")
                        .path("municipalities")
                        .path(0)
                        .path("municipality")
                        .asString())
                .isEqualTo("GM0014");
        assertThat(as(Role.REGION, "VR03")
                        .put("/v1/regions/VR03/target-divisions/" + UUID.randomUUID(), division)
                        .status())
                .isEqualTo(400);
        assertThat(groningen
                        .put(path + "/withdrawals/" + UUID.randomUUID(), "{\"reason\":\"decided anew\"}")
                        .status())
                .isEqualTo(201);
    }

    private Http as(Role role, String... codes) {
        int port = Objects.requireNonNull(((WebServerApplicationContext) service).getWebServer())
                .getPort();
        return new Http(port, TestTokens.shared().token(role, codes));
    }

    private List<JsonNode> history(String... lines) {
        var answer =
                as(Role.OPERATOR).post("/v1/imports", String.join("\n", lines), "Content-Type", "application/x-ndjson");
        assertThat(answer.status()).isEqualTo(200);
        return answer.body().lines().map(JSON::readTree).toList();
    }

    private static String line(String type, String knownOn, String data) {
        return "{\"id\":\"%s\",\"type\":\"%s\",\"knownAt\":\"%sT12:00:00Z\",\"data\":{\"targetId\":\"%s\",%s}}"
                .formatted(UUID.randomUUID(), type, knownOn, UUID.randomUUID(), data.replace("\n", " "));
    }

    private JsonNode stored(Http.Answer written) {
        var payload = service.getBean(JdbcClient.class)
                .sql("select payload::text from events.event where event_id = :id")
                .param(
                        "id",
                        UUID.fromString(written.json().path("events").path(0).asString()))
                .query(String.class)
                .single();
        return JSON.readTree(payload);
    }

    private static String target() {
        return "/v1/targets/" + UUID.randomUUID();
    }

    private static String problem(JsonNode result) {
        var type = result.path("problem").path("type").asString();
        return type.substring(type.lastIndexOf(':') + 1);
    }

    private static String fault(Http.Answer answer) {
        assertThat(answer.status()).isEqualTo(400);
        return answer.json().path("errors").path(0).path("field").asString();
    }

    private static String publishedTable() {
        try (InputStream file = TargetsIT.class.getResourceAsStream("/nl/opvang/allocation/target/formula_check.csv")) {
            var table = new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .skip(1)
                    .map(row -> row.split(",", -1))
                    .map(fields -> "{\"region\":\"%s\",\"places\":%s}".formatted(fields[0], fields[2]))
                    .collect(Collectors.joining(","));
            return """
                {"effectiveOn": "2025-07-01", "places": 109000, "basis": "FORMULA", "published": [%s],
                 "referenceSet": "cbs-2022-01-01.v1", "announcedOn": "2024-11-13", "source": "letter"}\
                """.formatted(table);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
