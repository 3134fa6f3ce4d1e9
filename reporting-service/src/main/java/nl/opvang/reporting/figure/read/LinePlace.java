package nl.opvang.reporting.figure.read;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import nl.opvang.plumbing.http.form.Cursor;
import nl.opvang.plumbing.ledger.RecordedLine;
import org.jspecify.annotations.Nullable;

/** Where a list of lines goes on, and as known at which moment: every page is as known at the moment of the first. */
public record LinePlace(Instant knownAt, RecordedLine.Key after) {
    /** @throws IllegalArgumentException when the cursor is not one of a list of lines */
    public static LinePlace of(Cursor cursor) {
        return cursor.read(
                3,
                key -> new LinePlace(
                        Instant.parse(key.get(0)),
                        new RecordedLine.Key(UUID.fromString(key.get(1)), Integer.parseInt(key.get(2)))));
    }

    /** The moment that the first page was asked for, or that of the pages before. */
    public static @Nullable Instant knownAt(@Nullable Instant asked, @Nullable Cursor cursor) {
        return cursor == null ? asked : of(cursor).knownAt();
    }

    /** Where the page begins. */
    public static RecordedLine.Key after(@Nullable Cursor cursor) {
        return cursor == null ? RecordedLine.Key.START : of(cursor).after();
    }

    /** What a cursor holds, so that the next page goes on after this line. */
    public static List<String> key(Instant knownAt, FigureLine last) {
        return List.of(knownAt.toString(), last.eventId().toString(), Integer.toString(last.line()));
    }
}
