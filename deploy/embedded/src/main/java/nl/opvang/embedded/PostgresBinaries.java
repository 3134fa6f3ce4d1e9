package nl.opvang.embedded;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;

/** The programs initdb, pg_ctl and postgres, unpacked once per version from the jar that carries them. */
final class PostgresBinaries {
    /** After a crash a start replays up to two gigabytes of log, on a slow disk too. */
    private static final Duration TIME_LIMIT = Duration.ofMinutes(11);

    private final Path bin;

    private PostgresBinaries(Path bin) {
        this.bin = bin;
    }

    /** Unpacks below this directory, unless that was done before. */
    static PostgresBinaries in(Path directory) {
        var archive = archiveForThisMachine();
        try {
            var target = directory.toAbsolutePath().resolve("postgres-" + fingerprint(archive));
            if (!Files.exists(target)) {
                Files.createDirectories(directory);
                // Unpacked aside and moved, so that nobody ever sees half of it; the name says the content, so the
                // first one wins.
                var aside = Files.createTempDirectory(directory.toAbsolutePath(), "unpacking-");
                unpack(archive, aside);
                moveUnlessThere(aside, target);
            }
            return new PostgresBinaries(target.resolve("bin"));
        } catch (IOException e) {
            throw new UncheckedIOException("PostgreSQL cannot be unpacked into " + directory, e);
        }
    }

    /** Where they go when nobody says otherwise: the user's own cache, which no other user can write to. */
    static Path cacheOfUser() {
        return Path.of(System.getProperty("user.home"), ".cache", "opvang");
    }

    /** Runs one of the programs and answers what it printed; a failure is an exception that says so. */
    Outcome run(String program, List<String> arguments) {
        var command = new ArrayList<>(privilegeDrop());
        command.add(bin.resolve(program).toString());
        command.addAll(arguments);
        try {
            var output = Files.createTempFile("opvang-" + program, ".out");
            try {
                return run(command, output);
            } finally {
                Files.deleteIfExists(output);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(program + " cannot be run", e);
        }
    }

    /** How a program ended. */
    record Outcome(int exitCode, String output) {
        boolean succeeded() {
            return exitCode == 0;
        }

        void orFail(String meaning) {
            if (!succeeded()) {
                throw new IllegalStateException(meaning + ": " + output);
            }
        }
    }

    private static Outcome run(List<String> command, Path output) throws IOException {
        // Into a file: a pipe would be inherited by the server that pg_ctl leaves behind, and never end.
        var builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("PG"));
        builder.environment().put("LC_ALL", "C");
        var process = builder.start();
        try {
            if (!process.waitFor(TIME_LIMIT.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new IllegalStateException(command + " takes longer than " + TIME_LIMIT);
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while running " + command, e);
        }
        return new Outcome(process.exitValue(), Files.readString(output));
    }

    /** PostgreSQL refuses to run as root; in a user namespace of its own root is nobody in particular. */
    private static List<String> privilegeDrop() {
        return System.getProperty("user.name").equals("root") ? List.of("unshare", "--user") : List.of();
    }

    private static String archiveForThisMachine() {
        var system = System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("mac") ? "darwin" : "linux";
        var architecture = switch (System.getProperty("os.arch")) {
            case "amd64", "x86_64" -> "x86_64";
            case "aarch64" -> "arm_64";
            case String other -> other;
        };
        return "/postgres-%s-%s.txz".formatted(system, architecture);
    }

    private static InputStream open(String archive) {
        var stream = PostgresBinaries.class.getResourceAsStream(archive);
        if (stream == null) {
            throw new IllegalStateException("There is no embedded PostgreSQL for this machine: " + archive);
        }
        return stream;
    }

    private static String fingerprint(String archive) throws IOException {
        try (var stream = new DigestInputStream(open(archive), MessageDigest.getInstance("SHA-256"))) {
            stream.transferTo(OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(stream.getMessageDigest().digest()).substring(0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void unpack(String archive, Path target) throws IOException {
        try (var tar = new TarArchiveInputStream(new XZCompressorInputStream(new BufferedInputStream(open(archive))))) {
            for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                var path = target.resolve(entry.getName()).normalize();
                if (!path.startsWith(target)) {
                    throw new IOException("Entry outside of the archive: " + entry.getName());
                }
                unpack(entry, tar, path);
            }
        }
    }

    private static void unpack(TarArchiveEntry entry, InputStream content, Path path) throws IOException {
        if (entry.isDirectory()) {
            Files.createDirectories(path);
            return;
        }
        Files.createDirectories(path.resolveSibling(""));
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(path, Path.of(entry.getLinkName()));
        } else {
            Files.copy(content, path);
            var executable = (entry.getMode() & 0100) != 0;
            Files.setPosixFilePermissions(
                    path, PosixFilePermissions.fromString(executable ? "rwxr-xr-x" : "rw-r--r--"));
        }
    }

    private static void moveUnlessThere(Path aside, Path target) throws IOException {
        try {
            Files.move(aside, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (FileAlreadyExistsException | DirectoryNotEmptyException othersWereFaster) {
            Directories.delete(aside);
        }
    }
}
