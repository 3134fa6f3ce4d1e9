package nl.opvang.plumbing.testservers;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** What another test left in Kafka: a service that begins anew would find that its store lacks it. */
final class LeftTopic {
    private static final Duration TIME_TO_GO = Duration.ofMinutes(2);

    private LeftTopic() {}

    /** Answers when the service's topic is gone, if there was one. */
    static void delete(String bootstrapServers, String service) {
        var topics = List.of("opvang." + service);
        try (var admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
            if (isGone(admin, topics)) return;
            admin.deleteTopics(topics);
            await().atMost(TIME_TO_GO).until(() -> isGone(admin, topics));
        }
    }

    private static boolean isGone(Admin admin, List<String> topics) {
        try {
            return admin.describeTopics(topics).allTopicNames().get().isEmpty();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof UnknownTopicOrPartitionException) return true;
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
