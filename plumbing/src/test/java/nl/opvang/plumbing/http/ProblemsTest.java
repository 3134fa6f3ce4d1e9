package nl.opvang.plumbing.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import nl.opvang.plumbing.access.Role;
import nl.opvang.plumbing.access.TestTokens;
import nl.opvang.plumbing.http.form.Cursor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.boot.tomcat.TomcatWebServer;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** Over a real connection to a real server: also what fails before or outside of a controller is a problem. */
@SpringBootTest(
        classes = Sample.class,
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {"opvang.service=sample", "opvang.http.max-body-bytes=2000", "management.server.port=0"})
class ProblemsTest {
    private static final String ONE = "/v1/municipalities/GM0014/cupboards/00000000-0000-7000-0000-000000000001";
    private static final String FORM = """
        {"name": "oak", "shelves": 3, "from": "2025-01-01", "kind": "MUNICIPAL"}\
        """;

    private final Http groningen;
    private final int port;
    private final TomcatWebServer server;

    ProblemsTest(@LocalServerPort int port, @Autowired ServletWebServerApplicationContext context) {
        this.port = port;
        this.server = (TomcatWebServer) Objects.requireNonNull(context.getWebServer());
        this.groningen = new Http(port, TestTokens.shared().token(Role.MUNICIPALITY, "GM0014"));
    }

    @DynamicPropertySource
    static void issuer(DynamicPropertyRegistry properties) {
        properties.add("opvang.access.issuer-uri", TestTokens.shared()::issuerUri);
        properties.add("opvang.access.audience", () -> TestTokens.AUDIENCE);
    }

