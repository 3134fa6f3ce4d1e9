package nl.opvang.embedded;

/**
 * How the Kafka broker runs.
 *
 * @param port on 127.0.0.1, for clients; 0 takes a free one
 * @param controllerPort on 127.0.0.1, for the broker itself; 0 takes a free one
 * @param advertisedPort where clients are told to connect, when something stands between them and the broker; 0 is the port itself
 */
public record KafkaSettings(int port, int controllerPort, int advertisedPort, Durability durability) {

    public static KafkaSettings defaults() {
        return new KafkaSettings(0, 0, 0, Durability.FLUSHED);
    }

    public KafkaSettings withPorts(int port, int controllerPort) {
        return new KafkaSettings(port, controllerPort, advertisedPort, durability);
    }

    public KafkaSettings withAdvertisedPort(int advertisedPort) {
        return new KafkaSettings(port, controllerPort, advertisedPort, durability);
    }

    public KafkaSettings withDurability(Durability durability) {
        return new KafkaSettings(port, controllerPort, advertisedPort, durability);
    }
}
