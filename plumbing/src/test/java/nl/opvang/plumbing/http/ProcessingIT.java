package nl.opvang.plumbing.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import nl.opvang.embedded.ServiceDatabase;
import nl.opvang.plumbing.access.Role;
import nl.opvang.plumbing.access.TestTokens;
import nl.opvang.plumbing.page.signin.TestSession;
import nl.opvang.plumbing.sample.SampleService;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Nothing is done with data about people, and no audit data are read, without a row that says who did. */
class ProcessingIT {
    private static final ServiceDatabase DATABASE = SampleService.freshDatabase();
    private static final TallyApplication.Running RUNNING = TallyApplication.start(DATABASE);
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";
    private static final String SPAN = "b7ad6b7169203331";

    private final Http groningen = RUNNING.http().with(TestTokens.shared().token(Role.MUNICIPALITY, "GM0014"));
    private final Http auditor = RUNNING.http().with(TestTokens.shared().token(Role.AUDITOR));
    private final String fact = UUID.randomUUID().toString();
    private final String raise = "/v1/municipalities/GM0014/tallies/t1/raises/" + fact;

    @AfterAll
    static void close() {
        RUNNING.close();
    }

    @Test
    void a_write_is_logged_in_the_transaction_of_what_it_did() {
        assertThat(groningen
                        .put(raise, "{\"by\": 1}", "traceparent", "00-" + TRACE + "-" + SPAN + "-01")
                        .status())
                .isEqualTo(201);

        var row = rows(fact);
        assertThat(row).hasSize(1);
        assertThat(row.getFirst())
                .containsEntry("operation", "PUT /v1/municipalities/{municipality}/tallies/{id}/raises/{fact}")
                // Whatever was typed where no id of ours stands is not kept.
                .containsEntry("object", "/v1/municipalities/GM0014/tallies/{id}/raises/" + fact)
                .containsEntry("activity", "tally")
                .containsEntry("subjects", "GM0014:t1")
                .containsEntry("status", "201")
                .containsEntry("lines", "1")
                .containsEntry("actor", "test-municipality-GM0014")
                .containsEntry("actor_role", "municipality")
                .containsEntry("client", "test-client")
                .containsEntry("on_behalf_of", "GM0014")
                .containsEntry("origin", "127.0.0.1")
                .containsEntry("trace_id", TRACE)
                .containsEntry("parent_span_id", SPAN)
                .containsEntry("events", "1");
    }

    @Test
    void what_was_refused_repeated_or_not_for_the_caller_is_logged_too() {
        assertThat(groningen.put(raise, "{\"by\": 2000}").status()).isEqualTo(409);
        assertThat(groningen.put(raise, "{\"by\": 2000}").status()).isEqualTo(409);
        assertThat(groningen.put(raise, "{\"by\": -1}").status()).isEqualTo(400);
        var amsterdam = RUNNING.http().with(TestTokens.shared().token(Role.MUNICIPALITY, "GM0363"));
        assertThat(amsterdam.put(raise, "{\"by\": 1}").status()).isEqualTo(404);
        assertThat(auditor.put(raise, "{\"by\": 1}").status()).isEqualTo(403);

        assertThat(rows(fact))
                .extracting(row -> row.get("status") + " " + row.get("actor") + " " + row.get("on_behalf_of"))
                .containsExactly(
                        "409 test-municipality-GM0014 GM0014",
                        "409 test-municipality-GM0014 GM0014",
                        "400 test-municipality-GM0014 GM0014",
                        "404 test-municipality-GM0363 ",
                        "403 test-auditor- ");
        assertThat(rows(fact)).extracting(row -> row.get("subjects")).contains("GM0014:t1", "GM0014:" + fact);
    }

    @Test
    void a_read_of_audit_data_is_logged_before_it_is_answered_and_so_is_reading_that() {
        var before = count("GET /v1/events");
        assertThat(auditor.get("/v1/events").status()).isEqualTo(200);
        assertThat(auditor.get("/v1/events?limit=0").status()).isEqualTo(400);
        assertThat(groningen.get("/v1/events").status()).isEqualTo(403);
        assertThat(count("GET /v1/events")).isEqualTo(before + 3);

        var logs = count("GET /v1/processings");
        assertThat(auditor.get("/v1/processings").status()).isEqualTo(200);
        assertThat(count("GET /v1/processings")).isEqualTo(logs + 1);
        // Nobody looked at people here.
        assertThat(RUNNING.http().get("/v1/openapi.json").status()).isEqualTo(200);
        assertThat(count("GET /v1/openapi.json")).isZero();
    }

