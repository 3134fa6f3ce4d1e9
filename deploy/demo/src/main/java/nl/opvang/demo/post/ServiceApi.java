package nl.opvang.demo.post;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * One service as its clients see it. What cannot be answered now is asked again, a bounded number of times: every write
 * has an id of its own, so that a repeat changes nothing.
 */
final class ServiceApi {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String PROBLEM = "urn:problem-type:opvang:";
    private static final int SHOWN = 1_000;

    /** Refusals of what a service will accept once it has heard of what was recorded before, here or elsewhere. */
    private static final Set<String> HEARD_OF_LATER =
            Set.of(PROBLEM + "location-not-yet-known", PROBLEM + "history-import-open");

    /** What came back, or why nothing did. */
    private sealed interface Attempt {
        record Answered(HttpResponse<String> response) implements Attempt {}

        record Failed(Exception cause) implements Attempt {}
    }

    /** Why to ask again, and after how long if the service said so. */
    private record Again(
            String why, @Nullable Duration after, @Nullable Exception cause) {}

    /** From an answer to its meaning; empty to ask again. */
    private interface Reading<T> {
        Optional<T> read(HttpResponse<String> response);
    }

    private final String name;
    private final URI address;
    private final HttpClient http;
    private final Tokens tokens;
    private final Patience patience;
    private final AtomicReference<Instant> position = new AtomicReference<>(Instant.MIN);

    ServiceApi(String name, URI address, HttpClient http, Tokens tokens, Patience patience) {
        this.name = name;
        this.address = address;
        this.http = http;
        this.tokens = tokens;
        this.patience = patience;
    }

    /** Until when the service had recorded something, the last time it accepted anything from here. */
    Instant position() {
        return position.get();
    }

    /**
     * Imports lines in one request, in their order.
     *
     * @throws LoadStopped when one of them is refused
     */
    void post(List<Line> lines) throws InterruptedException {
        post("/v1/imports", "operator", lines);
    }

    /**
     * Posts lines in one request, in their order.
     *
     * @throws LoadStopped when one of them is refused
     */
    void post(String path, String role, List<Line> lines) throws InterruptedException {
        var body = lines.stream().map(Line::json).collect(Collectors.joining("\n", "", "\n"));
        var request = HttpRequest.newBuilder(address.resolve(path))
                .header("Content-Type", "application/x-ndjson")
                .POST(BodyPublishers.ofString(body));
        ask(request, role, response -> accepted(path, lines, response));
    }

    /** @throws LoadStopped when it is refused */
    void put(String path, String role, @Nullable String body) throws InterruptedException {
        var request = HttpRequest.newBuilder(address.resolve(path));
        if (body == null) request.PUT(BodyPublishers.noBody());
        else request.header("Content-Type", "application/json").PUT(BodyPublishers.ofString(body));
        ask(request, role, response -> {
            if (response.statusCode() / 100 != 2) throw refused("PUT " + path, response);
            note(json(response.body()));
            return Optional.of(response);
        });
    }

    /** As {@link #put}; what stands in the way for now is waited for. */
    void putSoon(String path, String role, String body) throws InterruptedException {
        var request = HttpRequest.newBuilder(address.resolve(path))
                .header("Content-Type", "application/json")
                .PUT(BodyPublishers.ofString(body));
        ask(request, role, response -> {
            if (response.statusCode() == 409 && retryAfter(response) != null) return Optional.empty();
            if (response.statusCode() / 100 != 2) throw refused("PUT " + path, response);
            note(json(response.body()));
            return Optional.of(response);
        });
    }

    /** Whether it was accepted, or something stood in the way. */
    boolean accepted(String path, String role, String body) throws InterruptedException {
        var request = HttpRequest.newBuilder(address.resolve(path))
                .header("Content-Type", "application/json")
                .PUT(BodyPublishers.ofString(body));
        return ask(request, role, response -> {
            if (response.statusCode() == 409) return Optional.of(false);
            if (response.statusCode() / 100 != 2) throw refused("PUT " + path, response);
            note(json(response.body()));
            return Optional.of(true);
        });
    }

    /** Empty when there is nothing. */
    Optional<JsonNode> get(String path, String role) throws InterruptedException {
        return ask(
                HttpRequest.newBuilder(address.resolve(path)).GET(), role, response -> switch (response.statusCode()) {
                    case 200 -> Optional.of(Optional.of(json(response.body())));
                    case 404 -> Optional.of(Optional.<JsonNode>empty());
                    default -> throw refused("GET " + path, response);
                });
    }

