package nl.opvang.plumbing.replay;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import nl.opvang.plumbing.projection.Incoming;
import nl.opvang.plumbing.seal.Entry;
import nl.opvang.plumbing.store.StorePosition;
import nl.opvang.plumbing.store.StoredEvent;
import org.jspecify.annotations.Nullable;

/**
 * What was read of one source, so that who reads the same can tell that it is. Of each event it takes what a seal takes: where the
 * events of a store are sealed, whoever has its seals comes to the same hash without the events.
 */
final class EventsHash {
    private final MessageDigest digest = sha256();
    private @Nullable String first;
    private @Nullable String last;
    private long events;

    /** @param at where it lies in its source */
    void add(Incoming event, String at) {
        if (first == null) first = at;
        last = at;
        events++;
        // Where it lies is in no digest: the same event has the same one in a store and on a topic.
        digest.update(Entry.of(new StoredEvent(StorePosition.START, event.envelope(), event.payload()))
                .bytes());
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
