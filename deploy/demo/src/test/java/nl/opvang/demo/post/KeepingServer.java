package nl.opvang.demo.post;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Answers as a service does, from memory: each line once, a repeat as before, nothing after the closing. */
final class KeepingServer implements AutoCloseable {
    static final Instant RECORDED = Instant.parse("2026-01-01T12:00:00Z");

    private static final String LOCATIONS = """
        {"items": [
         {"id": "00000000-0000-0000-0000-000000000001", "kind": "CRISIS", "closedFrom": null, "realisedPlaces": 90,
          "outOfUsePlaces": 0},
         {"id": "00000000-0000-0000-0000-000000000002", "kind": "MUNICIPAL", "closedFrom": null, "realisedPlaces": 90,
          "outOfUsePlaces": 0},
         {"id": "00000000-0000-0000-0000-000000000003", "kind": "MUNICIPAL", "closedFrom": "2025-01-01",
          "realisedPlaces": 90, "outOfUsePlaces": 0},
         {"id": "00000000-0000-0000-0000-000000000004", "kind": "MUNICIPAL", "closedFrom": null, "realisedPlaces": 40,
          "outOfUsePlaces": 20}]}
        """;

    private static final String STAYS = IntStream.rangeClosed(1, 8)
            .mapToObj("{\"id\": \"00000000-0000-7000-8000-00000000000%d\"}"::formatted)
            .collect(Collectors.joining(",", "{\"items\": [", "]}"));

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private static final String SUGGESTIONS = """
        {"projectedThrough": "2026-01-01T12:00:00Z",
         "items": [{"nearness": "OWN_MUNICIPALITY", "municipality": "GM0363",
                    "location": "00000000-0000-7000-8000-000000000001"},
                   {"nearness": "COUNTRY", "municipality": "GM0106", "location": null}]}\
        """;

    private static final String NOT_YET = "{\"projectedThrough\": \"2026-01-01T11:59:59Z\", \"items\": []}";

    /** What a server does instead of answering one request. */
    interface Disturbance {
        void disturb(HttpExchange exchange) throws IOException;
    }

    final Map<String, String> kept = new LinkedHashMap<>();
    final Map<String, String> batches = new LinkedHashMap<>();
    final List<String> puts = new ArrayList<>();
    final List<String> tokens = new ArrayList<>();
    final Set<String> refusedTypes = ConcurrentHashMap.newKeySet();
    final Queue<Disturbance> disturbances = new ConcurrentLinkedQueue<>();
    final AtomicInteger requests = new AtomicInteger();
    final AtomicInteger mostLines = new AtomicInteger();
    private final String name;
    private final HttpServer server;
    private final Set<String> asked = ConcurrentHashMap.newKeySet();

    KeepingServer(String name) {
        this.name = name;
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::handle);
        server.start();
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    @Override
    public void close() {
        server.stop(0);
    }

    static Disturbance answering(int status, String... headers) {
        return exchange -> {
            exchange.getRequestBody().readAllBytes();
            for (int i = 0; i < headers.length; i += 2)
                exchange.getResponseHeaders().set(headers[i], headers[i + 1]);
            exchange.sendResponseHeaders(status, -1);
        };
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            requests.incrementAndGet();
            synchronized (this) {
                tokens.add(exchange.getRequestHeaders().getFirst("Authorization"));
            }
            var disturbance = disturbances.poll();
            if (disturbance != null) {
                disturbance.disturb(exchange);
                return;
            }
            var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            var path = exchange.getRequestURI().getPath();
            switch (exchange.getRequestMethod()) {
                case "POST" -> answer(exchange, 200, path.equals("/v1/imports") ? importing(body) : batch(path, body));
                case "PUT" -> answer(exchange, 200, put(path));
                default -> get(exchange, path);
            }
        }
    }

    static void answer(HttpExchange exchange, int status, String body) throws IOException {
        var bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    synchronized String importing(String body) {
        var answers = new StringBuilder();
        var lines = body.lines().toList();
        mostLines.accumulateAndGet(lines.size(), Math::max);
        for (int i = 0; i < lines.size(); i++) {
            var line = JSON.readTree(lines.get(i));
            var id = line.path("id").stringValue();
            answers.append("{\"line\":%d,\"id\":\"%s\",".formatted(i + 1, id));
            answers.append(outcome(line, lines.get(i))).append("}\n");
        }
        return answers.toString();
    }

    /** By path and id of the line. */
    private synchronized String batch(String path, String body) {
        var answers = new StringBuilder();
        for (var text : body.lines().toList()) {
            var id = JSON.readTree(text).path("id").stringValue();
            var before = batches.put(path + " " + id, text);
            answers.append("{\"line\":1,\"id\":\"%s\",".formatted(id));
            answers.append(
                    before != null && !before.equals(text)
                            ? problem("idempotency-key-reused")
                            : "\"status\":201,\"position\":\"%s@%s\"".formatted(name, RECORDED));
            answers.append("}\n");
        }
        return answers.toString();
    }

    private String outcome(JsonNode line, String text) {
        var before = kept.get(line.path("id").stringValue());
        if (before != null && !before.equals(text)) return problem("idempotency-key-reused");
        if (before == null) {
            if (refusedTypes.contains(line.path("type").stringValue())) return problem("no-free-place");
            if (puts.contains(
                    "/v1/municipalities/" + line.path("municipality").asString("") + "/history-import-closing"))
                return problem("history-import-closed");
            kept.put(line.path("id").stringValue(), text);
        }
        return "\"status\":201,\"position\":\"%s@%s\"".formatted(name, RECORDED);
    }

    private static String problem(String type) {
        return "\"status\":409,\"problem\":{\"type\":\"urn:problem-type:opvang:%s\",\"status\":409}".formatted(type);
    }

    private synchronized String put(String path) {
        puts.add(path);
        return "{\"position\":\"%s@%s\"}".formatted(name, RECORDED);
    }

    private void get(HttpExchange exchange, String path) throws IOException {
        // Once places are known, they are for everybody.
        boolean again = !asked.add(path.endsWith("/suggestions") ? "suggestions" : path);
        if (path.equals("/v1/norms")) answer(exchange, 200, norms());
        else if (path.contains("/guest-books/")) answer(exchange, again ? 200 : 404, again ? "{}" : "");
        else if (path.endsWith("/suggestions")) answer(exchange, 200, again ? SUGGESTIONS : NOT_YET);
        else if (path.contains("/requests/")) answer(exchange, 200, "{\"offers\":[]}");
        else if (path.endsWith("/stays")) answer(exchange, 200, STAYS);
        else if (path.endsWith("/locations")) answer(exchange, 200, LOCATIONS);
        else
            answer(
                    exchange,
                    200,
                    "{\"projectedThrough\":\"%s\"}".formatted(again ? RECORDED : RECORDED.minusSeconds(1)));
    }

    private synchronized String norms() {
        boolean confirmed = kept.keySet().stream().anyMatch(id -> id.startsWith("confirm-norms/"));
        boolean decided = kept.keySet().stream().anyMatch(id -> id.startsWith("decide-norm/"));
        if (!decided) return "{\"items\":[]}";
        return "{\"items\":[{\"scheme\":\"MUNICIPAL\",\"confirmedThrough\":%s}]}"
                .formatted(confirmed ? "\"2025-12-31\"" : "null");
    }
}
