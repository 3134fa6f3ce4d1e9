package nl.opvang.plumbing.testservers;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** What another test left in Kafka: a service that begins anew would find that its store lacks it. */
final class LeftTopic {
    private static final Duration TIME_TO_GO = Duration.ofMinutes(2);

    private LeftTopic() {}

    /** Answers when the service's topic and that of seals are gone, if there were such. */
    static void delete(String bootstrapServers, String service) {
        try (var admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
            delete(admin, "opvang." + service);
            delete(admin, "opvang.seals");
        }
    }

    /** Somebody who still writes may make it anew at once. */
    private static void delete(Admin admin, String topic) {
        var left = id(admin, topic);
        if (left.isEmpty()) return;
        admin.deleteTopics(List.of(topic));
        await().atMost(TIME_TO_GO).until(() -> !id(admin, topic).equals(left));
    }

    private static Optional<Uuid> id(Admin admin, String topic) {
        try {
            var described = admin.describeTopics(List.of(topic)).allTopicNames().get();
            return Optional.ofNullable(described.get(topic)).map(TopicDescription::topicId);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof UnknownTopicOrPartitionException) return Optional.empty();
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
