package nl.opvang.funding.posting.read;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import nl.opvang.contracts.area.MunicipalityCode;
import nl.opvang.contracts.funding.Depreciation;
import nl.opvang.contracts.funding.PostingKind;
import nl.opvang.contracts.money.Euro;
import nl.opvang.funding.posting.domain.PostingFact;
import nl.opvang.plumbing.http.form.Cursor;
import nl.opvang.plumbing.http.form.Example;
import org.jspecify.annotations.Nullable;

/**
 * An amount in the books.
 *
 * @param municipality as coded at recording; it may have become part of the one asked about
 * @param month in which it was paid, received or invested
 * @param depreciation of a transition cost
 * @param knownAt since when it is known to read so
 * @param eventId the event that made it read so: the posting, or its last correction
 */
record PostingOverview(
        UUID id,
        MunicipalityCode municipality,
        PostingKind kind,
        YearMonth month,
        @Example("26000.00") Euro amount,
        @Nullable Depreciation depreciation,
        @Nullable UUID applicationId,
        Instant knownAt,
        UUID eventId) {
    /** The place of an amount in the list. */
    record Key(LocalDate month, UUID postingId, String municipality) {
        /** Before every amount. */
        static final Key START = new Key(LocalDate.of(1, 1, 1), new UUID(0, 0), "");

        /** @throws IllegalArgumentException when the cursor is not one of this list's */
        static Key of(@Nullable Cursor cursor) {
            if (cursor == null) return START;
            return cursor.read(3, key -> new Key(LocalDate.parse(key.get(0)), UUID.fromString(key.get(1)), key.get(2)));
        }
    }

    static PostingOverview of(PostingFact fact) {
        var posting = Objects.requireNonNull(fact.posting());
        return new PostingOverview(
                fact.postingId(),
                fact.municipality(),
                posting.kind(),
                posting.month(),
                posting.amount(),
                posting.depreciation(),
                posting.applicationId(),
                fact.knownAt(),
                fact.eventId());
    }

    List<String> key() {
        return List.of(month.atDay(1).toString(), id.toString(), municipality.text());
    }
}
