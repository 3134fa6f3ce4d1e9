package nl.opvang.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code kill -9} of the whole JVM leaves behind, and how the next start deals with it. */
class KilledJvmIT {

    @Test
    void the_next_start_finds_everything_that_was_acknowledged(@TempDir Path directory) throws Exception {
        int postgresPort = LoopbackPorts.free();
        int kafkaPort = LoopbackPorts.free();
        Postmaster leftBehind;
        var victim = start(directory.toString(), Integer.toString(postgresPort), Integer.toString(kafkaPort));
        try (var output = victim.inputReader()) {
            awaitReady(output);

            assertThatThrownBy(() -> DataDirectory.at(directory)).hasMessageContaining("Another process is running");
            leftBehind = Postmaster.of(directory.resolve("postgres")).orElseThrow();
        } finally {
            victim.destroyForcibly().waitFor();
        }
        assertThat(leftBehind.process().isAlive()).isTrue();

        try (var data = DataDirectory.at(directory);
                var postgres = EmbeddedPostgres.start(
                        data,
                        PostgresSettings.defaults()
                                .withSharedBuffersMebibytes(32)
                                .withPort(postgresPort));
                var kafka = EmbeddedKafka.start(data, KafkaSettings.defaults().withPorts(kafkaPort, 0))) {
            assertThat(leftBehind.process().isAlive()).isFalse();
            try (var connection = postgres.superuser().connect("postgres");
                    var rows = connection.createStatement().executeQuery("select content from fact")) {
                assertThat(rows.next()).isTrue();
                assertThat(rows.getString(1)).isEqualTo("acknowledged");
            }
            assertThat(new KafkaRecords(kafka.bootstrapServers(), ServersToBeKilled.TOPIC).read(1))
                    .containsExactly("acknowledged");
        }
        assertThat(Postmaster.of(directory.resolve("postgres"))).isEmpty();
    }

    @Test
    void throw_away_servers_of_a_killed_test_run_are_cleared_away_by_the_next_one() throws Exception {
        Path abandoned;
        Postmaster leftBehind;
        var victim = start();
        try (var output = victim.inputReader()) {
            abandoned = Path.of(awaitReady(output));
            leftBehind = Postmaster.of(abandoned.resolve("postgres")).orElseThrow();
        } finally {
            victim.destroyForcibly().waitFor();
        }
        DataDirectory.throwAway().close();
        // Unless another test run on this machine is faster, and at it now.
        await().atMost(Duration.ofMinutes(3)).untilAsserted(() -> {
            assertThat(leftBehind.process().isAlive()).isFalse();
            assertThat(Files.exists(abandoned)).isFalse();
        });
    }

    private static Process start(String... arguments) throws Exception {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                ServersToBeKilled.class.getName()));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    private static String awaitReady(BufferedReader output) throws Exception {
        var line = output.readLine();
        while (!Objects.requireNonNull(line, "It ended before it was ready").startsWith(ServersToBeKilled.READY)) {
            line = output.readLine();
        }
        return line.substring(ServersToBeKilled.READY.length()).strip();
    }
}
