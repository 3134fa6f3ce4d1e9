package nl.opvang.allocation.request.read;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Free places that fit a household: in its own municipality, then its region, then the country.
 *
 * @param projectedThrough everything recorded by then is taken into account; what is held counts at once
 * @param nextCursor what to pass as {@code cursor} for the next page; null at the end
 */
record Suggestions(
        Instant projectedThrough,
        List<Suggestion> items,
        @Nullable String nextCursor) {
    Suggestions {
        items = List.copyOf(items);
    }
}
