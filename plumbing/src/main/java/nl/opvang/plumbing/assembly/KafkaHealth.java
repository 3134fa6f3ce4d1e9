package nl.opvang.plumbing.assembly;

import nl.opvang.plumbing.relay.KafkaAccess;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/** Whether Kafka answers, for people to see; no probe asks, since a service does its work without Kafka for a while. */
final class KafkaHealth implements HealthIndicator {
    private final KafkaAccess kafka;

    KafkaHealth(KafkaAccess kafka) {
        this.kafka = kafka;
    }

    @Override
    public Health health() {
        try {
            return kafka.answers() ? Health.up().build() : Health.down().build();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Health.unknown().build();
        }
    }
}
