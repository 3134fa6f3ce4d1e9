package nl.opvang.embedded;

/**
 * How the Kafka broker runs.
 *
 * @param port on 127.0.0.1, for clients; 0 takes a free one
 * @param controllerPort on 127.0.0.1, for the broker itself; 0 takes a free one
 */
public record KafkaSettings(int port, int controllerPort, Durability durability) {

    public static KafkaSettings defaults() {
        return new KafkaSettings(0, 0, Durability.FLUSHED);
    }

    public KafkaSettings withPorts(int port, int controllerPort) {
        return new KafkaSettings(port, controllerPort, durability);
    }

    public KafkaSettings withDurability(Durability durability) {
        return new KafkaSettings(port, controllerPort, durability);
    }
}
