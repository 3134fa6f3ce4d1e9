package nl.opvang.plumbing.projection;

import nl.opvang.contracts.event.Envelope;
import nl.opvang.plumbing.json.EventReader;
import nl.opvang.plumbing.store.RecordedEvent;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** An event on its way into projections; the first that wants its record reads it, for all of them. */
public final class Incoming {
    private static final Logger LOG = LoggerFactory.getLogger(Incoming.class);

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

    /** Reads it, so that none of those who want its record needs to; for one that cannot be read they will see that it cannot. */
    void readAhead(EventReader reader) {
        try {
            recorded(reader);
        } catch (EventReader.UnreadableEvent e) {
            LOG.debug("an event of type {} cannot be read, and is to be parked", envelope.type(), e);
        }
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
