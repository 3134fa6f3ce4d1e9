package nl.opvang.plumbing.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import nl.opvang.contracts.area.MunicipalityCode;
import nl.opvang.plumbing.access.AllowedTo;
import nl.opvang.plumbing.access.Caller;
import nl.opvang.plumbing.access.OpenToEveryone;
import nl.opvang.plumbing.access.Role;
import nl.opvang.plumbing.access.TestCertificate;
import nl.opvang.plumbing.access.TestTokens;
import nl.opvang.plumbing.http.read.AtLeast;
import nl.opvang.plumbing.http.read.Position;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** How a service starts, whom it believes, how much it bears, and what it tells its log. */
class EdgeTest {
    private static final String ISSUER =
            "--opvang.access.issuer-uri=" + TestTokens.shared().issuerUri();
    private static final String AUDIENCE = "--opvang.access.audience=" + TestTokens.AUDIENCE;

    @RestController
    static class WithoutRule {
        @GetMapping("/v1/anything")
        String anything() {
            return "";
        }
    }

    @RestController
    static class WithAWrongScope {
        @GetMapping("/v1/anything/{code}")
        @AllowedTo(value = Role.MUNICIPALITY, scope = "municipality")
        String anything(@PathVariable("code") MunicipalityCode code) {
            return "";
        }
    }

    @RestController
    static class Unversioned {
        @GetMapping("/anything")
        @AllowedTo(Role.KCIO)
        String anything() {
            return "";
        }
    }

    @RestController
    static class WithTwoRules {
        @GetMapping("/v1/anything")
        @AllowedTo(Role.KCIO)
        @OpenToEveryone
        String anything() {
            return "";
        }
    }

    @RestController
    static class OpenToWhomItAsks {
        @GetMapping("/v1/anything")
        @OpenToEveryone
        String anything(Caller caller) {
            return caller.subject();
        }
    }

    @RestController
    static class OpenToWrite {
        @PutMapping("/v1/anything")
        @OpenToEveryone
        String anything() {
            return "";
        }
    }

    @RestController
    static class OpenAndUnversioned {
        @GetMapping("/anything")
        @OpenToEveryone
        String anything() {
            return "";
        }
    }

    @Test
    void a_service_does_not_start_without_its_issuer_and_audience() {
        assertThatThrownBy(() -> start(Sample.class, AUDIENCE)).hasStackTraceContaining("issuerUri");
        assertThatThrownBy(() -> start(Sample.class, ISSUER)).hasStackTraceContaining("audience");
        assertThatThrownBy(() -> start(Sample.class, ISSUER, "--opvang.access.audience= "))
                .hasStackTraceContaining("audience");
    }

    @ParameterizedTest
    @ValueSource(
            classes = {
                WithoutRule.class,
                WithAWrongScope.class,
                Unversioned.class,
                WithTwoRules.class,
                OpenToWhomItAsks.class,
                OpenToWrite.class,
                OpenAndUnversioned.class
            })
    void a_service_does_not_start_with_an_endpoint_that_nobody_guards(Class<?> controller) {
        assertThatThrownBy(() -> start(controller, ISSUER, AUDIENCE)).hasStackTraceContaining("anything");
    }

    @Test
    void a_client_that_asks_too_fast_is_told_to_wait_and_others_are_not() throws Exception {
        try (var service = start(
                Sample.class, ISSUER, AUDIENCE, "--opvang.access.burst=3", "--opvang.access.requests-per-second=1")) {
            var fast = http(service, TestTokens.shared().token(Role.KCIO));
            for (int i = 0; i < 3; i++) assertThat(fast.get("/v1/me").status()).isEqualTo(200);
            // At once, for the bucket fills by one a second: a busy machine may need that for one answer.
            var refused = await().atMost(Duration.ofMinutes(2))
                    .until(
                            () -> atOnce(20, () -> fast.get("/v1/me")).stream()
                                    .filter(answer -> answer.status() == 429)
                                    .findAny(),
                            Optional::isPresent)
                    .orElseThrow();
            assertThat(refused.problem()).isEqualTo("too-many-requests");
            assertThat(Integer.parseInt(refused.header("Retry-After"))).isBetween(1, 3);
            assertThat(refused.header("API-Version")).isNotEmpty();

            var other = http(service, TestTokens.shared().tokenOf("another", Role.KCIO));
            assertThat(other.get("/v1/me").status()).isEqualTo(200);

            var operator = http(service, TestTokens.shared().tokenOf("importer", Role.OPERATOR));
            for (int i = 0; i < 20; i++)
                assertThat(operator.post("/v1/imports", "{}").status()).isNotEqualTo(429);
        }
    }

