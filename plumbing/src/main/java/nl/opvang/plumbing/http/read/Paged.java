package nl.opvang.plumbing.http.read;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.util.UUID;
import nl.opvang.plumbing.http.form.Cursor;
import org.jspecify.annotations.Nullable;

/** A question whose answer comes in pages: its record has these two components, with the limits repeated on them. */
public interface Paged {
    /** The default of {@code limit}. */
    int PAGE = 100;

    @Min(1)
    @Max(1000)
    @Nullable
    Integer limit();

    @Nullable
    Cursor cursor();

    /** In a list in the order of ids: the one after which it goes on; null for its beginning. */
    default @Nullable UUID afterId() {
        var cursor = cursor();
        return cursor == null ? null : cursor.id();
    }

    /** Rows to answer; ask the table for one more. */
    default int rows() {
        var limit = limit();
        return limit == null ? PAGE : limit;
    }
}
