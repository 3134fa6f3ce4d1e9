package nl.opvang.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The main process of a PostgreSQL that runs on a certain cluster directory. */
record Postmaster(ProcessHandle process) {
    private static final String PID_FILE = "postmaster.pid";
    private static final Duration TIME_TO_DIE = Duration.ofMinutes(2);

    /** The one that runs on this directory, whoever started it; a stale pid file names none. */
    static Optional<Postmaster> of(Path cluster) {
        return pidIn(cluster)
                .flatMap(ProcessHandle::of)
                .filter(process -> runsOn(process, cluster))
                .map(Postmaster::new);
    }

    /**
     * Clears the way for a start after a crash, when no postmaster runs on this directory any more.
     *
     * <p>Its server processes may outlive it for a moment, and the number in the pid file may belong to another process by now, which
     * PostgreSQL takes for a running postmaster and then refuses to start.
     */
    static void clearAwayRemains(Path cluster) {
        processesIn(cluster).forEach(Postmaster::awaitExit);
        var number = pidIn(cluster);
        if (number.flatMap(ProcessHandle::of).isPresent()) {
            try {
                Files.deleteIfExists(cluster.resolve(PID_FILE));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** Ends it with no chance to tidy up, and waits until its server processes are gone too. */
    void kill() {
        var family = process.descendants().toList();
        process.destroyForcibly();
        awaitExit(process);
        family.forEach(Postmaster::awaitExit);
    }

    /** Lets it end once no client is connected any more; unlike a kill, this gives its shared memory back to the system. */
    void end() {
        process.destroy();
        awaitExit(process);
    }

    private static Optional<Long> pidIn(Path cluster) {
        var file = cluster.resolve(PID_FILE);
        try {
            return Files.exists(file)
                    ? Files.readAllLines(file).stream()
                            .findFirst()
                            .map(String::strip)
                            .map(Long::valueOf)
                    : Optional.empty();
        } catch (IOException | NumberFormatException unreadable) {
            return Optional.empty();
        }
    }

    private static boolean runsOn(ProcessHandle process, Path cluster) {
        var info = process.info();
        return info.command().filter(command -> command.endsWith("/postgres")).isPresent()
                && info.arguments().map(List::of).orElse(List.of()).contains(cluster.toString());
    }

    /** PostgreSQL's processes work in the cluster directory; only Linux tells. */
    private static List<ProcessHandle> processesIn(Path cluster) {
        return ProcessHandle.allProcesses()
                .filter(process -> worksIn(process, cluster))
                .filter(process -> process.info()
                        .command()
                        .filter(command -> command.endsWith("/postgres"))
                        .isPresent())
                .toList();
    }

    private static boolean worksIn(ProcessHandle process, Path directory) {
        try {
            return Files.readSymbolicLink(Path.of("/proc", Long.toString(process.pid()), "cwd"))
                    .equals(directory);
        } catch (IOException goneOrNotOurs) {
            return false;
        }
    }

    private static void awaitExit(ProcessHandle process) {
        try {
            process.onExit().get(TIME_TO_DIE.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while process " + process.pid() + " was ending", e);
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("Process " + process.pid() + " of PostgreSQL does not end", e);
        }
    }
}