    @Test
    void open_data_are_read_without_a_token_at_a_bounded_rate_and_nothing_else_is() throws Exception {
        var notice = "/v1/notices/01990000-0000-7000-0000-000000000001";
        try (var service = start(
                Sample.class, ISSUER, AUDIENCE, "--opvang.access.burst=3", "--opvang.access.requests-per-second=1")) {
            var nobody = http(service, null);
            assertThat(nobody.get(notice, "If-None-Match", "\"1\"").status()).isEqualTo(304);
            assertThat(nobody.send("HEAD", notice, null).status()).isEqualTo(200);
            assertThat(nobody.send("PUT", notice, "{}").status()).isEqualTo(401);
            assertThat(nobody.get(notice + "/more").status()).isEqualTo(401);
            assertThat(nobody.get("/v1/me").status()).isEqualTo(401);
            await().atMost(Duration.ofMinutes(2))
                    .until(() -> atOnce(20, () -> nobody.get(notice)).stream().anyMatch(each -> each.status() == 429));
            // The bucket is that of the address: whoever has a token has one of its own.
            var kcio = http(service, TestTokens.shared().token(Role.KCIO));
            assertThat(kcio.get(notice).status()).isEqualTo(200);
        }
    }

    @Test
    void without_the_issuer_s_keys_nobody_is_refused_and_nobody_let_in() {
        try (var tokens = TestTokens.start()) {
            var token = tokens.token(Role.KCIO);
            tokens.stop();
            try (var service = start(Sample.class, "--opvang.access.issuer-uri=" + tokens.issuerUri(), AUDIENCE)) {
                var answer = http(service, token).get("/v1/me");

                assertThat(answer.status()).isEqualTo(503);
                assertThat(answer.problem()).isEqualTo("unavailable");
                assertThat(answer.header("Retry-After")).isNotEmpty();
                assertThat(http(service, null).get("/v1/openapi.json").status()).isEqualTo(200);
            }
        }
    }

    @Test
    void keys_that_are_known_outlive_an_absence_of_the_issuer() {
        try (var tokens = TestTokens.start();
                var service = start(Sample.class, "--opvang.access.issuer-uri=" + tokens.issuerUri(), AUDIENCE)) {
            assertThat(http(service, tokens.token(Role.KCIO)).get("/v1/me").status())
                    .isEqualTo(200);
            tokens.stop();
            assertThat(http(service, tokens.token(Role.KCIO)).get("/v1/me").status())
                    .isEqualTo(200);
        }
    }

    @Test
    void keys_that_the_issuer_replaces_are_learned_without_a_restart() {
        try (var tokens = TestTokens.start();
                var service = start(Sample.class, "--opvang.access.issuer-uri=" + tokens.issuerUri(), AUDIENCE)) {
            var before = tokens.token(Role.KCIO);
            assertThat(http(service, before).get("/v1/me").status()).isEqualTo(200);
            tokens.rotate();
            assertThat(http(service, tokens.token(Role.KCIO)).get("/v1/me").status())
                    .isEqualTo(200);
            assertThat(http(service, before).get("/v1/me").status()).isEqualTo(401);
        }
    }

    @Test
    void an_organisation_acts_for_the_codes_that_are_its_own_today(@TempDir Path directory) throws IOException {
        var file = Files.writeString(directory.resolve("organisations.csv"), """
            oin,code,from,until
            00000005000000001000,GM0014,2022-01-01,
            00000005000000001000,GM0034,2022-01-01,
            00000005000000001000,GM0363,2022-01-01,2022-07-01
            00000005000000001000,GM0599,9998-01-01,
            00000005000000002000,GM0599,2022-01-01,
            """);
        try (var service = start(Sample.class, ISSUER, AUDIENCE, "--opvang.access.organisations-file=" + file)) {
            assertThat(codesSeen(service, Map.of("oin", "00000005000000001000")))
                    .containsExactly("GM0014", "GM0034");
            assertThat(codesSeen(service, Map.of("oin", "00000005000000001000", "codes", List.of("GM0034", "GM0599"))))
                    .containsExactly("GM0034");
            assertThat(codesSeen(service, Map.of("oin", "00000005000000009000", "codes", List.of("GM0034"))))
                    .isEmpty();
            assertThat(codesSeen(service, Map.of("codes", List.of("GM0034")))).containsExactly("GM0034");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1,GM0014,2022-01-01,",
                "00000005000000001000,GM9998,2022-01-01,",
                "00000005000000001000,GM0014,2022-01-01,2022-01-01",
                "00000005000000001000,GM0014,yesterday,",
                "00000005000000001000,GM0014"
            })
    void a_service_does_not_start_with_organisations_that_nobody_could_be(String line, @TempDir Path directory)
            throws IOException {
        var file = Files.writeString(directory.resolve("organisations.csv"), "oin,code,from,until\n" + line);

        assertThatThrownBy(() -> start(Sample.class, ISSUER, AUDIENCE, "--opvang.access.organisations-file=" + file))
                .hasStackTraceContaining("line 2");
    }

