package nl.opvang.plumbing.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import nl.opvang.plumbing.http.Http;
import tools.jackson.databind.JsonNode;

/** A replay of a running service up to now, as an auditor asks for it and reads it over HTTP. */
public final class AskedReplay {
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final JsonNode replay;
    private final List<JsonNode> differences;

    private AskedReplay(JsonNode replay, List<JsonNode> differences) {
        this.replay = replay;
        this.differences = differences;
    }

    /** Waits until it is through. */
    public static AskedReplay upToNow(Http auditor) {
        var path = "/v1/replays/" + UUID.randomUUID();
        var asked = auditor.put(path, "{\"knownAt\": \"" + Instant.now() + "\"}");
        assertThat(asked.status()).as(asked.body()).isEqualTo(201);
        var replay = await().atMost(PATIENCE)
                .until(
                        () -> auditor.get(path).json(),
                        answer -> answer.path("endedAt").isString());
        assertThat(replay.path("state").asString()).as(replay.toString()).isEqualTo("COMPLETED");
        return new AskedReplay(
                replay,
                auditor.get(path + "/differences?limit=1000")
                        .json()
                        .path("items")
                        .valueStream()
                        .toList());
    }

    /** By which program it was made. */
    public String codeVersion() {
        return replay.path("report").path("codeVersion").asString();
    }

    /** What was read of the service's own store. */
    public JsonNode rangeOfStore() {
        return replay.path("report")
                .path("ranges")
                .valueStream()
                .filter(range -> !range.path("partition").isInt())
                .findFirst()
                .orElseThrow();
    }

    /** How much was said to the outside about something. */
    public long said(String about) {
        return replay.path("report")
                .path("witnesses")
                .valueStream()
                .filter(witness -> witness.path("about").asString().equals(about))
                .mapToLong(witness -> witness.path("said").asLong())
                .sum();
    }

    /** What a witness, or the comparison of a table, found. */
    public List<JsonNode> found(String about) {
        return differences.stream()
                .filter(difference -> difference.path("about").asString().equals(about))
                .toList();
    }
}
