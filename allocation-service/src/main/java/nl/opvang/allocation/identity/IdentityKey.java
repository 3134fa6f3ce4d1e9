package nl.opvang.allocation.identity;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Set;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The secret without which nobody can try out which number stands for whom. */
public final class IdentityKey {
    private static final String ALGORITHM = "HmacSHA256";
    private static final int SHORTEST_SECRET = 32;
    private static final Set<PosixFilePermission> OWNER_ONLY =
            Set.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);

    private final String id;
    private final SecretKeySpec key;

    private IdentityKey(byte[] secret) {
        this.key = new SecretKeySpec(secret, ALGORITHM);
        this.id = HexFormat.of().formatHex(sha256(secret), 0, 8);
    }

    /** @throws IllegalStateException when the file is missing, too short, or readable by others than its owner */
    public static IdentityKey read(Path file) {
        try {
            if (!Files.isRegularFile(file))
                throw new IllegalStateException("opvang.identity.key-file: no such file: " + file);
            if (!OWNER_ONLY.containsAll(Files.getPosixFilePermissions(file)))
                throw new IllegalStateException("opvang.identity.key-file: mode must be 0600: " + file);
            var secret = Files.readString(file, UTF_8).strip();
            if (secret.length() < SHORTEST_SECRET)
                throw new IllegalStateException("opvang.identity.key-file: less than 32 characters: " + file);
            return new IdentityKey(secret.getBytes(UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("opvang.identity.key-file cannot be read", e);
        }
    }

    /** Tells which key a code was made with, and nothing about the key. */
    String id() {
        return id;
    }

    /** The code that stands for an identity; without the key nobody can tell of which one. */
    byte[] mac(Identity identity) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return mac.doFinal(identity.hashed().getBytes(UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has " + ALGORITHM, e);
        }
    }

    private static byte[] sha256(byte[] secret) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(secret);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
