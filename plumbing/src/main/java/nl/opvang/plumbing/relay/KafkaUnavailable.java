package nl.opvang.plumbing.relay;

import org.jspecify.annotations.Nullable;

/** Kafka did not do what it was asked; trying again later may help. */
public final class KafkaUnavailable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    KafkaUnavailable(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
