package nl.opvang.issuer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Asks a running issuer for tokens, as any client would, with the client secrets it finds on the same machine.
 *
 * <p>Safe for use by several threads. Every call is a request: keep a token until shortly before it expires.
 */
public final class DemoTokens {

    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(PATIENCE)
            .build();
    private final JsonMapper json = new JsonMapper();
    private final URI tokenEndpoint;
    private final KeyDirectory keys;

    /**
     * @param issuer where the issuer listens, for example {@code http://127.0.0.1:8084}
     * @param keys its {@code opvang.issuer.keys}, for example {@code data/keys}
     */
    public DemoTokens(URI issuer, Path keys) {
        this.tokenEndpoint = URI.create(issuer + IssuerProtocol.TOKEN_PATH);
        this.keys = new KeyDirectory(keys);
    }

    /** A token of a national role; throws {@link TokenRefused} for a local one. */
    public IssuedToken national(Role role) {
        return request(role, null, null);
    }

    /** A token of a municipality or region, for example {@code GM0014}; throws {@link TokenRefused} for another role or shape. */
    public IssuedToken local(Role role, String area) {
        return request(role, area, null);
    }

    /**
     * A token of one of several people in a role.
     *
     * @param area municipality or region code for a role that needs one
     * @param person any name of lower-case letters, digits and hyphens; null for the role itself
     */
    public IssuedToken request(Role role, @Nullable String area, @Nullable String person) {
        try {
            return send(role, area, person);
        } catch (ConnectException e) {
            throw new UncheckedIOException("No issuer listens at " + tokenEndpoint + "; is Opvang running?", e);
        } catch (IOException e) {
            throw new UncheckedIOException("No token from " + tokenEndpoint + ": " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while waiting for " + tokenEndpoint, e);
        }
    }

    private IssuedToken send(Role role, @Nullable String area, @Nullable String person)
            throws IOException, InterruptedException {
        var credentials = role.clientId() + ":" + keys.existingClientSecret(role);
        var form = "grant_type=client_credentials"
                + parameter(DemoClients.AREA_PARAMETER, area)
                + parameter(DemoClients.PERSON_PARAMETER, person);
        var request = HttpRequest.newBuilder(tokenEndpoint)
                .timeout(PATIENCE)
                .header(
                        "Authorization",
                        "Basic " + Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8)))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form))
                .build();
        // Taken before the request, so that the token is never believed to last longer than it does.
        var askedAt = Instant.now();
        var response = http.send(request, BodyHandlers.ofString());
        var answer = parsed(response.statusCode(), response.body());
        if (response.statusCode() != 200) {
            throw new TokenRefused(
                    answer.path("error").asString("HTTP " + response.statusCode()),
                    answer.path("error_description").asString(""));
        }
        return new IssuedToken(
                answer.path("access_token").asString(),
                askedAt.plusSeconds(answer.path("expires_in").asLong()));
    }

    private static String parameter(String name, @Nullable String value) {
        return value == null ? "" : "&" + name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    private JsonNode parsed(int status, String body) throws IOException {
        try {
            return json.readTree(body);
        } catch (JacksonException e) {
            throw new IOException("what answers there (HTTP " + status + ") is not the issuer", e);
        }
    }
}
