package nl.opvang.funding.entitlement.read;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import nl.opvang.contracts.area.LocationId;
import nl.opvang.contracts.area.MunicipalityCode;
import nl.opvang.contracts.ledger.Quantity;
import nl.opvang.plumbing.http.form.Cursor;
import nl.opvang.plumbing.http.form.Example;
import org.jspecify.annotations.Nullable;

/**
 * A ledger line behind an entitlement, with the event that carries it.
 *
 * @param line place among the lines of its event, from 0
 * @param corrects id of the event that this line's event corrects
 * @param effectiveOn first day on which the change holds
 * @param municipality as coded at recording; it may have become part of the one asked about
 * @param location null for private reception
 */
record EntitlementChange(
        UUID eventId,
        int line,

        @Example("nl.opvang.capacity.location.places-changed.v1")
        String type,

        @Nullable UUID corrects,
        Instant knownAt,
        LocalDate effectiveOn,
        Quantity quantity,
        MunicipalityCode municipality,
        @Nullable LocationId location,
        int change) {
    /** The place of a line in the order of dates. */
    record Key(LocalDate effectiveOn, UUID eventId, int line) {
        /** Before every line. */
        static final Key START = new Key(LocalDate.of(1, 1, 1), new UUID(0, 0), -1);

        /** @throws IllegalArgumentException when the cursor is not one of these lines' */
        static Key of(@Nullable Cursor cursor) {
            if (cursor == null) return START;
            return cursor.read(
                    3,
                    key -> new Key(
                            LocalDate.parse(key.get(0)), UUID.fromString(key.get(1)), Integer.parseInt(key.get(2))));
        }
    }

    List<String> key() {
        return List.of(effectiveOn.toString(), eventId.toString(), Integer.toString(line));
    }
}
