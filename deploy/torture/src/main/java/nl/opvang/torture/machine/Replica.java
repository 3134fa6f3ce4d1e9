package nl.opvang.torture.machine;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import nl.opvang.torture.network.Proxy;

/**
 * One process of a service.
 *
 * @param toDatabase between it and PostgreSQL
 * @param fromClients between clients and it
 */
public record Replica(String service, Jvm jvm, Proxy toDatabase, Proxy fromClients, int managementPort) {
    private static final HttpClient HTTP = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(2))
            .build();

    /** Where clients find it. */
    public URI uri() {
        return URI.create("http://127.0.0.1:" + fromClients.port());
    }

    /** Whether it says that it can do all its work. */
    public boolean isReady() throws InterruptedException {
        var request = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + managementPort + "/actuator/health/readiness"))
                .timeout(Duration.ofSeconds(5))
                .build();
        try {
            return HTTP.send(request, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException nobodyThere) {
            return false;
        }
    }
}
