package nl.opvang.capacity.statement.read.explanation;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import nl.opvang.contracts.area.MunicipalityCode;
import nl.opvang.contracts.ledger.PlaceKind;
import nl.opvang.contracts.ledger.Quantity;
import org.jspecify.annotations.Nullable;

/**
 * A change that is part of the figures of a week, with the event that carries it.
 *
 * @param line place among the lines of its event, from 0
 * @param type name of the event; its third part is the service that recorded it
 * @param corrects id of the event that this line's event corrects
 * @param reason as it was given with the event
 * @param municipality under whose code the location was opened
 * @param location null for who may not see locations
 * @param change per kind and quantity these add up to the figure of the last day
 * @param days and these to that of all seven days: of places, place-days
 */
record WeekLine(
        UUID eventId,
        int line,
        String type,
        Instant knownAt,
        @Nullable UUID corrects,
        @Nullable String reason,
        LocalDate effectiveOn,
        MunicipalityCode municipality,
        @Nullable UUID location,
        PlaceKind kind,
        Quantity quantity,
        int change,
        long days) {
    /** Without saying at which location. */
    WeekLine withoutLocation() {
        return new WeekLine(
                eventId,
                line,
                type,
                knownAt,
                corrects,
                reason,
                effectiveOn,
                municipality,
                null,
                kind,
                quantity,
                change,
                days);
    }

    /** The place of a line in the order of recording. */
    record Key(UUID eventId, int line) {
        /** Before every line. */
        static final Key START = new Key(new UUID(0, 0), -1);
    }
}
