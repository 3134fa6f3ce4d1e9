package nl.opvang.plumbing.projection;

import nl.opvang.contracts.event.Envelope;
import nl.opvang.plumbing.json.EventReader;
import nl.opvang.plumbing.store.RecordedEvent;
import org.jspecify.annotations.Nullable;

/** An event on its way into projections; the first that wants its record reads it, for all of them. */
public final class Incoming {
    private final Envelope envelope;
    private final byte[] payload;
    private volatile @Nullable RecordedEvent recorded;

    public Incoming(Envelope envelope, byte[] payload) {
        this.envelope = envelope;
        this.payload = payload;
    }

    public Envelope envelope() {
        return envelope;
    }

    public byte[] payload() {
        return payload;
    }

    /** @throws EventReader.UnreadableEvent each time, when it cannot be read */
    public RecordedEvent recorded(EventReader reader) {
        var known = recorded;
        if (known == null) {
            known = new RecordedEvent(envelope, reader.read(envelope.type(), payload));
            recorded = known;
        }
        return known;
    }
}
