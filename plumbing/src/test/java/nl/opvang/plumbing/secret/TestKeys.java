package nl.opvang.plumbing.secret;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** Key files that a service accepts. */
public final class TestKeys {
    private static final Path SHARED = holding("a secret of thirty-two characters");

    private TestKeys() {}

    /** The same one for the whole JVM. */
    public static Path file() {
        return SHARED;
    }

    /** A new file, with mode 0600. */
    public static Path holding(String secret) {
        try {
            var file = Files.createTempFile("opvang-", ".key");
            file.toFile().deleteOnExit();
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
            return Files.writeString(file, secret);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
