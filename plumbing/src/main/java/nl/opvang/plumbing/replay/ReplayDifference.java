package nl.opvang.plumbing.replay;

import java.util.Map;
import nl.opvang.plumbing.http.form.Example;
import org.jspecify.annotations.Nullable;

/**
 * Something that is otherwise than it was replayed.
 *
 * @param about the table, or what was said to the outside
 * @param key of the row, or of what was said
 * @param live what there is: the columns that differ, or all of a row that should not be there
 * @param replayed what should be there: the same columns, or all of a row that is missing
 */
record ReplayDifference(
        long number,
        @Example("ledger_line") String about,
        @Example("(00000000-0000-7000-8000-000000000001,0)") String key,
        Kind kind,
        @Nullable Map<String, Object> live,
        @Nullable Map<String, Object> replayed) {
    /** In what way. */
    enum Kind {
        /** The events say it, and it is not there. */
        MISSING,
        /** It is there, and no event says it. */
        UNFOUNDED,
        /** It is there, and says something else. */
        DIFFERENT
    }
}
