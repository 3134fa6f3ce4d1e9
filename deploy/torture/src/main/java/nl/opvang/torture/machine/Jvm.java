package nl.opvang.torture.machine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A Java program in a process of its own, on the class path of this one; it can be started again after any end. */
public final class Jvm {
    private static final long MINUTES_TO_DIE = 2;

    private final String name;
    private final String mainClass;
    private final List<String> options;
    private final List<String> arguments;
    private final Path log;
    private @Nullable Process process;

    Jvm(String name, String mainClass, List<String> options, List<String> arguments, Path log) {
        this.name = name;
        this.mainClass = mainClass;
        this.options = List.copyOf(options);
        this.arguments = List.copyOf(arguments);
        this.log = log;
    }

    public String name() {
        return name;
    }

    /** Starts it, without waiting for what it does; nothing happens when it runs. */
    public synchronized void start() {
        if (isAlive()) return;
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                // It lives for seconds: what the second compiler makes of it never pays.
                "-XX:TieredStopAtLevel=1",
                "-Xss512k",
                "-Xshare:auto",
                "-Ddisable-axoniq-console-message=true",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow"));
        command.addAll(options);
        command.addAll(
                List.of("-cp", System.getProperty("java.class.path"), EndsWithItsParent.class.getName(), mainClass));
        command.addAll(arguments);
        try {
            Files.createDirectories(log.resolveSibling(""));
            process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(name + " does not start", e);
        }
    }

    public synchronized boolean isAlive() {
        return process != null && process.isAlive();
    }

    /** SIGKILL: nothing in it gets another turn. */
    public synchronized void kill() {
        if (process == null) return;
        process.destroyForcibly();
        awaitEnd();
    }

    /** SIGTERM: it may end what it has begun; after a minute it is killed. */
    public synchronized void stop() {
        if (process == null) return;
        process.destroy();
        try {
            if (process.waitFor(1, TimeUnit.MINUTES)) return;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        kill();
    }

    /** SIGSTOP: it holds what it holds, and does nothing. */
    public void freeze() {
        signal("STOP");
    }

    /** SIGCONT: it goes on, believing that no time has passed. */
    public void thaw() {
        signal("CONT");
    }

    private synchronized void signal(String signal) {
        if (process == null || !process.isAlive()) return;
        try {
            new ProcessBuilder("kill", "-" + signal, Long.toString(process.pid()))
                    .start()
                    .waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(name + " cannot be signalled", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void awaitEnd() {
        try {
            if (process != null && !process.waitFor(MINUTES_TO_DIE, TimeUnit.MINUTES))
                throw new IllegalStateException(name + " does not die");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
