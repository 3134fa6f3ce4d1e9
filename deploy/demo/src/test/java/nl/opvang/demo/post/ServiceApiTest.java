package nl.opvang.demo.post;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import nl.opvang.demo.post.KeepingServer.Disturbance;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ServiceApiTest {
    static final Patience SHORT =
            new Patience(5, Duration.ofMillis(1), Duration.ofMillis(20), Duration.ofMinutes(2), Duration.ofMinutes(2));

    private final KeepingServer server = new KeepingServer("capacity");
    private final AtomicInteger tokensAsked = new AtomicInteger();
    private final ServiceApi api = new ServiceApi(
            "capacity",
            server.address(),
            HttpClient.newHttpClient(),
            new Tokens(role -> role + "-" + tokensAsked.incrementAndGet()),
            SHORT);

    @AfterEach
    void stop() {
        server.close();
    }

    private static List<Line> lines(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> new Line("count/" + i, "count", "GM0014", Instant.EPOCH, Map.of("occupied", i)))
                .toList();
    }

    /** Some lines are carried out, and the answer says so of fewer. */
    private Disturbance cuttingOffAfter(int bytes) {
        return exchange -> {
            var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            KeepingServer.answer(exchange, 200, server.importing(body).substring(0, bytes));
        };
    }

    @Test
    void lines_are_kept_in_their_order_and_the_last_position_is_remembered() throws InterruptedException {
        api.post(lines(3));
        assertThat(server.kept.keySet()).containsExactly("count/0", "count/1", "count/2");
        assertThat(api.position()).isEqualTo(KeepingServer.RECORDED);
        assertThat(server.tokens).containsExactly("Bearer operator-1");
    }

    @Test
    void a_service_that_is_not_available_is_asked_again() throws InterruptedException {
        server.disturbances.add(KeepingServer.answering(503, "Retry-After", "1"));
        server.disturbances.add(KeepingServer.answering(429));
        api.post(lines(1));
        assertThat(server.requests).hasValue(3);
        assertThat(server.kept).hasSize(1);
    }

    @Test
    void a_connection_that_breaks_is_made_again() throws InterruptedException {
        server.disturbances.add(exchange -> exchange.close());
        api.post(lines(1));
        assertThat(server.kept).hasSize(1);
    }

    @Test
    void lines_that_were_not_answered_are_posted_again_and_kept_once() throws InterruptedException {
        server.disturbances.add(cuttingOffAfter(100));
        server.disturbances.add(cuttingOffAfter(0));
        api.post(lines(3));
        assertThat(server.requests).hasValue(3);
        assertThat(server.kept).hasSize(3);
    }

    @Test
    void a_line_that_met_something_unavailable_is_posted_again() throws InterruptedException {
        server.disturbances.add(exchange -> {
            exchange.getRequestBody().readAllBytes();
            KeepingServer.answer(exchange, 200, """
                {"line":1,"id":"count/0","status":503,"problem":{"type":"urn:problem-type:opvang:unavailable"}}
                {"line":2,"id":"count/1","status":409,"problem":{"type":"urn:problem-type:opvang:location-not-yet-known"}}
                """);
        });
        api.post(lines(2));
        assertThat(server.kept).hasSize(2);
    }

    @Test
    void a_refused_line_stops_the_load_and_is_named_with_its_problem() {
        server.refusedTypes.add("count");
        assertThatThrownBy(() -> api.post(lines(1)))
                .isInstanceOf(LoadStopped.class)
                .hasMessageContaining("capacity-service refused")
                .hasMessageContaining("count/0")
                .hasMessageContaining("no-free-place");
        assertThat(server.requests).hasValue(1);
    }

    @Test
    void a_refused_request_stops_the_load_with_its_problem() {
        server.disturbances.add(exchange -> {
            exchange.getRequestBody().readAllBytes();
            KeepingServer.answer(exchange, 403, "{\"type\":\"urn:problem-type:opvang:forbidden\"}");
        });
        assertThatThrownBy(() -> api.post(lines(1)))
                .isInstanceOf(LoadStopped.class)
                .hasMessageContaining("403")
                .hasMessageContaining("forbidden");
    }

    @Test
    void a_token_that_is_not_accepted_is_asked_anew() throws InterruptedException {
        server.disturbances.add(KeepingServer.answering(401));
        api.post(lines(1));
        api.post(lines(1));
        assertThat(server.tokens).containsExactly("Bearer operator-1", "Bearer operator-2", "Bearer operator-2");
    }

    @Test
    void asking_again_comes_to_an_end() {
        for (int i = 0; i < 100; i++) server.disturbances.add(KeepingServer.answering(503));
        assertThatThrownBy(() -> api.put("/v1/closing", "ministry", null))
                .isInstanceOf(LoadStopped.class)
                .hasMessageContaining("503")
                .hasMessageContaining("5 attempts");
        assertThat(server.requests).hasValue(5);
    }

    @Test
    void what_is_absent_is_no_failure() throws InterruptedException {
        assertThat(api.get("/guest-books/a", "auditor")).isEmpty();
        assertThat(api.get("/guest-books/a", "auditor")).isPresent();
    }
}
