package nl.opvang.plumbing.ledger;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import nl.opvang.contracts.ledger.NationalityGroup;
import nl.opvang.contracts.ledger.PlaceKind;
import nl.opvang.contracts.ledger.Quantity;
import org.jspecify.annotations.Nullable;

/**
 * A line as it stands in the ledger, with the event that carries it.
 *
 * @param line place among the lines of its event, from 0
 * @param municipality code at recording
 * @param location null for lines of no location
 * @param corrects id of the event that this line's event corrects
 */
public record RecordedLine(
        UUID eventId,
        int line,
        String type,
        String aggregateId,
        long sequence,
        @Nullable UUID corrects,
        Instant knownAt,
        LocalDate effectiveOn,
        Quantity quantity,
        String municipality,
        @Nullable String location,
        @Nullable PlaceKind kind,
        @Nullable NationalityGroup nationalityGroup,
        int change) {
    /** The place of a line in the order of recording: what a page of lines ends with and the next one starts after. */
    public record Key(UUID eventId, int line) {
        /** Before every line. */
        public static final Key START = new Key(new UUID(0, 0), -1);
    }

    /** Where it stands in the order of recording. */
    public Key key() {
        return new Key(eventId, line);
    }
}
