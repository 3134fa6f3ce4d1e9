package nl.opvang.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import nl.opvang.embedded.PostgresAccess;
import nl.opvang.embedded.Secrets;
import org.jspecify.annotations.Nullable;

/** The whole system in a JVM of its own, to be killed and started again on the same data and the same ports. */
final class KilledOpvang implements AutoCloseable {
    private static final Duration TIME_TO_DIE = Duration.ofMinutes(2);

    private final Path data;
    private final Ports ports = Ports.free();
    private @Nullable Process jvm;

    KilledOpvang(Path data) {
        this.data = data;
    }

    /** Answers when all services do. */
    void start() throws IOException {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx768m",
                "-XX:+UseSerialGC",
                // It lives for seconds: what the second compiler makes of it never pays.
                "-XX:TieredStopAtLevel=1",
                "-Ddisable-axoniq-console-message=true",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-cp",
                System.getProperty("java.class.path"),
                OpvangToBeKilled.class.getName(),
                data.toString()));
        command.addAll(Arrays.asList(OpvangToBeKilled.arguments(ports)));
        var started = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        jvm = started;
        var line = started.inputReader().readLine();
        while (!Objects.requireNonNull(line, "it ended before it was ready").equals(OpvangToBeKilled.READY))
            line = started.inputReader().readLine();
    }

    String uri(String service) {
        return "http://127.0.0.1:" + ports.of(service);
    }

    String issuer() {
        return "http://127.0.0.1:" + ports.issuer();
    }

    Path keys() {
        return data.resolve("keys");
    }

    /** Sees everything and is bound by no time limit. */
    Connection superuser(String database) throws SQLException {
        var password = new Secrets(keys()).readOrGenerate("postgres-superuser");
        return new PostgresAccess("127.0.0.1", ports.postgres(), "postgres", password).connect(database);
    }

    /** SIGKILL for the JVM: nothing in it gets another turn. */
    void killJvm() {
        kill(Stream.of(Objects.requireNonNull(jvm).toHandle()));
    }

    /** SIGKILL for PostgreSQL, all of its processes. */
    void killPostgres() throws IOException {
        var postmaster = postmaster();
        if (postmaster.isEmpty()) return;
        kill(Stream.concat(postmaster.stream(), postmaster.get().descendants()));
    }

    private Optional<ProcessHandle> postmaster() throws IOException {
        var file = data.resolve("postgres").resolve("postmaster.pid");
        if (!Files.exists(file)) return Optional.empty();
        return ProcessHandle.of(
                        Long.parseLong(Files.readAllLines(file).getFirst().strip()))
                .filter(process -> process.info().command().orElse("").endsWith("/postgres"));
    }

    private static void kill(Stream<ProcessHandle> processes) {
        var all = processes.toList();
        all.forEach(ProcessHandle::destroyForcibly);
        all.forEach(process -> assertThat(process.onExit()).succeedsWithin(TIME_TO_DIE));
    }

    @Override
    public void close() throws IOException {
        if (jvm != null) killJvm();
        killPostgres();
    }
}
