package nl.opvang.capacity.statement.read.difference;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import nl.opvang.contracts.area.MunicipalityCode;
import nl.opvang.contracts.ledger.PlaceKind;
import nl.opvang.plumbing.http.form.Cursor;
import org.jspecify.annotations.Nullable;

/**
 * An event that changed figures of a week after it was locked.
 *
 * @param type name of the event; its third part is the service that recorded it
 * @param corrects id of the event that this one corrects
 * @param reason as it was given with the event
 * @param explanation as the municipality gave it afterwards
 * @param needsReason whether neither of the two was given
 */
public record WeekDifference(
        UUID eventId,
        Instant knownAt,
        String type,
        @Nullable UUID corrects,
        @Nullable String reason,
        @Nullable String explanation,
        boolean needsReason,
        List<Change> changes) {

    /**
     * By how much.
     *
     * @param location null for who may not see locations
     * @param lastDay on the last day of the week
     * @param days over all seven days: of places, place-days
     */
    public record Change(
            MunicipalityCode municipality,
            @Nullable UUID location,
            PlaceKind kind,
            String quantity,
            long lastDay,
            long days) {}

    /** The place of a difference in the order of knowing. */
    public record Key(Instant knownAt, UUID eventId) {
        /** Before every difference. */
        public static final Key START = new Key(Instant.EPOCH, new UUID(0, 0));
    }

    /** The same event with what it changed elsewhere. */
    WeekDifference with(WeekDifference other) {
        var all = new ArrayList<>(changes);
        all.addAll(other.changes);
        return new WeekDifference(eventId, knownAt, type, corrects, reason, explanation, needsReason, all);
    }

    /** Without saying at which location. */
    WeekDifference withoutLocations() {
        return new WeekDifference(
                eventId,
                knownAt,
                type,
                corrects,
                reason,
                explanation,
                needsReason,
                changes.stream()
                        .map(change -> new Change(
                                change.municipality(),
                                null,
                                change.kind(),
                                change.quantity(),
                                change.lastDay(),
                                change.days()))
                        .toList());
    }

    /** What a cursor of this list holds: where it goes on, and as known at which moment all pages are. */
    record Place(Instant knownAt, Key after) {
        /** @throws IllegalArgumentException when the cursor is not one of this list's */
        static Place of(Cursor cursor) {
            return cursor.read(
                    3,
                    key -> new Place(
                            Instant.parse(key.get(0)),
                            new Key(Instant.parse(key.get(1)), UUID.fromString(key.get(2)))));
        }
    }
}
