package nl.opvang.embedded;

import java.util.Map;

/**
 * How the Kafka broker runs.
 *
 * @param port on 127.0.0.1, for clients; 0 takes a free one
 * @param controllerPort on 127.0.0.1, for the broker itself; 0 takes a free one
 * @param advertisedPort where clients are told to connect, when something stands between them and the broker; 0 is the port itself
 * @param more settings of Kafka's own, such as those of TLS, before which ours give way
 */
public record KafkaSettings(
        int port, int controllerPort, int advertisedPort, Durability durability, Map<String, String> more) {
    public KafkaSettings {
        more = Map.copyOf(more);
    }

    public static KafkaSettings defaults() {
        return new KafkaSettings(0, 0, 0, Durability.FLUSHED, Map.of());
    }

    public KafkaSettings withPorts(int port, int controllerPort) {
        return new KafkaSettings(port, controllerPort, advertisedPort, durability, more);
    }

    public KafkaSettings withAdvertisedPort(int advertisedPort) {
        return new KafkaSettings(port, controllerPort, advertisedPort, durability, more);
    }

    public KafkaSettings withDurability(Durability durability) {
        return new KafkaSettings(port, controllerPort, advertisedPort, durability, more);
    }

    public KafkaSettings with(Map<String, String> more) {
        return new KafkaSettings(port, controllerPort, advertisedPort, durability, more);
    }
}
