package nl.opvang.issuer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.function.Supplier;

/** A secret on disk: readable by its owner alone, and there whole or not at all. */
record PrivateFile(Path directory, String name) {

    private static final int MAX_BYTES = 16 * 1024;

    Path path() {
        return directory.resolve(name);
    }

    /** The secret stored here, made up and stored first when there is none. */
    String readOrCreate(Supplier<String> secret) {
        try {
            if (!Files.exists(path())) {
                create(secret.get());
            }
            return read();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot keep a secret in " + path(), e);
        }
    }

    String read() throws IOException {
        var permissions = PosixFilePermissions.toString(Files.getPosixFilePermissions(path()));
        if (!permissions.endsWith("------")) {
            throw new IOException(path() + " is open to others (" + permissions
                    + "): delete it, so that a new secret is made, or close it with chmod 600");
        }
        try (var in = Files.newInputStream(path())) {
            var bytes = in.readNBytes(MAX_BYTES + 1);
            if (bytes.length == 0 || bytes.length > MAX_BYTES) {
                throw new IOException(path() + " is not a secret of 1 to " + MAX_BYTES + " bytes");
            }
            return new String(bytes, StandardCharsets.UTF_8).strip();
        }
    }

    private void create(String secret) throws IOException {
        if (!Files.isDirectory(directory)) {
            Files.createDirectories(directory);
            Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwx------"));
        }
        // A temporary file is made with mode 0600, and the rename lets no reader, nor a killed process, see half a key.
        var unfinished = Files.createTempFile(directory, name, ".new");
        try {
            try (var channel = FileChannel.open(unfinished, StandardOpenOption.WRITE)) {
                var bytes = ByteBuffer.wrap((secret + "\n").getBytes(StandardCharsets.UTF_8));
                while (bytes.hasRemaining()) {
                    channel.write(bytes);
                }
                channel.force(true);
            }
            Files.move(unfinished, path(), StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(unfinished);
        }
    }
}
