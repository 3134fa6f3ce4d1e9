package nl.opvang.issuer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.security.oauth2.jwt.Jwt;

/** The protocol, over HTTP, as a client and a resource server see it. */
class IssuerTest {

    private static final String CLIENT_CREDENTIALS = "grant_type=client_credentials";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private static Path data;

    @SuppressWarnings("NullAway.Init")
    private static RunningIssuer issuer;

    @BeforeAll
    static void start() {
        issuer = RunningIssuer.start(data.resolve("keys"));
    }

    @AfterAll
    static void stop() {
        issuer.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/.well-known/openid-configuration", "/.well-known/oauth-authorization-server"})
    void discovery_promises_what_there_is_and_nothing_else(String path) throws Exception {
        var document = RunningIssuer.json(issuer.get(path));

        assertThat(document.path("issuer").asString()).isEqualTo(issuer.uri().toString());
        assertThat(document.path("token_endpoint").asString()).isEqualTo(issuer.uri() + "/oauth2/token");
        assertThat(document.path("jwks_uri").asString()).isEqualTo(issuer.uri() + "/oauth2/jwks");
        assertThat(document.path("grant_types_supported"))
                .hasToString("[\"authorization_code\",\"client_credentials\"]");
        assertThat(document.path("token_endpoint_auth_methods_supported"))
                .hasToString("[\"client_secret_basic\",\"none\"]");
        assertThat(document.path("code_challenge_methods_supported")).hasToString("[\"S256\"]");
        assertThat(document.propertyNames())
                .filteredOn(name -> name.endsWith("_endpoint"))
                .containsExactlyInAnyOrder("token_endpoint", "authorization_endpoint", "end_session_endpoint");
    }

    @Test
    void the_published_key_has_no_private_part() throws Exception {
        var keys = RunningIssuer.json(issuer.get("/oauth2/jwks")).path("keys");

        assertThat(keys).hasSize(1);
        assertThat(keys.get(0).propertyNames()).containsExactlyInAnyOrder("kty", "e", "use", "kid", "alg", "n");
        assertThat(keys.get(0).path("alg").asString()).isEqualTo("RS256");
    }

    @ParameterizedTest
    @EnumSource(
            value = Role.class,
            names = {"MUNICIPALITY", "REGION"},
            mode = EnumSource.Mode.EXCLUDE)
    void a_national_role_gets_a_token_without_codes(Role role) {
        assertRoleAndCodes(issuer.verified(issuer.tokens().national(role).value()), role, List.of());
    }

    @ParameterizedTest
    @CsvSource({"MUNICIPALITY,GM0014", "REGION,VR25"})
    void a_local_role_gets_a_token_for_the_area_it_names(Role role, String area) {
        assertRoleAndCodes(issuer.verified(issuer.tokens().local(role, area).value()), role, List.of(area));
    }

    private static void assertRoleAndCodes(Jwt token, Role role, List<String> codes) {
        assertThat(token.getHeaders())
                .containsEntry("typ", "at+jwt")
                .containsEntry("alg", "RS256")
                .containsKey("kid");
        assertThat(token.getClaims())
                .containsOnlyKeys("iss", "sub", "aud", "iat", "nbf", "exp", "jti", "client_id", "roles", "codes");
        assertThat(token.getClaimAsString("iss")).isEqualTo(issuer.uri().toString());
        assertThat(token.getAudience()).containsExactly("opvang");
        assertThat(token.getClaimAsString("client_id")).isEqualTo("demo-" + role.claim());
        assertThat(token.getClaimAsStringList("roles")).containsExactly(role.claim());
        assertThat(token.getClaimAsStringList("codes")).isEqualTo(codes);
        assertThat(Duration.between(token.getIssuedAt(), token.getExpiresAt())).isEqualTo(Duration.ofHours(1));
    }

    @Test
    void a_subject_is_a_pseudonym_that_stays_the_same_and_differs_per_caller() {
        var tokens = issuer.tokens();
        var subjects = new ArrayList<String>();
        for (var area : List.of("GM0014", "GM0034")) {
            var subject = subjectOf(tokens.local(Role.MUNICIPALITY, area));
            assertThat(subjectOf(tokens.local(Role.MUNICIPALITY, area))).isEqualTo(subject);
            subjects.add(subject);
        }
        subjects.add(subjectOf(tokens.national(Role.KCIO)));
        subjects.add(subjectOf(tokens.national(Role.NOO)));

        assertThat(new HashSet<>(subjects)).hasSize(4);
        assertThat(subjects).allSatisfy(subject -> {
            assertThat(UUID.fromString(subject).version()).isEqualTo(8);
            assertThat(UUID.fromString(subject).variant()).isEqualTo(2);
        });
    }

    private static String subjectOf(IssuedToken token) {
        return Objects.requireNonNull(issuer.verified(token.value()).getSubject());
    }

    @ParameterizedTest
    @CsvSource({
        "MUNICIPALITY,''",
        "MUNICIPALITY,&area=",
        "MUNICIPALITY,&area=VR01",
        "MUNICIPALITY,&area=GM14",
        "MUNICIPALITY,&area=gm0014",
        "MUNICIPALITY,&area=GM0014%0A",
        "MUNICIPALITY,&area=GM0014%20GM0034",
        "MUNICIPALITY,&area=GM0014&area=GM0034",
        "REGION,''",
        "REGION,&area=GM0014",
        "REGION,&area=VR1",
        "KCIO,&area=GM0014",
        "NOO,&area=VR01",
        "MINISTRY,&area=NL",
        "AUDITOR,&area=GM0014",
        "OPERATOR,&area=GM0014"
    })
    void an_area_that_does_not_fit_the_role_is_an_invalid_request(Role role, String area) throws Exception {
        assertRefused(issuer.askForToken(role, CLIENT_CREDENTIALS + area), 400, "invalid_request");
    }

    @Test
    void no_client_gets_a_role_that_is_not_its_own() throws Exception {
        var token = RunningIssuer.json(issuer.askForToken(
                        Role.AUDITOR, CLIENT_CREDENTIALS + "&roles=operator&role=operator&codes=GM0014&code=GM0014"))
                .path("access_token")
                .asString();

        assertRoleAndCodes(issuer.verified(token), Role.AUDITOR, List.of());
    }

    @Test
    void a_scope_is_refused_because_there_are_none() throws Exception {
        assertRefused(issuer.askForToken(Role.KCIO, CLIENT_CREDENTIALS + "&scope=operator"), 400, "invalid_scope");
    }

    @ParameterizedTest
    @ValueSource(strings = {"refresh_token&refresh_token=x", "password", "implicit"})
    void another_grant_is_not_supported(String grant) throws Exception {
        assertRefused(issuer.askForToken(Role.KCIO, "grant_type=" + grant), 400, "unsupported_grant_type");
    }

    @Test
    void a_code_is_an_invalid_grant_because_nobody_was_given_one() throws Exception {
        assertRefused(issuer.askForToken(Role.KCIO, "grant_type=authorization_code&code=x"), 400, "invalid_grant");
    }

    @Test
    void a_missing_grant_is_an_invalid_request() throws Exception {
        assertRefused(issuer.askForToken(Role.KCIO, "area=GM0014"), 400, "invalid_request");
    }

    @Test
    void a_wrong_or_foreign_or_missing_secret_is_an_invalid_client() throws Exception {
        assertInvalidClient(issuer.askForToken("demo-kcio", "wrong", CLIENT_CREDENTIALS));
        assertInvalidClient(issuer.askForToken("demo-operator", issuer.secret(Role.KCIO), CLIENT_CREDENTIALS));
        assertInvalidClient(issuer.askForToken("nobody", issuer.secret(Role.KCIO), CLIENT_CREDENTIALS));
        assertInvalidClient(issuer.send(issuer.post(CLIENT_CREDENTIALS)));
        assertInvalidClient(issuer.send(
                issuer.post(CLIENT_CREDENTIALS + "&client_id=demo-kcio&client_secret=" + issuer.secret(Role.KCIO))));
    }

    private static void assertInvalidClient(HttpResponse<String> response) {
        assertRefused(response, 401, "invalid_client");
        assertThat(response.headers().firstValue("WWW-Authenticate"))
                .hasValueSatisfying(challenge -> assertThat(challenge).startsWith("Basic "));
    }

    private static void assertRefused(HttpResponse<String> response, int status, String error) {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        assertThat(response.headers().firstValue("Content-Type").orElse("")).startsWith("application/json");
        assertThat(RunningIssuer.json(response).path("error").asString()).isEqualTo(error);
        assertThat(response.headers().firstValue("Cache-Control").orElse("")).contains("no-store");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/oauth2/token",
                "/oauth2/introspect",
                "/oauth2/revoke",
                "/oauth2/par",
                "/oauth2/register",
                "/connect/register",
                "/userinfo",
                "/connect/logout",
                "/login",
                "/problem",
                "/actuator"
            })
    void what_is_not_offered_is_not_found(String path) throws Exception {
        assertProblem(issuer.get(path), 404);
    }

