package nl.opvang.bench;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** A client of the public interfaces, with a token. */
record Client(HttpClient http, URI service, String token) {
    static Client of(URI service, String token) {
        return new Client(
                HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .connectTimeout(Duration.ofSeconds(10))
                        .build(),
                service,
                token);
    }

    String get(String path) throws IOException, InterruptedException {
        return answer(request(path, "application/json").GET().build());
    }

    /** The answer as it comes. */
    InputStream stream(String path) throws IOException, InterruptedException {
        var answer = http.send(request(path, "application/json").GET().build(), BodyHandlers.ofInputStream());
        if (answer.statusCode() / 100 != 2) throw new IOException("GET " + path + ": " + answer.statusCode());
        return answer.body();
    }

    String put(String path, String json) throws IOException, InterruptedException {
        return answer(request(path, "application/json")
                .PUT(BodyPublishers.ofString(json))
                .build());
    }

    String post(String path, String lines) throws IOException, InterruptedException {
        return answer(request(path, "application/x-ndjson")
                .POST(BodyPublishers.ofString(lines))
                .build());
    }

    private HttpRequest.Builder request(String path, String type) {
        return HttpRequest.newBuilder(service.resolve(path))
                .timeout(Duration.ofMinutes(5))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", type);
    }

    private String answer(HttpRequest request) throws IOException, InterruptedException {
        HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
        if (answer.statusCode() / 100 != 2)
            throw new IOException(
                    request.method() + " " + request.uri() + ": " + answer.statusCode() + " " + answer.body());
        return answer.body();
    }
}
