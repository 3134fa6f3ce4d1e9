package nl.opvang.plumbing.replay;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import nl.opvang.plumbing.projection.Incoming;
import org.jspecify.annotations.Nullable;

/** What was read of one source, so that who reads the same can tell that it is. */
final class EventsHash {
    private static final byte LINE_FEED = '\n';

    private final MessageDigest digest = sha256();
    private @Nullable String first;
    private @Nullable String last;
    private long events;

    /** @param at where it lies in its source */
    void add(Incoming event, String at) {
        if (first == null) first = at;
        last = at;
        events++;
        add(event.envelope().eventId().toString().getBytes(UTF_8));
        add(event.envelope().recordedAt().toString().getBytes(UTF_8));
        add(event.envelope().type().getBytes(UTF_8));
        add(event.payload());
    }

    private void add(byte[] field) {
        digest.update(field);
        digest.update(LINE_FEED);
    }

    /** To be asked once. */
    Report.Range range(String service, @Nullable Integer partition) {
        return new Report.Range(
                service, partition, first, last, events, HexFormat.of().formatHex(digest.digest()));
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