    @Test
    void a_request_that_is_too_large_is_refused() throws Exception {
        var large = "x".repeat(16 * 1024);

        assertThat(issuer.askForToken(Role.KCIO, CLIENT_CREDENTIALS + "&area=" + large)
                        .statusCode())
                .isIn(400, 413);
        assertThat(issuer.get("/oauth2/jwks?" + large).statusCode()).isIn(400, 414, 431);
        assertThat(issuer.askForToken(Role.KCIO, CLIENT_CREDENTIALS + "&x=1".repeat(100))
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void json_is_not_a_token_request() throws Exception {
        var response = issuer.send(HttpRequest.newBuilder(issuer.uri().resolve("/oauth2/token"))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"grant_type\":\"client_credentials\"}")));

        assertInvalidClient(response);
    }

    private static void assertProblem(HttpResponse<String> response, int status) {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        assertThat(response.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(RunningIssuer.json(response).path("status").asInt()).isEqualTo(status);
    }

    @Test
    void every_answer_has_security_headers() throws Exception {
        for (var response : List.of(
                issuer.get("/.well-known/openid-configuration"),
                issuer.get("/oauth2/jwks"),
                issuer.get("/nothing"),
                issuer.get("/oauth2/authorize"),
                issuer.askForToken(Role.KCIO, CLIENT_CREDENTIALS),
                issuer.askForToken("demo-kcio", "wrong", CLIENT_CREDENTIALS))) {
            var headers = response.headers();
            assertThat(headers.firstValue("X-Content-Type-Options")).hasValue("nosniff");
            assertThat(headers.firstValue("X-Frame-Options")).hasValue("DENY");
            assertThat(headers.firstValue("Content-Security-Policy").orElse("")).contains("default-src 'none'");
            assertThat(headers.firstValue("Referrer-Policy")).hasValue("no-referrer");
            assertThat(headers.firstValue("Cache-Control").orElse("")).contains("no-store");
            assertThat(headers.firstValue("Set-Cookie")).isEmpty();
            assertThat(headers.firstValue("Server")).isEmpty();
        }
    }

    @Test
    void the_issuer_does_not_follow_the_host_that_a_request_claims() throws IOException, InterruptedException {
        var viaName = HttpRequest.newBuilder(
                URI.create("http://localhost:" + issuer.uri().getPort() + "/.well-known/openid-configuration"));

        assertThat(RunningIssuer.json(issuer.send(viaName)).path("issuer").asString())
                .isEqualTo(issuer.uri().toString());
    }
}