    @Test
    void a_service_listens_with_tls_and_knows_its_issuer_by_a_certificate(@TempDir Path directory) throws Exception {
        var store = directory.resolve("localhost.p12");
        var tls = TestCertificate.into(store);
        var bundle = "--spring.ssl.bundle.jks.inside.";
        try (var tokens = TestTokens.start(tls);
                var service = start(
                        Sample.class,
                        "--opvang.access.issuer-uri=" + tokens.issuerUri(),
                        AUDIENCE,
                        "--opvang.access.ssl-bundle=inside",
                        bundle + "keystore.location=file:" + store,
                        bundle + "keystore.password=" + TestCertificate.PASSWORD,
                        bundle + "truststore.location=file:" + store,
                        bundle + "truststore.password=" + TestCertificate.PASSWORD,
                        "--server.ssl.bundle=inside")) {
            int port = Objects.requireNonNull(service.getWebServer()).getPort();
            try (var client = HttpClient.newBuilder().sslContext(tls).build()) {
                var answer = client.send(
                        HttpRequest.newBuilder(URI.create("https://localhost:" + port + "/v1/me"))
                                .header("Authorization", "Bearer " + tokens.token(Role.KCIO))
                                .build(),
                        BodyHandlers.ofString());
                assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
            }
            assertThat(http(service, null).get("/v1/openapi.json").status()).isEqualTo(400);
        }
    }

    @Test
    void a_token_of_an_unknown_key_is_no_token() {
        try (var others = TestTokens.start();
                var service = start(Sample.class, ISSUER, AUDIENCE)) {
            var forged =
                    others.token(claims -> claims.issuer(TestTokens.shared().issuerUri()), List.of("kcio"), List.of());

            for (int i = 0; i < 5; i++)
                assertThat(http(service, forged).get("/v1/me").status()).isEqualTo(401);
        }
    }

    @Test
    void a_failure_is_logged_as_json_with_its_trace_and_without_what_was_sent() {
        var logged = new ListAppender<ILoggingEvent>();
        var root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        logged.start();
        try (var service = start(Sample.class, ISSUER, AUDIENCE)) {
            // Starting sets logging up anew.
            root.addAppender(logged);
            assertThat(service.getEnvironment().getProperty("logging.structured.format.console"))
                    .isEqualTo("ecs");
            http(service, TestTokens.shared().token(Role.KCIO))
                    .get(
                            "/v1/failures/bug",
                            "traceparent",
                            "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
                            "X-Other",
                            "what-was-sent");
        } finally {
            root.detachAppender(logged);
        }
        assertThat(logged.list)
                .filteredOn(event -> event.getLevel() == Level.ERROR)
                .singleElement()
                .satisfies(event -> assertThat(event.getMDCPropertyMap())
                        .containsExactly(Map.entry("traceId", "0af7651916cd43dd8448eb211c80319c")));
        assertThat(logged.list)
                .extracting(ILoggingEvent::getFormattedMessage)
                .noneMatch(message -> message.contains("what-was-sent") || message.contains("eyJ"));
    }

    @Test
    void a_read_waits_for_the_position_that_it_is_given_and_then_answers() throws Exception {
        var asked = new ArrayList<Object>();
        var waits = new AtLeast(
                (service, atLeast, max) -> asked.addAll(List.of(service, atLeast, max)), Duration.ofSeconds(2));
        var request = new MockHttpServletRequest("GET", "/v1/anything");
        var position = new Position("sample", Instant.parse("2025-01-01T00:00:00.000001Z"));
        request.setParameter("atLeast", position.text());

        assertThat(waits.preHandle(request, new MockHttpServletResponse(), this))
                .isTrue();
        assertThat(asked).containsExactly("sample", position.at(), Duration.ofSeconds(2));
        assertThat(Position.parse(position.text())).isEqualTo(position);
    }

    private static List<String> codesSeen(ServletWebServerApplicationContext service, Map<String, Object> more) {
        var token = TestTokens.shared()
                .token(
                        claims -> {
                            claims.claim("codes", null);
                            more.forEach(claims::claim);
                            return claims;
                        },
                        List.of("municipality"),
                        List.of());
        return http(service, token)
                .get("/v1/me")
                .json()
                .path("municipalities")
                .path("codes")
                .valueStream()
                .map(JsonNode::asString)
                .toList();
    }

    private static List<Http.Answer> atOnce(int times, Callable<Http.Answer> question) throws Exception {
        var answers = new ArrayList<Http.Answer>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var answer : threads.invokeAll(Collections.nCopies(times, question))) answers.add(answer.get());
        }
        return answers;
    }

    private static ServletWebServerApplicationContext start(Class<?> more, String... settings) {
        var all = new ArrayList<>(List.of("--opvang.service=sample", "--server.port=0", "--management.server.port=0"));
        all.addAll(List.of(settings));
        return (ServletWebServerApplicationContext)
                new SpringApplicationBuilder(Sample.class, more).run(all.toArray(String[]::new));
    }

    private static Http http(ServletWebServerApplicationContext service, @Nullable String token) {
        return new Http(Objects.requireNonNull(service.getWebServer()).getPort(), token);
    }
}
