package nl.opvang.reporting;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A client that listens to a stream, and keeps what it hears. */
final class Listening implements AutoCloseable {
    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** What it was told. */
    record Heard(String id, JsonNode figures) {
        String area() {
            return figures.path("area").path("code").asString();
        }

        String on() {
            return figures.path("on").asString();
        }

        int occupied() {
            return figures.path("occupiedPlaces").asInt();
        }
    }

    private final HttpResponse<InputStream> response;
    private final List<Heard> heard = new CopyOnWriteArrayList<>();
    private final AtomicInteger heartbeats = new AtomicInteger();
    private final Thread thread;

    private Listening(HttpResponse<InputStream> response) {
        this.response = response;
        this.thread = Thread.ofVirtual().start(this::read);
    }

    /** @param lastId of what it heard last; null when it begins */
    static Listening to(int port, String path, String token, @Nullable String lastId) {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .header("Authorization", "Bearer " + token)
                .header("Accept", "text/event-stream");
        if (lastId != null) request.header("Last-Event-ID", lastId);
        try {
            return new Listening(CLIENT.send(request.build(), BodyHandlers.ofInputStream()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    int status() {
        return response.statusCode();
    }

    String header(String name) {
        return response.headers().firstValue(name).orElse("");
    }

    List<Heard> heard() {
        return heard;
    }

    /** The last that it heard of an area and day; null when it heard nothing. */
    @Nullable
    Heard last(String area, String on) {
        return heard.stream()
                .filter(each -> each.area().equals(area) && each.on().equals(on))
                .reduce((_, later) -> later)
                .orElse(null);
    }

    int heartbeats() {
        return heartbeats.get();
    }

    boolean isOver() {
        return !thread.isAlive();
    }

    private void read() {
        try (var lines = new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8))) {
            var id = "";
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith("id: ")) id = line.substring("id: ".length());
                if (line.startsWith("data: "))
                    heard.add(new Heard(id, JSON.readTree(line.substring("data: ".length()))));
                if (line.equals(":")) heartbeats.incrementAndGet();
            }
        } catch (IOException e) {
            // Closed, here or there: nothing more is heard.
            return;
        }
    }

    @Override
    public void close() {
        try {
            response.body().close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
