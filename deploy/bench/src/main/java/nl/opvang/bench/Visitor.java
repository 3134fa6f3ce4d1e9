package nl.opvang.bench;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;

/**
 * A browser as far as the network sees it, signed in. Its cookies are our own business: they are for secure connections, which
 * browsers take the loopback address for, and Java's client does not.
 */
final class Visitor {
    private static final int MOST_STEPS = 12;

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(10))
            .build();
    private final URI service;

    /** Per host and port, as tests have services on one host. */
    private final Map<String, Map<String, String>> cookies = new HashMap<>();

    private Visitor(URI service) {
        this.service = service;
    }

    /** Goes where it is sent, chooses this person of the demo on the way, and comes back. */
    static Visitor signedIn(URI service, String user) throws IOException, InterruptedException {
        var visitor = new Visitor(service);
        var next = service.resolve("/");
        for (int step = 0; step < MOST_STEPS; step++) {
            var answer = visitor.send(visitor.request(next).GET().build());
            visitor.keepCookies(next, answer);
            if (answer.statusCode() == 200 && next.getAuthority().equals(service.getAuthority())) return visitor;
            if (answer.statusCode() == 200) {
                answer = visitor.send(visitor.request(next)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString("user=" + user))
                        .build());
                visitor.keepCookies(next, answer);
            }
            next = next.resolve(answer.headers()
                    .firstValue("Location")
                    .orElseThrow(() -> new IllegalStateException("signing in leads nowhere")));
        }
        throw new IllegalStateException("signing in goes on and on");
    }

    /** What is at this path, compressed as it came. */
    HttpResponse<byte[]> get(String path) throws IOException, InterruptedException {
        var answer = send(request(service.resolve(path)).GET().build());
        if (answer.statusCode() != 200) throw new IOException("GET " + path + ": " + answer.statusCode());
        return answer;
    }

    String text(HttpResponse<byte[]> answer) throws IOException {
        if (!answer.headers().firstValue("Content-Encoding").orElse("").equals("gzip"))
            return new String(answer.body(), StandardCharsets.UTF_8);
        try (var plain = new GZIPInputStream(new ByteArrayInputStream(answer.body()))) {
            return new String(plain.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private HttpRequest.Builder request(URI address) {
        var kept = cookies.getOrDefault(address.getAuthority(), Map.of());
        var request = HttpRequest.newBuilder(address)
                .timeout(Duration.ofMinutes(1))
                .header("Accept", "text/html, */*;q=0.1")
                .header("Accept-Encoding", "gzip");
        if (!kept.isEmpty())
            request.header(
                    "Cookie",
                    kept.entrySet().stream()
                            .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                            .collect(Collectors.joining("; ")));
        return request;
    }

    private HttpResponse<byte[]> send(HttpRequest request) throws IOException, InterruptedException {
        return http.send(request, BodyHandlers.ofByteArray());
    }

    private void keepCookies(URI address, HttpResponse<?> answer) {
        var kept = cookies.computeIfAbsent(address.getAuthority(), _ -> new HashMap<>());
        for (var line : answer.headers().allValues("Set-Cookie")) {
            var cookie = line.split(";", 2)[0];
            int equals = cookie.indexOf('=');
            if (equals > 0) kept.put(cookie.substring(0, equals), cookie.substring(equals + 1));
        }
    }
}