    private <T> T ask(HttpRequest.Builder request, String role, Reading<T> reading) throws InterruptedException {
        var again = new Again("was not asked", null, null);
        for (int attempt = 1; attempt <= patience.attempts(); attempt++) {
            if (attempt > 1) {
                var after = again.after();
                Thread.sleep(after == null ? patience.before(attempt - 1) : patience.shorter(after));
            }
            switch (send(request, role)) {
                case Attempt.Failed(var cause) -> again = new Again("does not answer: " + cause, null, cause);
                case Attempt.Answered(var response) -> {
                    int status = response.statusCode();
                    if (status == 401) tokens.forget(role);
                    if (status == 401 || status == 429 || status == 503)
                        again = new Again("answers " + status, retryAfter(response), null);
                    else {
                        var read = reading.read(response);
                        if (read.isPresent()) return read.get();
                        again = new Again("does not answer every line for good", null, null);
                    }
                }
            }
        }
        throw new LoadStopped(
                "%s-service %s, after %d attempts".formatted(name, again.why(), patience.attempts()), again.cause());
    }

    private Attempt send(HttpRequest.Builder request, String role) throws InterruptedException {
        var authorized = request.setHeader("Authorization", "Bearer " + tokens.of(role))
                .setHeader("Accept", "*/*")
                .build();
        // The client's own limit ends with the headers; this one bounds the body as well.
        var response = http.sendAsync(authorized, BodyHandlers.ofString());
        try {
            return new Attempt.Answered(response.get(patience.answer().toMillis(), TimeUnit.MILLISECONDS));
        } catch (ExecutionException e) {
            if (e.getCause() instanceof IOException cause) return new Attempt.Failed(cause);
            throw new LoadStopped("%s-service cannot be asked: %s".formatted(name, e.getCause()), e);
        } catch (TimeoutException e) {
            return new Attempt.Failed(e);
        } finally {
            response.cancel(true);
        }
    }

    private Optional<Integer> accepted(String path, List<Line> lines, HttpResponse<String> response) {
        if (response.statusCode() != 200) throw refused("POST " + path, response);
        var results = new ArrayList<JsonNode>();
        for (var text : response.body().lines().toList()) {
            // A line that was cut off was not answered.
            var result = result(text);
            if (result.isPresent()) results.add(result.get());
        }
        if (results.size() > lines.size())
            throw new LoadStopped("%s-service answers %d lines for %d".formatted(name, results.size(), lines.size()));
        boolean open = results.size() < lines.size();
        for (int i = 0; i < results.size(); i++) {
            var result = results.get(i);
            if (!result.path("id").asString("").equals(lines.get(i).id()))
                throw new LoadStopped("%s-service answers %s in place of %s"
                        .formatted(name, shown(result.toString()), lines.get(i).id()));
            int status = result.path("status").asInt(0);
            if (status / 100 == 2) note(result);
            else if (mayBeAccepted(result, status)) open = true;
            else
                throw new LoadStopped("%s-service refused %s: %s"
                        .formatted(
                                name,
                                shown(lines.get(i).json()),
                                shown(result.path("problem").toString())));
        }
        return open ? Optional.empty() : Optional.of(lines.size());
    }

    /** Answers that are not kept: the line may be asked about again. */
    private static boolean mayBeAccepted(JsonNode result, int status) {
        return status == 503
                || status == 429
                || HEARD_OF_LATER.contains(result.path("problem").path("type").asString(""));
    }

    private void note(JsonNode written) {
        var text = written.path("position").asString("");
        if (text.startsWith(name + "@")) {
            var at = Instant.parse(text.substring(name.length() + 1));
            position.accumulateAndGet(at, (one, other) -> one.isAfter(other) ? one : other);
        }
    }

    private LoadStopped refused(String what, HttpResponse<String> response) {
        return new LoadStopped(
                "%s-service answers %d to %s: %s".formatted(name, response.statusCode(), what, shown(response.body())));
    }

    private static Optional<JsonNode> result(String line) {
        try {
            return Optional.of(JSON.readTree(line));
        } catch (JacksonException _) {
            return Optional.empty();
        }
    }

    private JsonNode json(String body) {
        return result(body)
                .orElseThrow(() -> new LoadStopped("%s-service answers no JSON: %s".formatted(name, shown(body))));
    }

    private static @Nullable Duration retryAfter(HttpResponse<String> response) {
        return response.headers()
                .firstValue("Retry-After")
                .filter(text -> text.matches("\\d{1,6}"))
                .map(text -> Duration.ofSeconds(Long.parseLong(text)))
                .orElse(null);
    }

    private static String shown(String text) {
        return text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "...";
    }
}
