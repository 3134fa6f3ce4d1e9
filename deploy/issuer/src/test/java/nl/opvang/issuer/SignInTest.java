package nl.opvang.issuer;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.web.util.UriComponentsBuilder;

/** Signing in by the code that a browser brings, over HTTP. */
class SignInTest {
    private static final String ARRIVAL = "http://127.0.0.1:8081/signed-in";
    private static final String VERIFIER = "v".repeat(43);

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private static Path data;

    @SuppressWarnings("NullAway.Init")
    private static RunningIssuer issuer;

    /** Keeps what a browser keeps; the issuer's cookies are for HTTPS, or for browsers that trust this machine. */
    private final CookieManager cookies = new CookieManager();

    private final HttpClient browser = HttpClient.newBuilder().build();

    @BeforeAll
    static void start() {
        issuer = RunningIssuer.start(data.resolve("keys"));
    }

    @AfterAll
    static void stop() {
        issuer.close();
    }

    static Stream<DemoUser> everybody() {
        return DemoUser.ALL.stream();
    }

    @ParameterizedTest
    @MethodSource("everybody")
    void a_demo_user_gets_the_tokens_of_their_role(DemoUser user) throws Exception {
        var answer = tokens(code(authorize(ARRIVAL, challenge()), user), VERIFIER);

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        var access =
                issuer.verified(RunningIssuer.json(answer).path("access_token").asString());
        assertThat(access.getHeaders()).containsEntry("typ", "at+jwt");
        assertThat(access.getClaimAsStringList("roles"))
                .containsExactly(user.role().claim());
        assertThat(access.getClaimAsStringList("codes"))
                .isEqualTo(user.area() == null ? List.of() : List.of(user.area()));
        assertThat(access.getClaimAsString("client_id")).isEqualTo("opvang-capacity");
        assertThat(access.getSubject())
                .isEqualTo(issuer.verified(issuer.tokens()
                                .request(user.role(), user.area(), user.person())
                                .value())
                        .getSubject());
        assertThat(RunningIssuer.json(answer).has("id_token")).isTrue();
        assertThat(RunningIssuer.json(answer).has("refresh_token")).isFalse();
    }

