package nl.opvang.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.regex.Pattern;

/** Generated passwords, one file each, readable by the user of this process alone. */
public final class Secrets {
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_-]{0,62}");
    private static final int SECRET_BYTES = 24;

    private final Path directory;

    /** The directory is made when the first secret is, with mode 0700. */
    public Secrets(Path directory) {
        this.directory = directory.toAbsolutePath();
    }

    public boolean has(String name) {
        return Files.exists(file(name));
    }

    public Path file(String name) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("Not a name for a secret: " + name);
        }
        return directory.resolve(name);
    }

    /** The secret of this name; one that does not exist is generated and stored first. */
    public synchronized String readOrGenerate(String name) {
        var file = file(name);
        try {
            if (!Files.exists(file)) {
                store(file, generate());
            }
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new UncheckedIOException("Secret " + file + " can be neither read nor stored", e);
        }
    }

    private void store(Path file, String secret) throws IOException {
        var ownerOnly = PosixFilePermissions.fromString("rwx------");
        Files.createDirectories(directory, PosixFilePermissions.asFileAttribute(ownerOnly));
        // The directory may have existed with a wider mode, and the umask has its say in the one just made.
        Files.setPosixFilePermissions(directory, ownerOnly);
        // Written aside and moved, so that a kill in between never leaves half a secret under its name.
        var aside = directory.resolve(file.getFileName() + ".new");
        Files.deleteIfExists(aside);
        Files.createFile(aside, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(aside, secret, StandardOpenOption.SYNC, StandardOpenOption.WRITE);
        Files.move(aside, file, StandardCopyOption.ATOMIC_MOVE);
    }

    private static String generate() {
        var bytes = new byte[SECRET_BYTES];
        new SecureRandom().nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
