package nl.opvang.allocation.attendance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import nl.opvang.allocation.AllocationService;
import nl.opvang.allocation.stay.domain.GuestBookCommand.NotePlaces;
import nl.opvang.contracts.allocation.GuestBookEvent.BasisNoted;
import nl.opvang.contracts.area.LocationId;
import nl.opvang.contracts.area.MunicipalityCode;
import nl.opvang.contracts.capacity.OccupancyBasis;
import nl.opvang.contracts.ledger.PlaceKind;
import nl.opvang.contracts.ledger.Timeline;
import nl.opvang.plumbing.access.Role;
import nl.opvang.plumbing.access.TestTokens;
import nl.opvang.plumbing.command.CommandContext;
import nl.opvang.plumbing.command.Commands;
import nl.opvang.plumbing.command.Order;
import nl.opvang.plumbing.command.Outcome;
import nl.opvang.plumbing.http.Http;
import nl.opvang.plumbing.http.OpenApi;
import nl.opvang.plumbing.secret.TestKeys;
import nl.opvang.plumbing.testservers.TestServers;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** People who are absent, and what is decided about them, over HTTP and on real servers. Every test has a municipality of its own. */
class AttendanceIT {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final ServletWebServerApplicationContext SERVICE = start();

    /** As in the text of February 2023; from 2030 on another one holds, and from 2031 on none. */
    @BeforeAll
    static void decideTerms() {
        written(rule("2023-02-01", "28"));
        written(rule("2030-01-01", "14"));
        written(rule("2031-01-01", null));
    }

    @AfterAll
    static void close() {
        SERVICE.close();
    }