    @Test
    void an_answer_carries_its_headers_and_etag() {
        var answer = groningen.get(ONE);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("ETag")).isEqualTo("\"7\"");
        assertHeaders(answer);
    }

    @Test
    void a_body_comes_back_with_instants_in_utc_and_text_values_as_texts() {
        var answer = groningen.put(ONE, FORM.replace("}", """
            , "seenAt": "2025-07-01T02:00:00+02:00", "owner": "GM0014", "price": "1.50"}\
            """));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().path("seenAt").asString()).isEqualTo("2025-07-01T00:00:00Z");
        assertThat(answer.json().path("owner").asString()).isEqualTo("GM0014");
        assertThat(answer.json().path("price").asString()).isEqualTo("1.50");
    }

    @Test
    void faults_of_a_body_are_listed() {
        var answer = groningen.put(ONE, "{\"name\": 7, \"colour\": 1}");

        assertProblem(answer, 400, "invalid-request");
        assertThat(answer.json().path("errors").size()).isEqualTo(5);
        assertThat(answer.json().path("errors").get(0).path("field").asString()).isEqualTo("/name");
    }

    @Test
    void what_is_not_known_is_never_repeated() {
        var body = groningen.put(ONE, FORM.replace("}", ", \"colour\": \"red\", \"<b>\": 1}"));
        assertProblem(body, 400, "invalid-request");
        assertThat(body.body())
                .contains("not known here; known are: ", "shelves")
                .doesNotContain("colour", "red", "<b>");

        var query = groningen.get("/v1/cupboards?colour=red&%3Cb%3E=1");
        assertProblem(query, 400, "invalid-request");
        assertThat(query.body())
                .contains("not known here; known are: ", "limit")
                .doesNotContain("colour", "red", "<b>");
    }

    @Test
    void a_body_that_is_not_json_is_malformed() {
        assertProblem(groningen.put(ONE, "{nonsense"), 400, "malformed-body");
        assertProblem(groningen.send("PUT", ONE, ""), 400, "malformed-body");
    }

    @Test
    void a_body_that_is_too_large_is_refused() {
        assertProblem(groningen.put(ONE, FORM.replace("oak", "o".repeat(2000))), 413, "content-too-large");
    }

    @Test
    void another_media_type_is_refused() {
        assertProblem(groningen.put(ONE, FORM, "Content-Type", "text/plain"), 415, "unsupported-media-type");
        assertProblem(groningen.put(ONE, FORM, "Content-Type", "nonsense"), 415, "unsupported-media-type");
        assertProblem(
                groningen.put(ONE, FORM, "Content-Type", "application/merge-patch+json"),
                415,
                "unsupported-media-type");
        assertProblem(groningen.get(ONE, "Accept", "image/png"), 406, "not-acceptable");
    }

    @Test
    void a_compressed_body_is_refused() {
        assertProblem(groningen.put(ONE, FORM, "Content-Encoding", "gzip"), 415, "unsupported-media-type");
        assertProblem(groningen.put(ONE, FORM, "Content-Encoding", "identity, br"), 415, "unsupported-media-type");
        assertThat(groningen.put(ONE, FORM, "Content-Encoding", "identity").status())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/plain", "nonsense", "application/json;q=0", "application/json;q=x", "image/png, a/b"})
    void who_would_not_take_the_answer_is_refused_before_anything_is_done(String accept) {
        int before = Sample.PUTS.get();

        assertProblem(groningen.put(ONE, FORM, "Accept", accept), 406, "not-acceptable");
        assertThat(Sample.PUTS).hasValue(before);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/json",
                "*/*",
                "application/*;q=0.1, text/html",
                "application/json;charset=iso-8859-1",
                "application/json;a=b",
                ""
            })
    void who_takes_json_among_others_gets_it(String accept) {
        var answer = groningen.put(ONE, FORM, "Accept", accept);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Content-Type")).isEqualTo("application/json");
    }

    @ParameterizedTest
    @CsvSource({
        "text/csv,text/csv;charset=UTF-8",
        "'text/csv, */*',text/csv;charset=UTF-8",
        "text/*;q=0.5,text/csv;charset=UTF-8",
        "'text/csv, application/json',application/json",
        "'text/csv;q=0.5, */*',application/json",
        "*/*,application/json"
    })
    void a_list_is_answered_as_csv_to_who_names_it(String accept, String type) {
        var region = new Http(port, TestTokens.shared().token(Role.REGION, "VR01"));
        var answer = region.get("/v1/regions/VR01/cupboards", "Accept", accept);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Content-Type")).isEqualTo(type);
        assertThat(answer.body()).contains("GM0014");
        assertProblem(region.get("/v1/regions/VR02/cupboards", "Accept", accept), 404, "not-found");
    }

    @Test
    void what_is_no_list_of_records_is_not_answered_as_csv() {
        assertProblem(groningen.get("/v1/cupboards", "Accept", "text/csv"), 406, "not-acceptable");
        assertProblem(groningen.get("/v1/me", "Accept", "text/csv"), 406, "not-acceptable");
    }

    @Test
    void another_method_is_refused_and_the_right_ones_are_named() {
        var answer = groningen.send("DELETE", ONE, null);

        assertProblem(answer, 405, "method-not-allowed");
        assertThat(answer.header("Allow")).contains("GET", "PUT");
        assertProblem(groningen.send("TRACE", ONE, null), 405, "method-not-allowed");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v1/nothing",
                "/",
                "/error",
                "/v1",
                "/v1/cupboards/",
                "/v1/municipalities/GM0014/cupboards",
                "/v1/municipalities/GM0014/cupboards/00000000-0000-7000-0000-000000000002",
                "/v1/municipalities/GM9999/cupboards/00000000-0000-7000-0000-000000000001",
                "/v1/municipalities/nonsense/cupboards/00000000-0000-7000-0000-000000000001",
                "/index.html",
                "/actuator/health",
                "/v1/openapi.json.yaml",
                "/v3/api-docs"
            })
    void what_is_not_there_is_not_found(String path) {
        assertProblem(groningen.get(path), 404, "not-found");
    }

    @Test
    void what_is_foreign_answers_as_what_is_absent() {
        var absent = groningen.get(ONE.replace("01", "02").replace("GM0024", "GM0014"));
        var foreign = groningen.get(ONE.replace("GM0014", "GM0363"));

        assertProblem(foreign, 404, "not-found");
        assertThat(foreign.body()).isEqualTo(absent.body());
        assertThat(foreign.header("Content-Length")).isEqualTo(absent.header("Content-Length"));
    }

    @Test
    void an_id_that_is_none_is_a_fault() {
        var answer = groningen.get("/v1/municipalities/GM0014/cupboards/1-1-1-1-1");

        assertProblem(answer, 400, "invalid-request");
        assertThat(answer.json().path("errors").get(0).path("field").asString()).isEqualTo("id");
    }

    @Test
    void without_a_token_everything_but_the_description_needs_one() {
        var nobody = groningen.with(null);

        for (var path : List.of(ONE, "/v1/nothing", "/", "/error")) {
            var answer = nobody.get(path);
            assertProblem(answer, 401, "unauthenticated");
            assertThat(answer.header("WWW-Authenticate")).startsWith("Bearer");
        }
        assertProblem(nobody.put(ONE, FORM), 401, "unauthenticated");
    }

    @Test
    void a_token_that_is_not_good_is_no_token() {
        var tokens = TestTokens.shared();
        var bad = List.of(
                "nonsense",
                tokens.token(Role.KCIO) + "x",
                tokens.tokenOfType("JWT", Role.KCIO),
                tokens.token(claims -> claims.audience("another"), List.of("kcio"), List.of()),
                tokens.token(claims -> claims.issuer("http://another"), List.of("kcio"), List.of()),
                tokens.token(
                        claims -> claims.expirationTime(Date.from(Instant.now().minusSeconds(120))),
                        List.of("kcio"),
                        List.of()),
                tokens.token(claims -> claims.expirationTime(null), List.of("kcio"), List.of()),
                tokens.token(
                        claims -> claims.expirationTime(Date.from(Instant.now().plus(Duration.ofHours(25)))),
                        List.of("kcio"),
                        List.of()),
                tokens.token(
                        claims -> claims.notBeforeTime(Date.from(Instant.now().plusSeconds(600))),
                        List.of("kcio"),
                        List.of()),
                tokens.token(claims -> claims.subject(null), List.of("kcio"), List.of()),
                tokens.token(claims -> claims.claim("client_id", null), List.of("kcio"), List.of()),
                tokens.token(claims -> claims.claim("client_id", Map.of("a", 1)), List.of("kcio"), List.of()),
                tokens.token(claims -> claims.issueTime(null), List.of("kcio"), List.of()),
                // "alg": "none"
                "eyJhbGciOiJub25lIiwidHlwIjoiYXQrand0In0.eyJzdWIiOiJ4In0.");

        for (var token : bad) assertProblem(groningen.with(token).get("/v1/me"), 401, "unauthenticated");
    }

    @Test
    void two_tokens_are_no_token() throws IOException {
        var token = "Authorization: Bearer " + TestTokens.shared().token(Role.KCIO) + "\r\n";

        assertThat(raw("GET /v1/me HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n" + token + "\r\n"))
                .startsWith("HTTP/1.1 200");
        assertThat(raw("GET /v1/me HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n" + token + token + "\r\n"))
                .startsWith("HTTP/1.1 401");
    }

    @Test
    void a_role_that_may_not_is_told_so() {
        assertProblem(groningen.get("/v1/failures/bug"), 403, "forbidden");
        assertProblem(as(List.of("nonsense")).get("/v1/me"), 403, "forbidden");
        assertProblem(as(List.of()).get("/v1/me"), 403, "forbidden");
    }

    @Test
    void a_scope_covers_what_was_merged_into_it() {
        // Weesp, GM0457, became part of Amsterdam, GM0363.
        var amsterdam = new Http(port, TestTokens.shared().token(Role.MUNICIPALITY, "GM0363"));
        var weesp = ONE.replace("GM0014", "GM0457");

        assertThat(amsterdam.get(weesp).status()).isEqualTo(200);
        assertProblem(groningen.get(weesp), 404, "not-found");
    }

    @Test
    void a_region_covers_its_municipalities_and_itself() {
        var region = new Http(port, TestTokens.shared().token(Role.REGION, "VR01"));

        assertThat(region.get(ONE).status()).isEqualTo(200);
        assertProblem(region.get(ONE.replace("GM0014", "GM0363")), 404, "not-found");
        assertProblem(region.put(ONE, FORM), 403, "forbidden");
        assertThat(region.get("/v1/regions/VR01/cupboards").status()).isEqualTo(200);
        assertProblem(region.get("/v1/regions/VR02/cupboards"), 404, "not-found");
        assertProblem(region.get("/v1/regions/VR99/cupboards"), 404, "not-found");
        assertThat(region.get("/v1/me")
                        .json()
                        .path("municipalities")
                        .path("codes")
                        .size())
                .isGreaterThan(5);
    }

    @Test
    void a_code_counts_only_with_the_role_that_it_belongs_to() {
        var muddled = new Http(port, TestTokens.shared().token(Role.REGION, "GM0014"));

        assertProblem(muddled.get(ONE), 404, "not-found");
    }

    @Test
    void a_caller_acts_in_the_roles_that_the_endpoint_allows() {
        var caller =
                TestTokens.shared().token(claims -> claims, List.of("municipality", "kcio", "noo"), List.of("GM0014"));
        var seen = groningen.with(caller).get("/v1/me").json();

        assertThat(seen.path("role").asString()).isEqualTo("MUNICIPALITY");
        assertThat(seen.path("municipalities").path("everything").asBoolean()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "bug,500,internal-error",
        "error,500,internal-error",
        "down,503,unavailable",
        "broken-off,503,unavailable",
        "timeout,503,unavailable"
    })
    void what_fails_inside_tells_nothing_of_the_inside(String kind, int status, String problem) {
        var answer = new Http(port, TestTokens.shared().token(Role.KCIO)).get("/v1/failures/" + kind);

        assertProblem(answer, status, problem);
        assertThat(answer.body()).doesNotContain("secret", "Exception");
        assertThat(answer.header("Retry-After")).isEqualTo(status == 503 ? "5" : "");
    }

    @Test
    void a_list_comes_in_pages() {
        var first = groningen.get("/v1/cupboards").json();
        assertThat(first.path("items").size()).isEqualTo(100);

        var second = groningen
                .get("/v1/cupboards?limit=1000&cursor="
                        + first.path("nextCursor").asString())
                .json();
        assertThat(second.path("items").get(0).asString()).isEqualTo("0100");
        assertThat(second.path("items").size()).isEqualTo(1000);

        var last = groningen
                .get("/v1/cupboards?limit=1000&cursor="
                        + second.path("nextCursor").asString())
                .json();
        assertThat(last.path("items").size()).isEqualTo(900);
        assertThat(last.path("nextCursor").isNull()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "limit=0",
                "limit=1001",
                "limit=x",
                "limit=1&limit=2",
                "cursor=bad",
                "cursor=",
                "knownAt=x",
                "on=now",
                "atLeast=x",
                "atLeast=sample@now",
                "atLeast=a@2025-01-01T00:00:00Z&atLeast=b@2025-01-01T00:00:00Z"
            })
    void a_query_that_is_wrong_is_refused(String query) {
        assertProblem(groningen.get("/v1/cupboards?" + query), 400, "invalid-request");
    }

    @Test
    void a_handler_without_a_question_accepts_no_parameters() {
        assertProblem(groningen.get("/v1/me?on=2025-01-01"), 400, "invalid-request");
        assertThat(groningen.get("/v1/me?atLeast=sample@2025-01-01T00:00:00Z").status())
                .isEqualTo(200);
    }

    @Test
    void a_cursor_of_another_shape_is_refused() {
        assertThat(new Cursor(List.of("x")).text()).matches("[A-Za-z0-9_-]+");
        for (var bad : List.of("W10", "WzFd", "bnVsbA", "W251bGxd", "x".repeat(2000)))
            assertProblem(groningen.get("/v1/cupboards?cursor=" + bad), 400, "invalid-request");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /v1/me\u0001 HTTP/1.1",
                "GET /v1/%00 HTTP/1.1",
                "GET /v1/%zz HTTP/1.1",
                "GET /v1/a|b HTTP/1.1",
                "GET /v1/..%2f HTTP/1.1",
                "GET /v1/a;b=c HTTP/1.1",
                "GET //v1/me HTTP/1.1",
                "GET /v1/me HTTP/9.9",
                "GET /v1/me FTP/1.1",
                "GET /v1/me HTTP/1.1 and more",
                "CONNECT elsewhere:80 HTTP/1.1",
                "PROPFIND /v1/me HTTP/1.1"
            })
    void a_request_that_the_server_itself_refuses_is_a_problem_too(String line) throws IOException {
        var answer = raw(line + "\r\nHost: localhost\r\nConnection: close\r\n\r\n");

        assertThat(answer).startsWith("HTTP/1.1 4");
        assertThat(answer.toLowerCase(Locale.ROOT))
                .contains("content-type: application/problem+json", "api-version: ", "x-content-type-options: nosniff");
        assertThat(answer).contains("urn:problem-type:opvang:").doesNotContain("<html", "Tomcat", "Exception");
    }

    @ParameterizedTest
    @ValueSource(strings = {"on=%", "on=%zz", "limit=%c3%28", "=1"})
    void a_query_that_cannot_be_decoded_is_a_problem_of_the_client(String query) throws IOException {
        var token = TestTokens.shared().token(Role.MUNICIPALITY, "GM0014");
        var answer = raw("GET /v1/cupboards?" + query + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
                + "Authorization: Bearer " + token + "\r\n\r\n");

        assertThat(answer).startsWith("HTTP/1.1 400").contains("urn:problem-type:opvang:invalid-request");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Transfer-Encoding: chunked\r\n\r\nzz\r\n",
                "Transfer-Encoding: nonsense\r\n\r\nzz\r\n",
                "Content-Length: 9\r\n\r\n{"
            })
    void a_body_that_cannot_be_read_is_a_problem_of_the_client(String rest) throws IOException {
        var token = TestTokens.shared().token(Role.MUNICIPALITY, "GM0014");
        var answer = raw("PUT " + ONE + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
                + "Content-Type: application/json\r\nAuthorization: Bearer " + token + "\r\n" + rest);

        assertThat(answer).startsWith("HTTP/1.1 400").contains("urn:problem-type:opvang:");
    }

    /** Nothing can be asked of it earlier than its own limit, so this takes as long. */
    @Test
    void who_falls_silent_in_the_middle_of_a_body_is_let_go() throws IOException {
        assertThat(server.getTomcat().getConnector().getProperty("connectionTimeout"))
                .isEqualTo(10_000);
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(120_000);
            var token = TestTokens.shared().token(Role.MUNICIPALITY, "GM0014");
            socket.getOutputStream()
                    .write(("PUT " + ONE + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                                    + "Content-Length: 9\r\nAuthorization: Bearer " + token + "\r\n\r\n{")
                            .getBytes(StandardCharsets.ISO_8859_1));

            var answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(answer).startsWith("HTTP/1.1 400").contains("urn:problem-type:opvang:");
        }
    }

    @Test
    void a_header_that_is_too_large_is_a_problem_too() throws IOException {
        var answer = raw("GET /v1/me HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nX-Long: " + "x".repeat(60_000)
                + "\r\n\r\n");

        assertThat(answer).startsWith("HTTP/1.1 4").doesNotContain("<html");
    }

    @Test
    void only_the_description_and_open_data_are_open_to_other_origins() {
        var open = groningen.with(null).get("/v1/openapi.json", "Origin", "https://elsewhere.example");
        assertThat(open.status()).isEqualTo(200);
        assertThat(open.header("Access-Control-Allow-Origin")).isEqualTo("*");
        assertHeaders(open);

        var data = groningen
                .with(null)
                .get("/v1/notices/01990000-0000-7000-0000-000000000001", "Origin", "https://elsewhere.example");
        assertThat(data.status()).isEqualTo(200);
        assertThat(data.header("Access-Control-Allow-Origin")).isEqualTo("*");
        assertThat(data.header("Access-Control-Expose-Headers")).contains("ETag");

        var closed = groningen.get(ONE, "Origin", "https://elsewhere.example");
        assertThat(closed.header("Access-Control-Allow-Origin")).isEmpty();
    }

    private Http as(List<String> roles) {
        return groningen.with(TestTokens.shared().token(claims -> claims, roles, List.of()));
    }

    private static void assertProblem(Http.Answer answer, int status, String problem) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(answer.problem()).isEqualTo(problem);
        assertThat(answer.json().path("status").asInt()).isEqualTo(status);
        assertThat(answer.json().path("title").asString("")).isNotBlank();
        assertThat(answer.json().path("detail").asString("")).isNotBlank();
        assertHeaders(answer);
    }

    private static void assertHeaders(Http.Answer answer) {
        assertThat(answer.header("API-Version")).isEqualTo("1.0.0");
        assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
        assertThat(answer.header("Content-Security-Policy")).contains("frame-ancestors 'none'");
        assertThat(answer.header("Strict-Transport-Security")).contains("max-age");
        assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(answer.header("X-Frame-Options")).isEqualTo("DENY");
    }

    private String raw(String request) throws IOException {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(120_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            socket.getOutputStream().flush();
            socket.shutdownOutput();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
