package nl.opvang.reporting.figure.read;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;

/** A strong validator: another tag for every other content, whatever made it other. */
public final class ContentTag {
    private static final int BYTES = 16;

    private ContentTag() {}

    /** As it stands in {@code ETag}, quotes included. */
    public static String of(byte[] content) {
        try {
            var hash = MessageDigest.getInstance("SHA-256").digest(content);
            var text = Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(hash, BYTES));
            return '"' + text + '"';
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
