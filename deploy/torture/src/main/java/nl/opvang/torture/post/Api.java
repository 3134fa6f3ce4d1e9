package nl.opvang.torture.post;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** The way to all services, any replica of which will do; for one client. */
final class Api {
    private static final Duration LONGEST_ANSWER = Duration.ofSeconds(10);

    /** What came back. */
    record Response(int status, String body, boolean comeAgain) {}

    private final Map<String, List<URI>> replicas;
    private final String bearer;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(3))
            .build();

    Api(Map<String, List<URI>> replicas, String token) {
        this.replicas = Map.copyOf(replicas);
        this.bearer = "Bearer " + token;
    }

    /** The answer; null when there was none. */
    @Nullable
    Response get(String service, String path, Random dice) throws InterruptedException {
        return send(request(service, path, dice).GET().build());
    }

    /** As {@link #get}. */
    @Nullable
    Response put(String service, String path, String json, Random dice) throws InterruptedException {
        return send(request(service, path, dice)
                .header("Content-Type", "application/json")
                .PUT(BodyPublishers.ofString(json))
                .build());
    }

    /** As {@link #get}. */
    @Nullable
    Response postLines(String service, String path, String lines, Random dice) throws InterruptedException {
        return send(request(service, path, dice)
                .header("Content-Type", "application/x-ndjson")
                .POST(BodyPublishers.ofString(lines))
                .build());
    }

    private HttpRequest.Builder request(String service, String path, Random dice) {
        var uris = replicas.getOrDefault(service, List.of());
        return HttpRequest.newBuilder(URI.create(uris.get(dice.nextInt(uris.size())) + path))
                .timeout(LONGEST_ANSWER)
                .header("Authorization", bearer);
    }

    private @Nullable Response send(HttpRequest request) throws InterruptedException {
        try {
            HttpResponse<String> response = http.send(request, BodyHandlers.ofString());
            return new Response(
                    response.statusCode(),
                    response.body(),
                    response.headers().firstValue("Retry-After").isPresent());
        } catch (IOException noAnswer) {
            return null;
        }
    }
}
