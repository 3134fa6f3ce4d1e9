package nl.opvang.reporting.feed.read;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * The figures of an area on a day, of municipal places.
 *
 * @param area code of the country or a region
 * @param target null when nothing was decided for the day
 */
record Figures(
        String area,
        LocalDate on,
        long realised,
        long outOfUse,
        long occupied,
        @Nullable Long target) {
    /** Key of its record in the topic. */
    String key() {
        return area + "/" + on;
    }
}
