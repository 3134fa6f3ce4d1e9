package nl.opvang.plumbing.store;

import java.util.Collection;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.support.SqlArrayValue;

/** Parameters that hold one value per row, for statements that write many rows at once from {@code unnest}. */
public final class Columns {
    private Columns() {}

    /** The values as an array of a database type. */
    public static <T> SqlArrayValue array(String type, Collection<T> rows, Function<T, @Nullable Object> column) {
        return new SqlArrayValue(type, rows.stream().map(column).toArray());
    }

    /** The values as texts, for a statement that casts them. */
    public static <T> @Nullable String[] texts(Collection<T> rows, Function<T, @Nullable Object> column) {
        var texts = new @Nullable String[rows.size()];
        int i = 0;
        for (var row : rows) {
            var value = column.apply(row);
            texts[i++] = value == null ? null : value.toString();
        }
        return texts;
    }
}
