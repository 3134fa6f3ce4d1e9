package nl.opvang.plumbing.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import nl.opvang.embedded.ServiceDatabase;
import nl.opvang.plumbing.access.AccessWalk;
import nl.opvang.plumbing.access.Role;
import nl.opvang.plumbing.access.TestTokens;
import nl.opvang.plumbing.sample.SampleService;
import nl.opvang.plumbing.testservers.TestServers;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class BulkIT {
    private static final ServiceDatabase DATABASE = SampleService.freshDatabase();
    private static final TallyApplication.Running RUNNING =
            TallyApplication.start(DATABASE, "opvang.http.max-lines=5000", "opvang.http.max-line-bytes=1000");
    private static final String BATCHES = "/v1/municipalities/GM0014/batches";
    private static final String IMPORTS = "/v1/imports";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Http groningen = RUNNING.http().with(TestTokens.shared().token(Role.MUNICIPALITY, "GM0014"));
    private final Http operator = RUNNING.http().with(TestTokens.shared().token(Role.OPERATOR));
    private final String run = UUID.randomUUID().toString().substring(0, 8);

    @AfterAll
    static void close() {
        RUNNING.close();
    }

    @Test
    void every_line_gets_its_answer_in_order_and_a_bad_line_harms_no_other() {
        var results = send(
                groningen,
                BATCHES,
                line("1", "raise", "a", 1),
                "{nonsense",
                "",
                line("2", "fall", "a", 1),
                line("3", "raise", "a", 1).replace("1}", "-1, \"colour\": 2}"),
                "x".repeat(2000),
                line("4", "raise", "a", 1001),
                line("5", "raise", "unknown", 1),
                line("6", "raise", "bug", 1),
                line("7", "raise", "a", 0),
                "   ",
                line("8", "raise", "a", 1));

        assertThat(results)
                .extracting(result -> result.path("line").asInt())
                .containsExactly(1, 2, 4, 5, 6, 7, 8, 9, 10, 12);
        assertThat(results)
                .extracting(result -> result.path("status").asInt())
                .containsExactly(201, 400, 400, 400, 413, 409, 404, 500, 200, 201);
        assertThat(results.get(0).path("id").asString()).isEqualTo(run + "-1");
        assertThat(results.get(0).path("events").size()).isEqualTo(1);
        assertThat(results.get(3).path("problem").path("errors").findValuesAsString("field"))
                .containsExactly("/data/by", "/data");
        assertThat(results.get(5).path("problem").path("type").asString()).endsWith("above-limit");
        assertThat(results.get(9).path("sequence").asInt()).isEqualTo(1);
        assertThat(events("a")).isEqualTo(2);
    }

    @Test
    void a_batch_that_is_sent_again_is_answered_again_and_nothing_more() {
        var lines = new String[] {
            line("1", "raise", "b", 1),
            line("2", "raise", "b", 1001),
            line("3", "raise", "b", 0),
            line("4", "raise", "b", 5)
        };
        var first = send(groningen, BATCHES, lines);
        var chunks = RUNNING.chunks().size();

        assertThat(send(groningen, BATCHES, lines)).isEqualTo(first);
        assertThat(RUNNING.chunks()).hasSize(chunks);
        assertThat(events("b")).isEqualTo(2);
    }

    @Test
    void lines_that_another_person_sends_are_decided_for_that_person() {
        var colleague = RUNNING.http()
                .with(TestTokens.shared()
                        .token(
                                claims -> claims.subject("a colleague"),
                                List.of(Role.MUNICIPALITY.claim()),
                                List.of("GM0014")));
        var line = line("1", "raise", "e", 1);
        var first = send(groningen, BATCHES, line);
        var others = send(colleague, BATCHES, line);

        assertThat(others.get(0).path("events")).isNotEqualTo(first.get(0).path("events"));
        assertThat(send(groningen, BATCHES, line)).isEqualTo(first);
        assertThat(send(colleague, BATCHES, line)).isEqualTo(others);
        assertThat(events("e")).isEqualTo(2);
    }

    @Test
    void a_line_id_that_is_used_for_something_else_is_refused() {
        send(groningen, BATCHES, line("1", "raise", "c", 1));

        var results = send(groningen, BATCHES, line("1", "raise", "c", 2), line("2", "raise", "c", 1));
        assertThat(results.get(0).path("problem").path("type").asString()).endsWith("idempotency-key-reused");
        assertThat(results.get(1).path("status").asInt()).isEqualTo(201);
    }

    @Test
    void a_line_that_is_there_twice_is_carried_out_once() {
        var results = send(
                groningen, BATCHES, line("1", "raise", "d", 1), line("1", "raise", "d", 1), line("1", "raise", "d", 2));

        assertThat(results.get(1).path("events")).isEqualTo(results.get(0).path("events"));
        assertThat(results.get(2).path("status").asInt()).isEqualTo(409);
        assertThat(events("d")).isEqualTo(1);
    }

    @Test
    void many_lines_are_bound_in_chunks() {
        var before = RUNNING.chunks().size();
        var results = send(
                groningen,
                BATCHES,
                IntStream.range(0, 1201)
                        .mapToObj(i -> line("many" + i, "raise", "m" + i % 50, 1))
                        .toArray(String[]::new));

        assertThat(results).extracting(result -> result.path("status").asInt()).containsOnly(201);
        assertThat(results).hasSize(1201);
        assertThat(RUNNING.chunks().subList(before, RUNNING.chunks().size())).containsExactly(500, 500, 201);
    }

    @Test
    void lines_beyond_the_limit_are_not_read() {
        var results = send(
                groningen, BATCHES, IntStream.range(0, 5010).mapToObj(i -> "{}").toArray(String[]::new));

        assertThat(results).hasSize(5001);
        assertThat(results.getLast().path("status").asInt()).isEqualTo(413);
        assertThat(results.getLast().path("line").asInt()).isEqualTo(5001);
    }

    @Test
    void an_import_says_when_it_was_known_and_about_whom() {
        var results = send(
                operator,
                IMPORTS,
                imported("1", "GM0014", "2023-01-01T10:00:00+01:00", "raise"),
                imported("2", "GM0014", "2999-01-01T10:00:00Z", "raise"),
                imported("3", "GM9999", "2023-01-01T10:00:00Z", "raise"),
                imported("4", "GM0034", "2023-01-01T10:00:00Z", "raise"),
                imported("5", null, "2023-01-01T10:00:00Z", "raise"),
                imported("6", null, "2023-01-01T10:00:00Z", "raise-nation"),
                imported("7", "GM0014", "2023-01-01T10:00:00Z", "raise-nation"),
                line("8", "raise", "i", 1));

        assertThat(results)
                .extracting(result -> result.path("status").asInt())
                .containsExactly(201, 400, 400, 409, 400, 201, 400, 400);
        assertThat(results.get(3).path("problem").path("type").asString()).endsWith("history-import-closed");
        assertThat(results.get(7)
                        .path("problem")
                        .path("errors")
                        .get(0)
                        .path("field")
                        .asString())
                .isEqualTo("/knownAt");
        var event = RUNNING.service()
                .jdbc
                .queryForMap(
                        "select known_at at time zone 'UTC' as known, on_behalf_of, actor_role from events.event where"
                                + " aggregate_id = ?",
                        "tally:GM0014:" + run + "i");
        assertThat(event.get("known")).asString().startsWith("2023-01-01 09:00:00");
        assertThat(event).containsEntry("on_behalf_of", "GM0014").containsEntry("actor_role", "operator");
    }

    @Test
    void what_belongs_to_imports_is_not_taken_in_a_batch() {
        var results = send(
                groningen,
                BATCHES,
                line("1", "raise-nation", "x", 1),
                imported("2", "GM0014", "2023-01-01T10:00:00Z", "raise"));

        assertThat(results).extracting(result -> result.path("status").asInt()).containsOnly(400);
        assertThat(results.get(1).path("problem").path("errors").findValuesAsString("field"))
                .containsExactly("");
    }

    @Test
    void bulk_has_its_own_media_type_and_its_own_callers() {
        assertThat(groningen.post(BATCHES, "{}").status()).isEqualTo(415);
        assertThat(groningen
                        .post(IMPORTS, "{}", "Content-Type", "application/x-ndjson")
                        .status())
                .isEqualTo(403);
        assertThat(operator.post(BATCHES, "{}", "Content-Type", "application/x-ndjson")
                        .status())
                .isEqualTo(403);
        assertThat(groningen
                        .post(BATCHES.replace("0014", "0363"), "{}", "Content-Type", "application/x-ndjson")
                        .status())
                .isEqualTo(404);
        var empty = groningen.post(BATCHES, "", "Content-Type", "application/x-ndjson");
        assertThat(empty.status()).isEqualTo(200);
        assertThat(empty.header("Content-Type")).isEqualTo("application/x-ndjson");
    }

    @Test
    void results_come_while_lines_are_still_being_sent() throws IOException {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), groningen.port())) {
            socket.setSoTimeout(120_000);
            var out = socket.getOutputStream();
            out.write(("POST " + BATCHES + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " + groningen.token()
                            + "\r\nContent-Type: application/x-ndjson\r\nTransfer-Encoding: chunked\r\n\r\n")
                    .getBytes(StandardCharsets.ISO_8859_1));
            var chunk = IntStream.range(0, 501)
                    .mapToObj(i -> line("stream" + i, "raise", "s", 1) + "\n")
                    .collect(Collectors.joining())
                    .getBytes(StandardCharsets.UTF_8);
            out.write((Integer.toHexString(chunk.length) + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
            out.write(chunk);
            out.write("\r\n".getBytes(StandardCharsets.ISO_8859_1));
            out.flush();

            var in = socket.getInputStream();
            var seen = new StringBuilder();
            while (seen.indexOf("\"line\":500,") < 0) {
                int read = in.read();
                assertThat(read).isNotNegative();
                seen.append((char) read);
            }
        }
    }

    @Test
    void an_answer_to_lines_that_break_off_is_broken_off_too() throws IOException {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), groningen.port())) {
            socket.setSoTimeout(120_000);
            var lines = IntStream.range(0, 501)
                    .mapToObj(i -> line("broken" + i, "raise", "b", 1) + "\n")
                    .collect(Collectors.joining())
                    .getBytes(StandardCharsets.UTF_8);
            var out = socket.getOutputStream();
            out.write(("POST " + BATCHES + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " + groningen.token()
                            + "\r\nContent-Type: application/x-ndjson\r\nContent-Length: " + 2 * lines.length
                            + "\r\n\r\n")
                    .getBytes(StandardCharsets.ISO_8859_1));
            out.write(lines);
            socket.shutdownOutput();

            var answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(answer)
                    .startsWith("HTTP/1.1 200")
                    .contains("\"line\":500,")
                    .doesNotContain("\r\n0\r\n");
        }
    }

    @Test
    void lines_that_break_off_before_anything_was_done_are_a_problem() throws IOException {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), groningen.port())) {
            socket.setSoTimeout(120_000);
            socket.getOutputStream()
                    .write(("POST " + BATCHES + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer "
                                    + groningen.token()
                                    + "\r\nContent-Type: application/x-ndjson\r\nContent-Length: 90\r\n\r\n{}\n")
                            .getBytes(StandardCharsets.ISO_8859_1));
            socket.shutdownOutput();

            var answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(answer).startsWith("HTTP/1.1 400").contains("urn:problem-type:opvang:invalid-request");
        }
    }

    @Test
    void when_postgresql_goes_lines_are_unavailable_and_can_be_sent_again() {
        var lines = IntStream.range(0, 1100)
                .mapToObj(i -> line("down" + i, "raise", "e", 1))
                .toArray(String[]::new);
        TestServers.shared().stopPostgres();
        try {
            var answer = groningen.post(BATCHES, String.join("\n", lines), "Content-Type", "application/x-ndjson");
            assertThat(answer.status()).isEqualTo(503);
        } finally {
            TestServers.shared().startPostgres();
        }
        RUNNING.service().awaitDatabase();
        assertThat(send(groningen, BATCHES, lines))
                .hasSize(1100)
                .extracting(result -> result.path("status").asInt())
                .containsOnly(201, 409);
        assertThat(events("e")).isEqualTo(1000);
    }

    @Test
    void lines_and_results_are_as_described_and_open_to_whom_the_rules_allow() {
        var api = OpenApi.of(groningen);
        api.describesExactly(RUNNING.context());
        AccessWalk.of(RUNNING.context()).past();

        var ndjson = "application/x-ndjson";
        var batches = "/municipalities/{municipality}/batches";
        assertThat(api.faultsOfBody("POST", batches, ndjson, JSON.readTree(line("1", "raise", "a", 1))))
                .isEmpty();
        assertThat(api.faultsOfBody("POST", batches, ndjson, JSON.readTree(line("1", "raise-nation", "a", 1))))
                .isNotEmpty();
        assertThat(api.faultsOfBody(
                        "POST",
                        "/imports",
                        ndjson,
                        JSON.readTree(imported("1", "GM0014", "2023-01-01T10:00:00+01:00", "raise"))))
                .isEmpty();
        assertThat(api.faultsOfBody("POST", "/imports", ndjson, JSON.readTree(line("1", "raise", "a", 1))))
                .isNotEmpty();
        api.foresees(
                "POST", batches, groningen.post(BATCHES, line("described", "raise", "z", 1), "Content-Type", ndjson));
        api.foresees("POST", batches, groningen.post(BATCHES, "nonsense", "Content-Type", ndjson));
        var raise = "/v1/municipalities/GM0014/tallies/z/raises/" + UUID.randomUUID();
        var raised = "/municipalities/{municipality}/tallies/{id}/raises/{fact}";
        api.foresees("PUT", raised, groningen.put(raise, "{\"by\": 1}"));
        api.foresees("PUT", raised, groningen.put(raise, "{\"by\": 0}"));
        api.foresees("PUT", raised, groningen.put(raise, "{\"by\": 1000}"));
    }

    private String line(String id, String type, String tally, int by) {
        var own = tally.equals("bug") || tally.equals("unknown") ? tally : run + tally;
        return "{\"id\": \"%s-%s\", \"type\": \"%s\", \"data\": {\"tally\": \"%s\", \"by\": %d}}"
                .formatted(run, id, type, own, by);
    }

    private String imported(String id, @Nullable String municipality, String knownAt, String type) {
        var area = municipality == null ? "" : "\"municipality\": \"" + municipality + "\", ";
        return line(id, type, "i", 1).replace("\"data\"", area + "\"knownAt\": \"" + knownAt + "\", \"data\"");
    }

    private static List<JsonNode> send(Http client, String path, String... lines) {
        var answer = client.post(path, String.join("\n", lines), "Content-Type", "application/x-ndjson");
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.body().lines().map(JSON::readTree).toList();
    }

    private long events(String tally) {
        return Objects.requireNonNull(RUNNING.service()
                .jdbc
                .queryForObject(
                        "select count(*) from events.event where aggregate_id = ?",
                        Long.class,
                        "tally:GM0014:" + run + tally));
    }
}