    @Test
    void what_was_asked_is_named_by_what_is_ours_in_the_query_and_by_nothing_that_somebody_typed() {
        var history = "/v1/municipalities/GM0014/history";
        auditor.get(history + "?of=" + fact + "&limit=10");
        auditor.get(history + "?of=" + fact + "x&limit=11");
        auditor.get("/v1/histories/person:" + fact + "?limit=12&jan=2024");
        auditor.get("/v1/events?after=" + fact + "&limit=123456782");

        assertThat(rows(fact))
                .extracting(row -> row.get("object"))
                .containsExactly(
                        history + "?of=" + fact + "&limit=10",
                        "/v1/histories/person:" + fact + "?limit=12",
                        "/v1/events?after=" + fact + "&limit={limit}");
        assertThat(rows(history + "?of={of}&limit=11")).isNotEmpty();
    }

    @Test
    void a_page_of_audit_data_is_logged_with_what_it_shows() {
        var session = TestSession.open(RUNNING.context(), TestTokens.shared().token(Role.AUDITOR));
        assertThat(session.get(auditor, "/history?municipality=GM0014&of=" + fact)
                        .status())
                .isEqualTo(200);

        assertThat(rows(fact))
                .singleElement()
                .satisfies(row -> assertThat(row)
                        .containsEntry("object", "/history?municipality=GM0014&of=" + fact)
                        .containsEntry("activity", "audit")
                        .containsEntry("actor_role", "auditor"));
    }

    @Test
    void where_somebody_came_from_is_what_a_proxy_says_that_is_trusted_and_nobody_else() {
        assertThat(originBehind("server.forward-headers-strategy=native", "203.0.113.7"))
                .isEqualTo("203.0.113.7");
        // Whoever stands before the proxy may have written the rest.
        assertThat(originBehind("server.forward-headers-strategy=native", "198.51.100.1, 203.0.113.7"))
                .isEqualTo("203.0.113.7");
        assertThat(originBehind(
                        "server.forward-headers-strategy=native",
                        "203.0.113.7",
                        "server.tomcat.remoteip.internal-proxies=192\\.0\\.2\\.1"))
                .isEqualTo("127.0.0.1");
        assertThat(originBehind("spring.main.banner-mode=off", "203.0.113.7")).isEqualTo("127.0.0.1");
    }

    private static String originBehind(String strategy, String forwardedFor, String... more) {
        var settings = Stream.concat(Stream.of(strategy), Stream.of(more)).toArray(String[]::new);
        try (var running = TallyApplication.start(SampleService.freshDatabase(), settings)) {
            assertThat(running.http()
                            .with(TestTokens.shared().token(Role.AUDITOR))
                            .get("/v1/events", "X-Forwarded-For", forwardedFor)
                            .status())
                    .isEqualTo(200);
            return Objects.requireNonNull(
                    running.service().jdbc.queryForObject("select origin from runtime.processing", String.class));
        }
    }

    @Test
    void lines_of_a_bulk_request_share_a_row_with_each_of_whom_they_are_about() {
        var id = UUID.randomUUID().toString().substring(0, 8);
        var lines = Stream.of("a", "b", "b")
                .map(tally -> """
                    {"id": "%s", "type": "raise", "data": {"tally": "%s", "by": 1}}
                    """.formatted(UUID.randomUUID(), id + tally))
                .toList();
        groningen.post(
                "/v1/municipalities/GM0014/batches",
                String.join("", lines),
                "Content-Type",
                "application/x-ndjson",
                "traceparent",
                "00-" + "f".repeat(24) + id + "-" + SPAN + "-01");

        assertThat(rows("batches", "f".repeat(24) + id))
                .singleElement()
                .satisfies(row -> assertThat(row)
                        .containsEntry("lines", "3")
                        .containsEntry("subjects", "GM0014:%sa GM0014:%sb".formatted(id, id))
                        .containsEntry("status", "200"));
        await().atMost(Duration.ofMinutes(2)).untilAsserted(() -> {
            var exported = exported().stream()
                    .filter(line -> line.path("trace_id").asString().endsWith(id))
                    .toList();
            assertThat(exported).hasSize(3);
            var whole = exported.getFirst();
            assertThat(whole.path("parent_span_id").asString()).isEqualTo(SPAN);
            assertThat(whole.path("attributes").has("dpl.core.data_subject_id")).isFalse();
            assertThat(exported.subList(1, 3)).allSatisfy(line -> {
                assertThat(line.path("parent_span_id").asString())
                        .isEqualTo(whole.path("span_id").asString());
                assertThat(line.path("attributes")
                                .path("dpl.core.data_subject_id_type")
                                .asString())
                        .isEqualTo("urn:nl.opvang:tally");
            });
            assertThat(exported.stream().map(line -> line.path("span_id").asString()))
                    .doesNotHaveDuplicates();
        });
    }