    @Test
    void nobody_is_told_anything_before_they_choose_who_they_are() throws Exception {
        var asked = get(authorize(ARRIVAL, challenge()));

        assertThat(asked.statusCode()).isEqualTo(303);
        assertThat(asked.headers().firstValue("Set-Cookie")).isEmpty();
        var page = get(issuer.uri() + location(asked));
        assertThat(page.body()).contains("Als wie meldt u zich aan?", "Kim", "Gemeente Groningen");
        assertThat(get(issuer.uri() + location(asked) + "&ui_locales=en").body())
                .contains("Who do you want to sign in as?");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://127.0.0.1:8082/signed-in",
                "http://127.0.0.1:8081/",
                "http://127.0.0.1:8081/signed-in/",
                "http://127.0.0.1:8081/signed-in?x=y",
                "http://localhost:8081/signed-in",
                "https://example.org/signed-in",
                "http://127.0.0.1:8081@example.org/signed-in",
                "javascript:alert(1)"
            })
    void a_redirect_address_that_is_not_registered_is_refused_and_never_followed(String address) throws Exception {
        var refused = get(authorize(address, challenge()));

        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.headers().firstValue("Location")).isEmpty();
    }

    @Test
    void a_client_that_does_not_prove_that_it_asked_gets_no_code() throws Exception {
        var refused = get(authorize(ARRIVAL, ""));

        assertThat(refused.statusCode()).isEqualTo(302);
        assertThat(location(refused)).startsWith(ARRIVAL + "?error=invalid_request");
    }

    @Test
    void a_code_is_for_whoever_asked_and_only_once() throws Exception {
        var code = code(authorize(ARRIVAL, challenge()), DemoUser.ALL.getFirst());

        assertThat(tokens(code, "w".repeat(43)).statusCode()).isEqualTo(400);
        var again = code(authorize(ARRIVAL, challenge()), DemoUser.ALL.getFirst());
        assertThat(tokens(again, VERIFIER).statusCode()).isEqualTo(200);
        assertThat(tokens(again, VERIFIER).statusCode()).isEqualTo(400);
    }

    @Test
    void what_comes_with_the_query_is_escaped() throws Exception {
        var page = get(issuer.uri() + "/sign-in?client_id=x&a=%22%3E%3Cscript%3E&b='");

        assertThat(page.body()).doesNotContain("<script>", "'\"");
        assertThat(page.headers().firstValue("Content-Security-Policy").orElse(""))
                .startsWith("default-src 'none'; style-src 'self';")
                .contains("form-action 'self' http://127.0.0.1:808", "frame-ancestors 'none'");
    }

    @Test
    void a_form_on_the_page_of_somebody_else_signs_nobody_in_or_out() throws Exception {
        for (var path : List.of("/sign-in?client_id=opvang-capacity", "/sign-out")) {
            var refused = browser.send(
                    HttpRequest.newBuilder(URI.create(issuer.uri() + path))
                            .header("Origin", "https://example.org")
                            .header("Content-Type", "application/x-www-form-urlencoded")
                            .POST(BodyPublishers.ofString("user=kcio"))
                            .build(),
                    BodyHandlers.ofString());
            assertThat(refused.statusCode()).isEqualTo(400);
            assertThat(refused.headers().firstValue("Set-Cookie")).isEmpty();
        }
    }

    @Test
    void whoever_signs_out_is_asked_again_and_led_back_only_to_a_service_that_is_known() throws Exception {
        var authorize = authorize(ARRIVAL, challenge());
        code(authorize, DemoUser.ALL.getFirst());
        var cookie = cookie();
        assertThat(location(get(authorize, "Cookie", cookie))).startsWith(ARRIVAL + "?code=");

        var known = post("/sign-out?client_id=opvang-capacity&post_logout_redirect_uri="
                + encoded("http://127.0.0.1:8081/signed-out"));
        assertThat(known.body()).contains("href=\"http://127.0.0.1:8081/signed-out\"");
        var foreign =
                post("/sign-out?client_id=opvang-capacity&post_logout_redirect_uri=" + encoded("https://example.org/"));
        assertThat(foreign.body()).doesNotContain("href=\"https://example.org");

        assertThat(location(get(authorize, "Cookie", cookie))).startsWith("/sign-in?");
    }

    private String authorize(String redirect, String challenge) {
        return issuer.uri()
                + "/oauth2/authorize?response_type=code&client_id=opvang-capacity&scope=openid%20profile&state=s"
                + "&nonce=n&redirect_uri=" + encoded(redirect)
                + (challenge.isEmpty() ? "" : "&code_challenge_method=S256&code_challenge=" + challenge);
    }

    private String code(String authorize, DemoUser user) throws Exception {
        var page = location(get(authorize));
        var chosen = post(page, "user=" + user.id());
        assertThat(chosen.statusCode()).isEqualTo(303);
        cookies.put(issuer.uri(), chosen.headers().map());
        var arrived = get(issuer.uri() + location(chosen), "Cookie", cookie());
        return Objects.requireNonNull(UriComponentsBuilder.fromUriString(location(arrived))
                .build()
                .getQueryParams()
                .getFirst("code"));
    }

    private String cookie() {
        return cookies.getCookieStore().getCookies().stream()
                .map(cookie -> cookie.getName() + "=" + cookie.getValue())
                .findFirst()
                .orElseThrow();
    }

    private static HttpResponse<String> tokens(String code, String verifier) throws Exception {
        return issuer.send(issuer.post("grant_type=authorization_code&client_id=opvang-capacity&code=" + code
                + "&redirect_uri=" + encoded(ARRIVAL) + "&code_verifier=" + verifier));
    }

    private HttpResponse<String> get(String address, String... headers) throws Exception {
        var request = HttpRequest.newBuilder(URI.create(address)).header("Accept", "text/html");
        for (int i = 0; i < headers.length; i += 2) request.header(headers[i], headers[i + 1]);
        return browser.send(request.build(), BodyHandlers.ofString());
    }

    private HttpResponse<String> post(String path) throws Exception {
        return browser.send(
                HttpRequest.newBuilder(URI.create(issuer.uri() + path))
                        .header("Cookie", cookie())
                        .POST(BodyPublishers.noBody())
                        .build(),
                BodyHandlers.ofString());
    }

    private HttpResponse<String> post(String path, String form) throws Exception {
        return browser.send(
                HttpRequest.newBuilder(URI.create(issuer.uri() + path))
                        .header("Origin", issuer.uri().toString())
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(form))
                        .build(),
                BodyHandlers.ofString());
    }

    private static String location(HttpResponse<String> response) {
        return response.headers().firstValue("Location").orElseThrow(() -> new AssertionError(response.body()));
    }

    private static String challenge() throws Exception {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(
                        MessageDigest.getInstance("SHA-256").digest(VERIFIER.getBytes(StandardCharsets.US_ASCII)));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
