package nl.opvang.plumbing.secret;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.file.Path;
import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import nl.opvang.plumbing.SettingRefused;
import org.jspecify.annotations.Nullable;

/** The secret without which nobody can try out what a code stands for. */
public final class MacKey {
    private static final String ALGORITHM = "HmacSHA256";

    private final String id;
    private final SecretKeySpec key;

    private MacKey(byte[] secret) {
        this.key = new SecretKeySpec(secret, ALGORITHM);
        this.id = KeyFile.id(secret);
    }

    /**
     * @param setting what names the file, for the sentence that says what is wrong
     * @throws SettingRefused when no file is named, or it is missing, too short, or readable by others than its owner
     */
    public static MacKey read(String setting, @Nullable Path file) {
        return new MacKey(KeyFile.read(setting, file).getBytes(UTF_8));
    }

    /** Tells which key a code was made with, and nothing about the key. */
    public String id() {
        return id;
    }

    /** The code that stands for these bytes. */
    public byte[] mac(byte[] bytes) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return mac.doFinal(bytes);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has " + ALGORITHM, e);
        }
    }
}
