package nl.opvang.issuer;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtValidators;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The real issuer on a free port, and what a client does with it. */
record RunningIssuer(ConfigurableApplicationContext context, URI uri, Path keys) implements AutoCloseable {

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final JsonMapper JSON = new JsonMapper();

    static RunningIssuer start(Path keys, String... more) {
        return start(null, keys, freePort(), more);
    }

    static RunningIssuer start(@Nullable ConfigurableApplicationContext parent, Path keys, int port, String... more) {
        List<String> arguments = new ArrayList<>(Arrays.asList(more));
        arguments.add("--opvang.issuer.port=" + port);
        arguments.add("--opvang.issuer.keys=" + keys);
        var application = IssuerApplication.application();
        if (parent != null) {
            application.parent(parent);
        }
        return new RunningIssuer(
                application.run(arguments.toArray(String[]::new)), URI.create("http://127.0.0.1:" + port), keys);
    }

    /** Below the range that the system gives to clients: none of them takes the port before the issuer does. */
    static int freePort() {
        for (int attempt = 0; attempt < 1_000; attempt++) {
            int port = ThreadLocalRandom.current().nextInt(15_000, 32_000);
            if (isFree(port)) return port;
        }
        throw new IllegalStateException("no free port");
    }

    private static boolean isFree(int port) {
        try (var socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return socket.isBound();
        } catch (IOException taken) {
            return false;
        }
    }

    DemoTokens tokens() {
        return new DemoTokens(uri, keys);
    }

    String secret(Role role) throws IOException {
        return new KeyDirectory(keys).existingClientSecret(role);
    }

    HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(uri.resolve(path)).GET());
    }

    HttpResponse<String> askForToken(Role role, String form) throws IOException, InterruptedException {
        return askForToken(role.clientId(), secret(role), form);
    }

    HttpResponse<String> askForToken(String client, String secret, String form)
            throws IOException, InterruptedException {
        var credentials = Base64.getEncoder().encodeToString((client + ":" + secret).getBytes(StandardCharsets.UTF_8));
        return send(post(form).header("Authorization", "Basic " + credentials));
    }

    HttpRequest.Builder post(String form) {
        return HttpRequest.newBuilder(uri.resolve("/oauth2/token"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form));
    }

    HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return HTTP.send(request.build(), BodyHandlers.ofString());
    }

    static JsonNode json(HttpResponse<String> response) {
        return JSON.readTree(response.body());
    }

    /** As strictly as RFC 9068 asks of a resource server, which learns the key from the discovery document. */
    Jwt verified(String token) {
        var decoder = NimbusJwtDecoder.withIssuerLocation(uri.toString())
                .validateType(false)
                .build();
        decoder.setJwtValidator(new DelegatingOAuth2TokenValidator<>(JwtValidators.createAtJwtValidator()
                .issuer(uri.toString())
                .audience("opvang")
                .build()));
        return decoder.decode(token);
    }

    @Override
    public void close() {
        context.close();
    }
}