    private static ServletWebServerApplicationContext start() {
        var database = TestServers.shared().unhurriedDatabase("allocation");
        return (ServletWebServerApplicationContext) AllocationService.application()
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
                        "--opvang.access.issuer-uri=" + TestTokens.shared().issuerUri(),
                        "--opvang.access.audience=" + TestTokens.AUDIENCE,
                        "--opvang.seals.key-file=" + TestKeys.file(),
                        "--opvang.http.body-key-file=" + TestKeys.file(),
                        "--opvang.identity.key-file=" + TestKeys.file(),
                        "--opvang.person-keys.key-file=" + TestKeys.file());
    }

    @Test
    void an_absence_becomes_a_case_after_the_days_of_the_rule_and_changes_nothing_by_itself() {
        var groningen = municipality("GM0014");
        var school = location("GM0014");
        var stay = stay(groningen, "GM0014", school);
        var absence = stay + "/absences/" + UUID.randomUUID();
        var reported = written(groningen.put(absence, "{\"from\":\"2024-03-01\"}"));
        assertThat(groningen.put(absence, "{\"from\":\"2024-03-01\"}").body()).isEqualTo(reported.body());

        assertThat(list(groningen, "GM0014", "2024-03-28", reported).path("items"))
                .isEmpty();
        var list = list(groningen, "GM0014", "2024-03-29", reported);
        assertThat(list.path("term").path("days").asInt()).isEqualTo(28);
        assertThat(list.path("term").path("certainty").asString()).isEqualTo("HIGH");
        assertThat(list.path("items").size()).isEqualTo(1);
        var found = list.path("items").path(0);
        assertThat(found.path("stay").asString()).isEqualTo(id(stay));
        assertThat(found.path("absence").asString()).isEqualTo(id(absence));
        assertThat(found.path("location").asString()).isEqualTo(school.toString());
        assertThat(found.path("daysAbsent").asInt()).isEqualTo(28);
        assertThat(found.path("dueFrom").asString()).isEqualTo("2024-03-29");
        assertThat(found.path("state").asString()).isEqualTo("OPEN");
        assertThat(found.path("decision").isNull()).isTrue();
        assertThat(UUID.fromString(found.path("person").asString())).isNotNull();
        assertThat(groningen.get(stay).json().path("until").isNull()).isTrue();

        var path = "/v1/municipalities/GM0014/absence-decisions?on=2024-03-29";
        var csv = groningen.get(path, "Accept", "text/csv");
        assertThat(csv.body().lines().findFirst())
                .hasValueSatisfying(header -> assertThat(header)
                        .startsWith("municipality,stay,absence,person,location,absentFrom,daysAbsent")
                        .contains("decision.kind"));
        assertThat(csv.body()).contains(id(absence));
        assertThat(municipality("GM0599").get(path).status()).isEqualTo(404);
        assertThat(as(Role.REGION, "VR01").get(path).status()).isEqualTo(403);
        assertThat(as(Role.KCIO).get(path).status()).isEqualTo(403);
        assertThat(as(Role.AUDITOR).get(path).json().path("items").size()).isEqualTo(1);

        var ended = written(groningen.put(absence + "/end", "{\"until\":\"2024-04-02\"}"));
        assertThat(list(groningen, "GM0014", "2024-04-01", ended).path("items").size())
                .isEqualTo(1);
        assertThat(list(groningen, "GM0014", "2024-04-02", ended).path("items")).isEmpty();
    }

    @Test
    void which_absence_is_a_case_is_said_by_the_rule_of_the_day() {
        var zwolle = municipality("GM0193");
        var stay = stay(zwolle, "GM0193", location("GM0193"));
        var absence = stay + "/absences/" + UUID.randomUUID();
        var reported = written(zwolle.put(absence, "{\"from\":\"2029-12-12\"}"));
        assertThat(list(zwolle, "GM0193", "2029-12-31", reported).path("items")).isEmpty();
        var shorter = list(zwolle, "GM0193", "2030-01-01", reported);
        assertThat(shorter.path("term").path("days").asInt()).isEqualTo(14);
        assertThat(shorter.path("items").path(0).path("daysAbsent").asInt()).isEqualTo(20);
        assertThat(shorter.path("items").path(0).path("dueFrom").asString()).isEqualTo("2029-12-26");
        var none = list(zwolle, "GM0193", "2031-01-01", reported);
        assertThat(none.path("term").isNull()).isTrue();
        assertThat(none.path("items")).isEmpty();
        assertThat(list(zwolle, "GM0193", "2023-01-31", reported).path("term").isNull())
                .isTrue();
    }

    @Test
    void someone_extends_leaves_or_ends_with_a_reason_and_can_take_it_back() {
        var assen = municipality("GM0106");
        var stay = stay(assen, "GM0106", location("GM0106"));
        var absence = stay + "/absences/" + UUID.randomUUID();
        var reported = written(assen.put(absence, "{\"from\":\"2024-03-01\"}"));
        var extension = absence + "/decisions/" + UUID.randomUUID();
        assertThat(assen.put(
                                extension,
                                "{\"decision\":\"EXTEND\",\"decidedOn\":\"2024-03-30\",\"until\":\"2024-05-01\"}")
                        .status())
                .isEqualTo(400);
        assertThat(assen.put(extension, decision("EXTEND", "2024-03-30", null)).status())
                .isEqualTo(400);
        assertThat(assen.put(extension, decision("LEAVE", "2024-03-30", "2024-05-01"))
                        .status())
                .isEqualTo(400);
        var extended = written(assen.put(extension, decision("EXTEND", "2024-03-30", "2024-05-01")));
        assertThat(list(assen, "GM0106", "2024-03-29", extended).path("items").size())
                .isEqualTo(1);
        assertThat(list(assen, "GM0106", "2024-04-30", extended).path("items")).isEmpty();
        assertThat(list(assen, "GM0106", "2024-05-01", extended).path("items").size())
                .isEqualTo(1);
        var decided = list(assen, "GM0106", "2024-04-30&state=DECIDED", extended)
                .path("items")
                .path(0)
                .path("decision");
        assertThat(decided.path("kind").asString()).isEqualTo("EXTENDED");
        assertThat(decided.path("reason").asString()).isEqualTo("a test");
        assertThat(list(assen, "GM0106", "2024-04-30&knownAt=" + moment(reported), extended)
                        .path("items")
                        .size())
                .isEqualTo(1);

        var leaving = absence + "/decisions/" + UUID.randomUUID();
        var left = written(assen.put(leaving, decision("LEAVE", "2024-05-02", null)));
        assertThat(list(assen, "GM0106", "2024-12-31", left).path("items")).isEmpty();
        var takenBack = written(assen.put(
                leaving + "/corrections/" + UUID.randomUUID(), "{\"withdrawn\":true,\"reason\":\"another person\"}"));
        assertThat(list(assen, "GM0106", "2024-12-31", takenBack).path("items").size())
                .isEqualTo(1);
        assertThat(list(assen, "GM0106", "2024-12-31&knownAt=" + moment(left), takenBack)
                        .path("items"))
                .isEmpty();

        var ending = written(
                assen.put(absence + "/decisions/" + UUID.randomUUID(), decision("END", "2024-06-01", "2024-06-03")));
        assertThat(ending.json().path("events").size()).isEqualTo(2);
        assertThat(assen.get(stay).json().path("until").asString()).isEqualTo("2024-06-03");
        assertThat(list(assen, "GM0106", "2024-06-02", ending).path("items")).isEmpty();
        assertThat(list(assen, "GM0106", "2024-06-03", ending).path("items")).isEmpty();

        // It goes on all the same: then it is to be decided about again.
        var corrected = written(assen.put(
                stay + "/corrections/" + UUID.randomUUID(), "{\"from\":\"2024-01-01\",\"reason\":\"came back\"}"));
        assertThat(list(assen, "GM0106", "2024-06-02", corrected).path("items")).isEmpty();
        assertThat(list(assen, "GM0106", "2024-06-03", corrected).path("items").size())
                .isEqualTo(1);
        var overview = assen.get(stay + "/attendance?atLeast=" + position(corrected));
        assertThat(overview.json().path("absences").path(0).path("decisions").size())
                .isEqualTo(2);
        assertThat(overview.header("ETag")).isEqualTo("\"4\"");
    }

    @Test
    void a_stay_that_ends_otherwise_cannot_be_ended_by_a_decision() {
        var hoogeveen = municipality("GM0118");
        var stay = stay(hoogeveen, "GM0118", location("GM0118"));
        var absence = stay + "/absences/" + UUID.randomUUID();
        written(hoogeveen.put(absence, "{\"from\":\"2024-03-01\"}"));
        var ended = written(hoogeveen.put(stay + "/end", "{\"until\":\"2024-04-15\"}"));
        var refused =
                hoogeveen.put(absence + "/decisions/" + UUID.randomUUID(), decision("END", "2024-04-01", "2024-04-20"));
        assertThat(refused.problem()).isEqualTo("already-ended");
        assertThat(hoogeveen
                        .get(stay + "/attendance?atLeast=" + position(ended))
                        .json()
                        .path("absences")
                        .path(0)
                        .path("decisions"))
                .isEmpty();
        assertThat(list(hoogeveen, "GM0118", "2024-04-14", ended).path("items").size())
                .isEqualTo(1);
        assertThat(list(hoogeveen, "GM0118", "2024-04-15", ended).path("items")).isEmpty();
    }

    @Test
    void a_loss_of_entitlement_is_another_fact_than_the_end_of_a_stay() {
        var meppel = municipality("GM0119");
        var stay = stay(meppel, "GM0119", location("GM0119"));
        var loss = stay + "/entitlement-losses/" + UUID.randomUUID();
        assertThat(meppel.put(loss, "{\"from\":\"2024-03-01\"}").status()).isEqualTo(400);
        var lost = written(meppel.put(loss, "{\"from\":\"2024-03-01\",\"reason\":\"a permit\"}"));
        assertThat(meppel.get(stay).json().path("until").isNull()).isTrue();
        assertThat(meppel.put(
                                stay + "/entitlement-losses/" + UUID.randomUUID(),
                                "{\"from\":\"2024-04-01\",\"reason\":\"once more\"}")
                        .problem())
                .isEqualTo("entitlement-lost-already");
        var reported = written(meppel.put(stay + "/absences/" + UUID.randomUUID(), "{\"from\":\"2024-02-10\"}"));
        assertThat(list(meppel, "GM0119", "2024-03-20", reported)
                        .path("items")
                        .path(0)
                        .path("entitlementLostFrom")
                        .asString())
                .isEqualTo("2024-03-01");
        assertThat(meppel.get(stay + "/attendance?atLeast=" + position(lost))
                        .json()
                        .path("entitlementLosses")
                        .path(0)
                        .path("reason")
                        .asString())
                .isEqualTo("a permit");
        var back = written(
                meppel.put(loss + "/corrections/" + UUID.randomUUID(), "{\"withdrawn\":true,\"reason\":\"appeal\"}"));
        assertThat(list(meppel, "GM0119", "2024-03-20", back)
                        .path("items")
                        .path(0)
                        .path("entitlementLostFrom")
                        .isNull())
                .isTrue();
        assertThat(list(meppel, "GM0119", "2024-03-20&knownAt=" + moment(reported), back)
                        .path("items")
                        .path(0)
                        .path("entitlementLostFrom")
                        .asString())
                .isEqualTo("2024-03-01");
    }

    @Test
    void officers_send_lists_and_read_them_page_by_page() {
        var almere = municipality("GM0034");
        var hall = location("GM0034");
        var stays = new ArrayList<String>();
        for (int i = 0; i < 5; i++) stays.add(id(stay(almere, "GM0034", hall)));
        var absences = stays.stream().map(_ -> UUID.randomUUID().toString()).toList();
        var lines = new ArrayList<String>();
        for (int i = 0; i < 5; i++)
            lines.add(line(
                    "report-absence",
                    "\"stay\":\"%s\",\"absence\":\"%s\",\"from\":\"2024-03-0%d\""
                            .formatted(stays.get(i), absences.get(i), 1 + i / 2)));
        lines.add(line(
                "report-absence",
                "\"stay\":\"%s\",\"absence\":\"%s\",\"from\":\"2024-03-01\""
                        .formatted(UUID.randomUUID(), UUID.randomUUID())));
        lines.add(line(
                "end-absence",
                "\"stay\":\"%s\",\"absence\":\"%s\",\"until\":\"2024-03-05\""
                        .formatted(stays.get(4), absences.get(4))));
        lines.add(line(
                "correct-absence",
                "\"stay\":\"%s\",\"absence\":\"%s\",\"correction\":\"%s\",\"from\":\"2024-03-03\""
                        .formatted(stays.get(4), absences.get(4), UUID.randomUUID())));
        assertThat(sent(almere, lines)).containsExactly(201, 201, 201, 201, 201, 404, 201, 201);

        var last = written(almere.put(
                "/v1/municipalities/GM0034/stays/" + stays.get(0) + "/entitlement-losses/" + UUID.randomUUID(),
                "{\"from\":\"2024-03-01\",\"reason\":\"a test\"}"));
        var path = "/v1/municipalities/GM0034/absence-decisions?on=2024-04-10&limit=2";
        var seen = new ArrayList<String>();
        var page = almere.get(path + "&atLeast=" + position(last)).json();
        var moment = page.path("knownAt").asString();
        for (; ; ) {
            page.path("items").forEach(item -> seen.add(item.path("absence").asString()));
            assertThat(page.path("knownAt").asString()).isEqualTo(moment);
            var cursor = page.path("nextCursor");
            if (!cursor.isString()) break;
            page = almere.get(path + "&cursor=" + cursor.asString()).json();
        }
        assertThat(seen).containsExactlyInAnyOrderElementsOf(absences);
        assertThat(almere.get(path + "&cursor=nonsense").status()).isEqualTo(400);

        var decision = UUID.randomUUID();
        var decided =
                "\"stay\":\"%s\",\"absence\":\"%s\",\"id\":\"%s\",\"decision\":\"%s\",\"decidedOn\":\"2024-04-10\"%s,\"reason\":\"all\"";
        var until = ",\"until\":\"2024-05-01\"";
        var loss = UUID.randomUUID();
        var decisions = List.of(
                line("decide-absence", decided.formatted(stays.get(0), absences.get(0), decision, "LEAVE", "")),
                line("decide-absence", decided.formatted(stays.get(1), absences.get(1), decision, "EXTEND", until)),
                line("decide-absence", decided.formatted(stays.get(2), absences.get(2), decision, "END", until)),
                line("decide-absence", decided.formatted(stays.get(3), absences.get(3), decision, "END", "")),
                line(
                        "withdraw-absence-decision",
                        "\"stay\":\"%s\",\"absence\":\"%s\",\"decision\":\"%s\",\"correction\":\"%s\",\"reason\":\"no\""
                                .formatted(stays.get(0), absences.get(0), decision, UUID.randomUUID())),
                line(
                        "lose-entitlement",
                        "\"stay\":\"%s\",\"loss\":\"%s\",\"from\":\"2024-03-01\",\"reason\":\"a test\""
                                .formatted(stays.get(1), loss)),
                line(
                        "withdraw-entitlement-loss",
                        "\"stay\":\"%s\",\"loss\":\"%s\",\"correction\":\"%s\",\"reason\":\"a test\""
                                .formatted(stays.get(1), loss, UUID.randomUUID())));
        assertThat(sent(almere, decisions)).containsExactly(201, 201, 201, 400, 201, 201, 201);
        assertThat(almere.get("/v1/municipalities/GM0034/stays/" + stays.get(2))
                        .json()
                        .path("until")
                        .asString())
                .isEqualTo("2024-05-01");
    }

    @Test
    void what_is_said_of_an_unknown_stay_or_absence_is_refused() {
        var almelo = municipality("GM0141");
        var unknown = "/v1/municipalities/GM0141/stays/" + UUID.randomUUID();
        assertThat(almelo.put(unknown + "/absences/" + UUID.randomUUID(), "{\"from\":\"2024-03-01\"}")
                        .problem())
                .isEqualTo("stay-unknown");
        assertThat(almelo.get(unknown + "/attendance").status()).isEqualTo(404);
        var stay = stay(almelo, "GM0141", location("GM0141"));
        var absence = stay + "/absences/" + UUID.randomUUID();
        assertThat(almelo.put(absence + "/end", "{\"until\":\"2024-03-01\"}").problem())
                .isEqualTo("absence-unknown");
        var reported = written(almelo.put(absence, "{\"from\":\"2024-03-01\"}"));
        assertThat(almelo.put(stay + "/absences/" + UUID.randomUUID(), "{\"from\":\"2024-03-05\"}")
                        .problem())
                .isEqualTo("absent-already");
        assertThat(almelo.put(absence + "/decisions/" + UUID.randomUUID(), decision("LEAVE", "2024-02-01", null))
                        .problem())
                .isEqualTo("not-absent");
        var withdrawn = written(almelo.put(absence + "/corrections/" + UUID.randomUUID(), "{\"withdrawn\":true}"));
        assertThat(list(almelo, "GM0141", "2024-05-01", withdrawn).path("items"))
                .isEmpty();
        assertThat(list(almelo, "GM0141", "2024-05-01&knownAt=" + moment(reported), withdrawn)
                        .path("items")
                        .size())
                .isEqualTo(1);
        var api = OpenApi.of(almelo);
        api.foresees(
                "GET",
                "/municipalities/{municipality}/absence-decisions",
                almelo.get("/v1/municipalities/GM0141/absence-decisions?on=2024-05-01"));
        api.foresees("GET", "/municipalities/{municipality}/stays/{stay}/attendance", almelo.get(stay + "/attendance"));
    }

    private static Http.Answer rule(String from, @Nullable String days) {
        return as(Role.MINISTRY).put("/v1/day-rules/ABSENCE_TERM/" + UUID.randomUUID(), """
            {"validFrom":"%s","certainty":"HIGH","source":"a test","days":%s}
            """.formatted(from, days));
    }

    /** The path of a stay that began on 1 January 2024. */
    private static String stay(Http municipality, String code, UUID location) {
        var path = "/v1/municipalities/" + code + "/stays/" + UUID.randomUUID();
        written(municipality.put(
                path, "{\"location\":\"%s\",\"identity\":%s,\"from\":\"2024-01-01\"}".formatted(location, person())));
        return path;
    }

    private static JsonNode list(Http who, String code, String on, Http.Answer after) {
        var answer =
                who.get("/v1/municipalities/" + code + "/absence-decisions?on=" + on + "&atLeast=" + position(after));
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.json();
    }

    private static String decision(String decision, String on, @Nullable String until) {
        return "{\"decision\":\"%s\",\"decidedOn\":\"%s\"%s,\"reason\":\"a test\"}"
                .formatted(decision, on, until == null ? "" : ",\"until\":\"" + until + "\"");
    }

    private static String line(String type, String data) {
        return "{\"id\":\"%s\",\"type\":\"%s\",\"data\":{%s}}".formatted(UUID.randomUUID(), type, data);
    }

    private static List<Integer> sent(Http who, List<String> lines) {
        var answer = who.post(
                "/v1/municipalities/GM0034/batches", String.join("\n", lines), "Content-Type", "application/x-ndjson");
        assertThat(answer.status()).isEqualTo(200);
        return answer.body()
                .lines()
                .map(result -> JSON.readTree(result).path("status").asInt())
                .toList();
    }

    private static String id(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    private static String position(Http.Answer answer) {
        return answer.json().path("position").asString();
    }

    private static Instant moment(Http.Answer answer) {
        return Instant.parse(position(answer).substring("allocation@".length()));
    }

    private static Http.Answer written(Http.Answer answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        return answer;
    }

    private static Http municipality(String code) {
        return as(Role.MUNICIPALITY, code);
    }

    private static Http as(Role role, String... codes) {
        return new Http(
                Objects.requireNonNull(SERVICE.getWebServer()).getPort(),
                TestTokens.shared().token(role, codes));
    }

    private static String person() {
        return "{\"scheme\":\"V_NUMBER\",\"value\":\"%010d\"}"
                .formatted(Math.floorMod(UUID.randomUUID().getLeastSignificantBits(), 10_000_000_000L));
    }

    /** A location with room for all. */
    private static UUID location(String municipality) {
        var id = new LocationId(new MunicipalityCode(municipality), UUID.randomUUID());
        var command = UUID.randomUUID();
        assertThat(SERVICE.getBean(Commands.class)
                        .send(Order.of(
                                new NotePlaces(
                                        id,
                                        UUID.randomUUID(),
                                        0,
                                        PlaceKind.MUNICIPAL,
                                        new BasisNoted(id.id(), null, null, OccupancyBasis.NAMED),
                                        List.of(new Timeline.Change(LocalDate.of(2022, 3, 1), 100)),
                                        List.of()),
                                new CommandContext(
                                        command,
                                        command,
                                        command,
                                        null,
                                        "tester",
                                        "municipality",
                                        municipality,
                                        null,
                                        null))))
                .isInstanceOf(Outcome.Accepted.class);
        return id.id();
    }
}
