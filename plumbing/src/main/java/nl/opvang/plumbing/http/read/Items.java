package nl.opvang.plumbing.http.read;

import java.util.List;
import java.util.function.Function;
import nl.opvang.plumbing.http.form.Cursor;
import nl.opvang.plumbing.http.form.Example;
import org.jspecify.annotations.Nullable;

/**
 * A page of a list.
 *
 * @param nextCursor what to pass as {@code cursor} for the next page; null at the end
 */
public record Items<T>(
        List<T> items,
        @Example("WyIyMDI1LTAzLTAxIl0") @Nullable String nextCursor) {
    public Items {
        items = List.copyOf(items);
    }

    /**
     * The page out of rows of which one more than {@code limit} was asked for.
     *
     * @param key the sort key of a row, by which the next page goes on
     */
    public static <T> Items<T> page(List<T> rows, int limit, Function<T, List<String>> key) {
        if (rows.size() <= limit) return new Items<>(rows, null);
        var page = rows.subList(0, limit);
        return new Items<>(page, new Cursor(key.apply(page.getLast())).text());
    }
}