    @Test
    void the_log_is_exported_in_the_terms_of_the_standard_and_read_on_where_one_was() {
        groningen.put(raise, "{\"by\": 1}");
        await().atMost(Duration.ofMinutes(2))
                .until(() ->
                        exported().stream().anyMatch(line -> line.toString().contains(fact)));

        var line = exported().stream()
                .filter(each -> each.toString().contains(fact))
                .findFirst()
                .orElseThrow();
        assertThat(line.propertyNames())
                .containsExactly(
                        "position",
                        "trace_id",
                        "span_id",
                        "parent_span_id",
                        "status_code",
                        "name",
                        "start_time",
                        "end_time",
                        "resource",
                        "attributes");
        assertThat(line.path("status_code").asString()).isEqualTo("STATUS_CODE_UNSET");
        assertThat(Instant.parse(line.path("start_time").asString())).isBefore(Instant.now());
        assertThat(line.path("attributes")
                        .path("dpl.core.processing_activity_id")
                        .asString())
                .isEqualTo("urn:nl.opvang:processing-activity:tally");
        assertThat(line.path("attributes").path("dpl.core.data_subject_id").asString())
                .isEqualTo("GM0014:t1");
        var rest = auditor.get("/v1/processings?after=" + line.path("position").asString())
                .body();
        assertThat(rest).doesNotContain(fact);
        assertThat(auditor.get("/v1/processings?after=x").status()).isEqualTo(400);
        assertThat(groningen.get("/v1/processings").status()).isEqualTo(403);
    }

    @Test
    void what_cannot_be_logged_is_not_done_and_not_told() throws SQLException {
        groningen.put(raise, "{\"by\": 1}");
        var events = events();
        owner("""
            create function runtime.no_room() returns trigger language plpgsql as $$
            begin raise exception 'no room' using errcode = 'disk_full'; end $$;
            create trigger full_disk before insert on runtime.processing execute function runtime.no_room();\
            """);
        try {
            for (var path : List.of("/v1/events", "/v1/histories/tally:GM0014:t1", "/v1/histories/tally:GM0014:x")) {
                var read = auditor.get(path);
                assertThat(read.status()).as(path).isEqualTo(503);
                assertThat(read.problem()).isEqualTo("unavailable");
                assertThat(read.header("Retry-After")).isNotEmpty();
                assertThat(read.body()).doesNotContain("tally");
            }
            var write = groningen.put(raise.replace(fact, UUID.randomUUID().toString()), "{\"by\": 1}");
            assertThat(write.status()).isEqualTo(503);
            assertThat(events()).isEqualTo(events);
        } finally {
            owner("drop trigger full_disk on runtime.processing; drop function runtime.no_room()");
        }
        assertThat(auditor.get("/v1/events").status()).isEqualTo(200);
    }

    @Test
    void nobody_but_the_owner_takes_a_row_out_or_changes_one() {
        groningen.put(raise, "{\"by\": 1}");
        for (var change : List.of(
                "delete from runtime.processing",
                "update runtime.processing set actor = 'another'",
                "truncate runtime.processing"))
            assertThatThrownBy(() -> RUNNING.service().jdbc.execute(change))
                    .isInstanceOf(DataAccessException.class)
                    .hasStackTraceContaining("permission denied");
    }

    private List<JsonNode> exported() {
        return auditor.get("/v1/processings?limit=100000")
                .body()
                .lines()
                .map(JSON::readTree)
                .toList();
    }

    private static List<Map<String, String>> rows(String part) {
        return rows(part, "");
    }

    private static List<Map<String, String>> rows(String part, String trace) {
        return RUNNING.service()
                .jdbc
                .query(
                        """
                        select *, array_to_string(subjects, ' ') as about,
                               (select count(*) from events.event where event.tx = processing.tx) as events
                          from runtime.processing
                         where strpos(object, ?) > 0 and (? = '' or trace_id = ?) order by processing.position\
                        """,
                        (row, nr) -> Map.ofEntries(
                                Map.entry("operation", row.getString("operation")),
                                Map.entry("object", row.getString("object")),
                                Map.entry("activity", row.getString("activity")),
                                Map.entry("subjects", row.getString("about")),
                                Map.entry("status", row.getString("status")),
                                Map.entry("lines", row.getString("lines")),
                                Map.entry("actor", row.getString("actor")),
                                Map.entry("actor_role", row.getString("actor_role")),
                                Map.entry("client", row.getString("client")),
                                Map.entry("on_behalf_of", row.getString("on_behalf_of")),
                                Map.entry("origin", row.getString("origin")),
                                Map.entry("trace_id", row.getString("trace_id")),
                                Map.entry("parent_span_id", row.getString("parent_span_id")),
                                Map.entry("events", row.getString("events"))),
                        part,
                        trace,
                        trace);
    }

    private static long count(String operation) {
        var count = RUNNING.service()
                .jdbc
                .queryForObject("select count(*) from runtime.processing where operation = ?", Long.class, operation);
        return count == null ? 0 : count;
    }

    private static long events() {
        var count = RUNNING.service().jdbc.queryForObject("select count(*) from events.event", Long.class);
        return count == null ? 0 : count;
    }

    private static void owner(String sql) throws SQLException {
        try (var connection = DriverManager.getConnection(
                        DATABASE.jdbcUrl(), DATABASE.ownerUser(), DATABASE.ownerPassword());
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
