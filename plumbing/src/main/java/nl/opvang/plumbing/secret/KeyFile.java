package nl.opvang.plumbing.secret;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import nl.opvang.plumbing.SettingRefused;
import org.jspecify.annotations.Nullable;

/** A secret in a file that nobody else can read. */
final class KeyFile {
    private static final int SHORTEST_SECRET = 32;
    private static final Set<PosixFilePermission> OWNER_ONLY =
            Set.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);

    private KeyFile() {}

    /**
     * What the file holds, without space around it.
     *
     * @param setting what names the file, for the sentence that says what is wrong
     * @throws SettingRefused when no file is named, or it is missing, too short, or readable by others than its owner
     */
    static String read(String setting, @Nullable Path file) {
        if (file == null)
            throw new SettingRefused(
                    setting + " must name a file with a key of at least " + SHORTEST_SECRET + " characters");
        try {
            if (!Files.isRegularFile(file)) throw new SettingRefused(setting + ": no such file: " + file);
            if (!OWNER_ONLY.containsAll(Files.getPosixFilePermissions(file)))
                throw new SettingRefused(setting + ": mode must be 0600: " + file);
            var secret = Files.readString(file, UTF_8).strip();
            if (secret.length() < SHORTEST_SECRET)
                throw new SettingRefused(setting + ": less than " + SHORTEST_SECRET + " characters: " + file);
            return secret;
        } catch (IOException e) {
            throw new UncheckedIOException(setting + " cannot be read", e);
        }
    }

    /**
     * What the file holds, a secret per line.
     *
     * @throws SettingRefused as above, or when a line is too short
     */
    static List<String> lines(String setting, @Nullable Path file) {
        var secrets = read(setting, file)
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .toList();
        if (secrets.stream().anyMatch(secret -> secret.length() < SHORTEST_SECRET))
            throw new SettingRefused(setting + ": a line has less than " + SHORTEST_SECRET + " characters: " + file);
        return secrets;
    }

    /** Tells secrets apart, and nothing about them. */
    static String id(byte[] secret) {
        return HexFormat.of().formatHex(sha256(secret), 0, 8);
    }

    static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
