package nl.opvang.issuer;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/** Turns who is calling into a subject that stays the same for ever and says nothing. */
final class Pseudonyms {

    private static final String ALGORITHM = "HmacSHA256";

    private final SecretKeySpec key;

    Pseudonyms(byte[] key) {
        this.key = new SecretKeySpec(key, ALGORITHM);
    }

    /**
     * A UUID of version 8 (RFC 9562): made by the application's own rule.
     *
     * @param person one of several in the same role; null for the role itself
     */
    UUID subject(Role role, @Nullable String area, @Nullable String person) {
        var caller =
                (area == null ? role.clientId() : role.clientId() + " " + area) + (person == null ? "" : "/" + person);
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            var digest = ByteBuffer.wrap(mac.doFinal(caller.getBytes(StandardCharsets.UTF_8)));
            return new UUID(
                    (digest.getLong() & 0xffff_ffff_ffff_0fffL) | 0x8000L,
                    (digest.getLong() & 0x3fff_ffff_ffff_ffffL) | 0x8000_0000_0000_0000L);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This Java has no " + ALGORITHM, e);
        }
    }
}
