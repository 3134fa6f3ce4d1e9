package nl.opvang.allocation.person.read;

import java.time.Instant;
import java.util.UUID;
import nl.opvang.allocation.sealing.Seals;
import nl.opvang.contracts.area.MunicipalityCode;
import nl.opvang.plumbing.http.form.Example;
import org.jspecify.annotations.Nullable;

/**
 * Two persons of whom the municipality said that they are one.
 *
 * @param merged the one who turned out to be the other, by a number that says nothing
 * @param survivor the other, by such a number
 * @param reason how it turned out; null when one of them was forgotten
 * @param knownFrom since when they are one
 * @param undoneAt since when they are two again; null while they are one
 * @param sequence last sequence of what was said about who the merged person is; the {@code ETag}
 */
record MergeOverview(
        UUID id,
        MunicipalityCode municipality,
        UUID merged,
        UUID survivor,

        @Example("Was registered once by V-number and once by citizen service number") @Nullable
        String reason,

        Instant knownFrom,
        @Nullable Instant undoneAt,
        @Nullable String undoReason,
        long sequence) {
    /** The same, with its reasons as they were written. */
    MergeOverview read(Seals.Opened written) {
        return new MergeOverview(
                id,
                municipality,
                merged,
                survivor,
                written.reason(reason),
                knownFrom,
                undoneAt,
                written.reason(undoReason),
                sequence);
    }
}
