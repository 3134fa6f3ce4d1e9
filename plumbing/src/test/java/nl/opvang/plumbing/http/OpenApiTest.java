package nl.opvang.plumbing.http;

import static org.assertj.core.api.Assertions.assertThat;

import nl.opvang.plumbing.access.AccessWalk;
import nl.opvang.plumbing.access.Role;
import nl.opvang.plumbing.access.TestTokens;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@SpringBootTest(
        classes = Sample.class,
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {"opvang.service=sample", "opvang.http.max-body-bytes=2000", "management.server.port=0"})
class OpenApiTest {
    private static final String CUPBOARD = "/municipalities/{municipality}/cupboards/{id}";
    private static final String ONE = "/v1/municipalities/GM0014/cupboards/00000000-0000-7000-0000-000000000001";
    private static final String LEAST = """
        {"name": "oak", "shelves": 3, "from": "2025-01-01", "kind": "MUNICIPAL"}\
        """;

    private final ServletWebServerApplicationContext service;
    private final Http groningen;
    private final OpenApi api;

    OpenApiTest(@LocalServerPort int port, @Autowired ServletWebServerApplicationContext service) {
        this.service = service;
        this.groningen = new Http(port, TestTokens.shared().token(Role.MUNICIPALITY, "GM0014"));
        this.api = OpenApi.of(groningen);
    }

    @DynamicPropertySource
    static void issuer(DynamicPropertyRegistry properties) {
        properties.add("opvang.access.issuer-uri", TestTokens.shared()::issuerUri);
        properties.add("opvang.access.audience", () -> TestTokens.AUDIENCE);
    }

    @Test
    void the_description_names_exactly_the_endpoints_there_are() {
        api.describesExactly(service);
        assertThat(api.json().path("servers").get(0).path("url").asString()).isEqualTo("/v1");
        assertThat(api.json().path("info").path("version").asString()).isEqualTo("1.0.0");
    }

    @Test
    void answers_are_as_described() {
        api.foresees("GET", CUPBOARD, groningen.get(ONE));
        api.foresees("GET", CUPBOARD, groningen.get(ONE.replace("GM0014", "GM0363")));
        api.foresees("PUT", CUPBOARD, groningen.put(ONE, LEAST));
        api.foresees("PUT", CUPBOARD, groningen.put(ONE, LEAST.replace("}", """
            , "until": "2025-02-01", "seenAt": "2025-01-01T01:00:00+01:00", "owner": "GM0014", "price": "1.50",
             "locked": true, "content": [{"height": 1}, {"height": 2, "label": "x"}], "reason": "because"}\
            """)));
        api.foresees("PUT", CUPBOARD, groningen.put(ONE, "{}"));
        api.foresees("PUT", CUPBOARD, groningen.put(ONE, LEAST, "Content-Type", "text/plain"));
        api.foresees("GET", "/cupboards", groningen.get("/v1/cupboards?limit=1"));
        api.foresees("GET", "/cupboards", groningen.get("/v1/cupboards?limit=0"));
        api.foresees("GET", "/me", groningen.get("/v1/me"));
        api.foresees("GET", "/me", groningen.with(null).get("/v1/me"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"name\": \"oak\", \"shelves\": 3, \"from\": \"2025-01-01\", \"kind\": \"MUNICIPAL\"}",
                "{\"name\": \"\", \"shelves\": 3, \"from\": \"2025-01-01\", \"kind\": \"MUNICIPAL\"}",
                "{\"name\": \"oak\", \"shelves\": 101, \"from\": \"2025-01-01\", \"kind\": \"MUNICIPAL\"}",
                "{\"name\": \"oak\", \"shelves\": 1.5, \"from\": \"2025-01-01\", \"kind\": \"MUNICIPAL\"}",
                "{\"name\": \"oak\", \"shelves\": 1, \"from\": \"1 May\", \"kind\": \"MUNICIPAL\"}",
                "{\"name\": \"oak\", \"shelves\": 1, \"from\": \"2025-01-01\", \"kind\": \"OTHER\"}",
                "{\"name\": \"oak\", \"shelves\": 1, \"from\": \"2025-01-01\", \"kind\": \"CRISIS\", \"x\": 1}",
                "{\"name\": \"oak\", \"shelves\": 1, \"from\": \"2025-01-01\", \"kind\": \"CRISIS\", \"until\": null}",
                "{\"name\": \"oak\", \"shelves\": 1, \"from\": \"2025-01-01\", \"kind\": \"CRISIS\", \"owner\":"
                        + " \"GM1\"}",
                "{\"name\": \"oak\", \"shelves\": 1, \"from\": \"2025-01-01\", \"kind\": \"CRISIS\", \"content\": [{}]}"
            })
    void a_body_that_the_description_forbids_is_refused_and_one_that_it_allows_is_not(String body) {
        JsonNode json = JsonMapper.builder().build().readTree(body);

        assertThat(api.faultsOfBody("PUT", CUPBOARD, "application/json", json).isEmpty())
                .isEqualTo(groningen.put(ONE, body).status() == 200);
    }

    @Test
    void parameters_are_described_with_their_limits() {
        var parameters = api.json().path("paths").path("/cupboards").path("get").path("parameters");

        assertThat(parameters.findValuesAsString("name"))
                .containsExactlyInAnyOrder("on", "kind", "limit", "cursor", "atLeast");
        var limit = parameters
                .valueStream()
                .filter(parameter -> parameter.path("name").asString().equals("limit"))
                .findFirst()
                .orElseThrow()
                .path("schema");
        assertThat(limit.path("minimum").asInt()).isEqualTo(1);
        assertThat(limit.path("maximum").asInt()).isEqualTo(1000);
    }

    @Test
    void codes_in_paths_are_described_with_their_form() {
        var parameters = api.json().path("paths").path(CUPBOARD).path("get").path("parameters");

        assertThat(parameters
                        .valueStream()
                        .filter(parameter -> parameter.path("name").asString().equals("municipality"))
                        .map(parameter ->
                                parameter.path("schema").path("pattern").asString()))
                .containsExactly("^GM\\d{4}$");
    }

    @Test
    void every_endpoint_lets_in_exactly_whom_its_rule_allows() {
        assertThat(AccessWalk.of(service)
                        .with("kind", "down")
                        .with("id", "01990000-0000-7000-0000-000000000001")
                        .answered("GET /v1/failures/{kind}", "503 unavailable")
                        .past())
                .isGreaterThan(60);
    }
}
