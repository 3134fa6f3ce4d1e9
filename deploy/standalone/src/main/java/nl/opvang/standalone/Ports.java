package nl.opvang.standalone;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import nl.opvang.embedded.LoopbackPorts;

/**
 * Where everything listens, on the loopback address alone.
 *
 * @param services per service
 * @param management per service: metrics and health
 */
public record Ports(
        Map<String, Integer> services,
        Map<String, Integer> management,
        int issuer,
        int postgres,
        int kafka,
        int kafkaController) {
    /** Those of {@code ./opvang start}. */
    public static Ports usual() {
        return new Ports(
                Map.of("reporting", 8080, "capacity", 8081, "allocation", 8082, "funding", 8083),
                Map.of("reporting", 9080, "capacity", 9081, "allocation", 9082, "funding", 9083),
                8084,
                8432,
                8092,
                8093);
    }

    /** Ports that nobody uses now. */
    public static Ports free() {
        return new Ports(
                freePerService(),
                freePerService(),
                LoopbackPorts.free(),
                LoopbackPorts.free(),
                LoopbackPorts.free(),
                LoopbackPorts.free());
    }

    private static Map<String, Integer> freePerService() {
        return List.of("reporting", "capacity", "allocation", "funding").stream()
                .collect(Collectors.toUnmodifiableMap(service -> service, service -> LoopbackPorts.free()));
    }

    int of(String service) {
        return port(services, service);
    }

    int managementOf(String service) {
        return port(management, service);
    }

    private static int port(Map<String, Integer> ports, String service) {
        var port = ports.get(service);
        if (port == null) throw new IllegalArgumentException("no port for " + service);
        return port;
    }
}
