package nl.opvang.allocation.target;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import nl.opvang.allocation.AllocationService;
import nl.opvang.plumbing.access.Role;
import nl.opvang.plumbing.access.TestTokens;
import nl.opvang.plumbing.http.Http;
import nl.opvang.plumbing.http.OpenApi;
import nl.opvang.plumbing.page.signin.TestSession;
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
                        "--opvang.identity.key-file=" + TestKeys.file(),
                        "--opvang.person-keys.key-file=" + TestKeys.file(),
                        "--opvang.seals.key-file=" + TestKeys.file());
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
    void an_auditor_reads_the_history_of_the_target_by_its_id() {
        var auditor = as(Role.AUDITOR);
        var items = auditor.get("/v1/histories/target:NL?limit=1000").json().path("items");
        assertThat(items.values())
                .extracting(event -> event.path("type").asString())
                .contains(
                        "nl.opvang.allocation.target.decided.v1",
                        "nl.opvang.allocation.target.one-off-decided.v1",
                        "nl.opvang.allocation.target.prognosis-recorded.v1");
        var first = items.path(0);
        assertThat(first.path("effectiveOn").asString()).isEqualTo("2023-07-01");
        assertThat(first.path("knownAt").asString()).startsWith("2022-12-16");
        assertThat(first.path("onBehalfOf").asString()).isEqualTo("NL");
        var page = TestSession.open(service, Objects.requireNonNull(auditor.token()))
                .get(auditor, "/history?of=target:NL")
                .body();
        assertThat(page).contains("target: decided", "target: one-off-decided", "first day assumed");
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

    @Test
    void a_round_shows_how_a_target_came_about_and_whether_it_was_in_time() {
        rule("TARGET_PREPARATION", 6, "MONTHS");
        rule("TARGET_ANNOUNCEMENT", 13, "WEEKS");
        var kcio = as(Role.KCIO);
        var round = "/v1/target-rounds/" + UUID.randomUUID();
        var opening = "{\"effectiveOn\": \"2025-07-01\", \"source\": \"meeting\"}";
        assertThat(kcio.put(round, opening).status()).isEqualTo(403);
        assertThat(ministry.put(round, opening).status()).isEqualTo(201);
        assertThat(kcio.put(step(round, "prognoses"), """
            {"preparedOn": "2024-09-15", "on": "2025-07-01", "places": 109500, "source": "report",
             "forecast": {"runId": "run-7", "asOf": "2024-09-08"}}\
            """).status()).isEqualTo(201);
        assertThat(kcio.put(step(round, "advices"), """
            {"advisedOn": "2024-10-08", "adviser": "Directors", "places": 109000, "source": "report"}\
            """).status()).isEqualTo(201);
        var news = "{\"announcedOn\": \"2025-04-02\", \"source\": \"letter\"}";
        assertThat(ministry.put(step(round, "announcements"), news).problem()).isEqualTo("target-round-not-decided");
        assertThat(fault(ministry.put(step(round, "decisions"), ending(UUID.randomUUID()))))
                .isEqualTo("/target");
        var advised = ministry.put(step(round, "advices"), """
            {"advisedOn": "2024-10-09", "adviser": "Mayors", "places": 108000, "source": "report"}\
            """);
        var before = item(
                ministry.get("/v1/target-rounds?atLeast="
                        + advised.json().path("position").asString()),
                round);
        assertThat(before.path("prognoses").path(0).path("forecast"))
                .isEqualTo(JSON.readTree("{\"runId\":\"run-7\",\"asOf\":\"2024-09-08\"}"));
        assertThat(before.path("decision").isNull()).isTrue();
        assertThat(before.path("deadlines"))
                .extracting(deadline -> deadline.path("rule").asString() + " "
                        + deadline.path("latest").asString() + " "
                        + deadline.path("inTime").isNull())
                .containsExactly("TARGET_PREPARATION 2025-01-01 true", "TARGET_ANNOUNCEMENT 2025-04-01 true");

        var target = UUID.randomUUID();
        assertThat(ministry.put("/v1/targets/" + target, publishedTable()).status())
                .isEqualTo(201);
        assertThat(kcio.put(step(round, "decisions"), ending(target)).status()).isEqualTo(403);
        assertThat(ministry.put(step(round, "decisions"), ending(target)).status())
                .isEqualTo(201);
        assertThat(ministry.put(step(round, "decisions"), ending(target)).problem())
                .isEqualTo("target-round-ended");
        assertThat(ministry.put("/v1/targets/" + target + "/explanations/" + UUID.randomUUID(), """
            {"regions": [{"region": "VR14", "explanation": "Weesp"}, {"region": "VR13", "explanation": "Weesp"}]}\
            """)
                        .status())
                .isEqualTo(201);
        var written = ministry.put(step(round, "announcements"), news);
        assertThat(written.status()).isEqualTo(201);
        assertThat(ministry.put(step(round, "announcements"), news).problem()).isEqualTo("target-round-announced");

        var answer = as(Role.MUNICIPALITY, "GM0014")
                .get("/v1/target-rounds?atLeast="
                        + written.json().path("position").asString());
        OpenApi.of(ministry).foresees("GET", "/target-rounds", answer);
        var after = item(answer, round);
        assertThat(after.path("deadlines"))
                .extracting(deadline -> deadline.path("on").asString() + " "
                        + deadline.path("inTime").asBoolean())
                .containsExactly("2024-11-12 true", "2025-04-02 false");
        var regions = after.path("decision").path("target").path("regions");
        assertThat(regions).hasSize(25);
        assertThat(regions.path(13)).isEqualTo(JSON.readTree("""
            {"region": "VR14", "name": "Gooi en Vechtstreek", "places": 2519, "provenance": "PUBLISHED",
             "keyPlaces": 2555, "difference": -36, "explanation": "Weesp"}\
            """));
        assertThat(regions.path(0).path("explanation").isNull()).isTrue();
        assertThat(after.path("decision")
                        .path("target")
                        .path("differenceFromRegions")
                        .asInt())
                .isEqualTo(2);
        var decisions = ministry.get("/v1/targets");
        OpenApi.of(ministry).foresees("GET", "/targets", decisions);
        assertThat(decisions.json().path("items"))
                .anySatisfy(decision ->
                        assertThat(decision.path("targetId").asString()).isEqualTo(target.toString()));
        var announcedAt =
                Instant.parse(written.json().path("position").asString().replace("allocation@", ""));
        var earlier = item(ministry.get("/v1/target-rounds?knownAt=" + announcedAt.minusNanos(1000)), round);
        assertThat(earlier.path("announcement").isNull()).isTrue();
        assertThat(earlier.path("decision").isNull()).isFalse();
    }

    @Test
    void a_round_may_leave_the_target_as_it_is() {
        var round = "/v1/target-rounds/" + UUID.randomUUID();
        assertThat(ministry.put(round, "{\"effectiveOn\": \"2024-01-01\", \"source\": \"meeting\"}")
                        .status())
                .isEqualTo(201);
        var written = ministry.put(
                step(round, "decisions"), "{\"decidedOn\": \"2023-07-07\", \"source\": \"announced as unchanged\"}");
        assertThat(written.status()).isEqualTo(201);
        var item = item(
                ministry.get("/v1/target-rounds?atLeast="
                        + written.json().path("position").asString()),
                round);
        assertThat(item.path("decision").path("decidedOn").asString()).isEqualTo("2023-07-07");
        assertThat(item.path("decision").path("targetId").isNull()).isTrue();
        assertThat(item.path("decision").path("target").isNull()).isTrue();
    }

    @Test
    void what_a_region_divided_stands_beside_a_proposal_by_population() {
        var rotterdam = as(Role.REGION, "VR17");
        var written = rotterdam.put("/v1/regions/VR17/target-divisions/" + UUID.randomUUID(), """
            {"effectiveOn": "2022-12-01", "source": "board",
             "municipalities": [{"municipality": "GM0501", "places": 100}, {"municipality": "GM0530", "places": 250},
                                {"municipality": "GM0599", "places": 2000}]}\
            """);
        assertThat(written.status()).isEqualTo(201);
        var atLeast = "&atLeast=" + written.json().path("position").asString();
        for (var day : List.of("2022-12-31", "2023-01-01", "2023-01-02")) {
            var answer = rotterdam.get("/v1/regions/VR17/target-divisions?on=" + day + atLeast);
            OpenApi.of(ministry).foresees("GET", "/regions/{region}/target-divisions", answer);
            assertThat(answer.json().path("dividedPlaces").asInt()).as(day).isEqualTo(2350);
            assertThat(answer.json().path("items"))
                    .anySatisfy(part -> assertThat(part.path("decidedPlaces").asInt() + " "
                                    + part.path("inhabitants").asInt())
                            .as(day)
                            .isEqualTo("350 73238"));
        }
        var summer = as(Role.MINISTRY)
                .get("/v1/regions/VR17/target-divisions?on=2023-07-01" + atLeast)
                .json();
        assertThat(summer.path("targetPlaces").asInt()
                        - summer.path("proposedPlaces").asInt())
                .isBetween(-10, 10);
        assertThat(summer.path("differenceFromTarget").asInt())
                .isEqualTo(summer.path("targetPlaces").asInt() - 2350);
        assertThat(summer.path("items").path(0).path("proposedPlaces").asInt()).isPositive();
        var spring = rotterdam.get("/v1/regions/VR17/target-divisions?on=2023-01-01&knownAt=2022-12-31T00:00:00Z");
        assertThat(spring.json().path("dividedPlaces").isNull()).isTrue();
        assertThat(rotterdam
                        .get("/v1/regions/VR13/target-divisions?on=2023-01-01")
                        .status())
                .isEqualTo(404);
        assertThat(rotterdam
                        .get("/v1/regions/VR17/target-divisions?on=2023-01-01&referenceSet=cbs-1850-01-01.v1")
                        .status())
                .isEqualTo(400);
    }

    @Test
    void only_a_region_plans_its_own_places() {
        var plan = "{\"effectiveOn\": \"2025-07-01\", \"places\": 4800, \"source\": \"plan\"}";
        var path = "/v1/regions/VR01/planned-places/" + UUID.randomUUID();
        assertThat(ministry.put(path, plan).status()).isEqualTo(403);
        assertThat(as(Role.REGION, "VR03").put(path, plan).status()).isEqualTo(404);
        var groningen = as(Role.REGION, "VR01");
        assertThat(groningen.put(path, plan.replace("4800", "-1")).status()).isEqualTo(400);
        var planned = groningen.put(path, plan);
        assertThat(planned.status()).isEqualTo(201);
        assertThat(stored(planned).path("terms").path("places").asInt()).isEqualTo(4800);
        assertThat(groningen
                        .put(path + "/withdrawals/" + UUID.randomUUID(), "{\"reason\":\"planned anew\"}")
                        .status())
                .isEqualTo(201);
    }

    private void rule(String name, int amount, String unit) {
        assertThat(ministry.put("/v1/lead-time-rules/" + name + "/" + UUID.randomUUID(), """
            {"validFrom": "2025-01-01", "certainty": "HIGH", "source": "letter",
             "leadTime": {"amount": %d, "unit": "%s"}}\
            """.formatted(amount, unit))
                        .status())
                .isEqualTo(201);
    }

    private static String step(String round, String steps) {
        return round + "/" + steps + "/" + UUID.randomUUID();
    }

    private static String ending(UUID target) {
        return "{\"decidedOn\": \"2024-11-12\", \"target\": \"" + target + "\", \"source\": \"decision\"}";
    }

    private static JsonNode item(Http.Answer answer, String round) {
        assertThat(answer.status()).isEqualTo(200);
        return StreamSupport.stream(answer.json().path("items").spliterator(), false)
                .filter(item -> round.endsWith(item.path("roundId").asString()))
                .findFirst()
                .orElseThrow();
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
