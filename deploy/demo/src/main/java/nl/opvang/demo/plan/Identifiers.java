package nl.opvang.demo.plan;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;

/** Ids that follow from what they stand for: UUIDs of version 5 (RFC 9562) in a name space per seed. */
final class Identifiers {
    private final MessageDigest sha1;
    private final byte[] nameSpace;

    Identifiers(long seed) {
        try {
            sha1 = MessageDigest.getInstance("SHA-1");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // every Java platform has SHA-1
        }
        nameSpace = ByteBuffer.allocate(16)
                .putLong(0x6F7076616E672D64L)
                .putLong(seed)
                .array();
    }

    /** The id of the thing with this number among its kind. */
    UUID of(String kind, long number) {
        return of(kind + "/" + number);
    }

    /** The id of a part of another thing. */
    UUID of(String kind, UUID whole, long number) {
        return of(kind + "/" + whole + "/" + number);
    }

    private UUID of(String name) {
        sha1.update(nameSpace);
        var hash = ByteBuffer.wrap(sha1.digest(name.getBytes(StandardCharsets.UTF_8)));
        long high = (hash.getLong() & 0xFFFFFFFFFFFF0FFFL) | 0x5000L;
        long low = (hash.getLong() & 0x3FFFFFFFFFFFFFFFL) | 0x8000000000000000L;
        return new UUID(high, low);
    }
}
