package nl.opvang.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedKafkaIT {

    @Test
    void records_survive_a_stop_and_a_new_start_on_the_same_data(@TempDir Path directory) throws Exception {
        var topic = "opvang.kept";
        int port;
        try (var data = DataDirectory.at(directory);
                var kafka = EmbeddedKafka.start(data, KafkaSettings.defaults())) {
            var records = new KafkaRecords(kafka.bootstrapServers(), topic);
            records.createTopic();
            records.write(List.of("first"));
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(directory.resolve("kafka"))))
                    .isEqualTo("rwx------");
            assertThat(records.read(1)).containsExactly("first");

            kafka.stop();
            port = portOf(kafka);
            assertThatThrownBy(() -> new Socket(InetAddress.getLoopbackAddress(), portOf(kafka)).close())
                    .isInstanceOf(IOException.class);
            kafka.start();
            assertThat(portOf(kafka)).isEqualTo(port);
            records.write(List.of("second"));
            assertThat(records.read(2)).containsExactly("first", "second");
        }
        try (var data = DataDirectory.at(directory);
                var kafka = EmbeddedKafka.start(data, KafkaSettings.defaults().withPorts(port, 0))) {
            assertThat(new KafkaRecords(kafka.bootstrapServers(), topic).read(2))
                    .containsExactly("first", "second");
        }
    }

    @Test
    void a_record_of_one_mebibyte_fits_and_nothing_is_ever_forgotten() throws Exception {
        try (var data = DataDirectory.throwAway();
                var kafka = EmbeddedKafka.start(data, KafkaSettings.defaults())) {
            var records = new KafkaRecords(kafka.bootstrapServers(), "opvang.large");
            records.createTopic();
            var mebibyte = "x".repeat(1024 * 1024);
            records.write(List.of(mebibyte));
            assertThat(records.read(1)).containsExactly(mebibyte);
            assertThat(topicSetting(kafka, "opvang.large", "retention.ms")).isEqualTo("-1");
            assertThat(topicSetting(kafka, "opvang.large", "flush.messages")).isEqualTo("1");
        }
    }

    @Test
    void a_topic_is_never_made_by_naming_it() throws Exception {
        try (var data = DataDirectory.throwAway();
                var kafka = EmbeddedKafka.start(
                        data, KafkaSettings.defaults().withDurability(Durability.UNFLUSHED_FOR_TESTS));
                var admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()))) {
            assertThatThrownBy(() -> admin.describeTopics(List.of("opvang.typo"))
                            .allTopicNames()
                            .get())
                    .isInstanceOf(ExecutionException.class)
                    .hasCauseInstanceOf(UnknownTopicOrPartitionException.class);
            var records = new KafkaRecords(kafka.bootstrapServers(), "opvang.typo", Duration.ofSeconds(2));
            assertThatThrownBy(() -> records.write(List.of("lost"))).hasMessageContaining("opvang.typo");
            assertThat(admin.listTopics().names().get()).doesNotContain("opvang.typo");
        }
    }

    @Test
    void it_is_heard_on_loopback_alone() throws Exception {
        try (var data = DataDirectory.throwAway();
                var kafka = EmbeddedKafka.start(
                        data, KafkaSettings.defaults().withDurability(Durability.UNFLUSHED_FOR_TESTS))) {
            var others = NetworkInterface.networkInterfaces()
                    .flatMap(NetworkInterface::inetAddresses)
                    .filter(address -> !address.isLoopbackAddress())
                    .toList();
            for (var address : others) {
                assertThatThrownBy(() -> new Socket(address, portOf(kafka)).close())
                        .isInstanceOf(IOException.class);
            }
        }
    }

    private static int portOf(EmbeddedKafka kafka) {
        return Integer.parseInt(kafka.bootstrapServers().substring("127.0.0.1:".length()));
    }

    private static String topicSetting(EmbeddedKafka kafka, String topic, String name) throws Exception {
        var resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
        try (var admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()))) {
            return admin.describeConfigs(List.of(resource))
                    .all()
                    .get()
                    .values()
                    .iterator()
                    .next()
                    .get(name)
                    .value();
        }
    }
}
