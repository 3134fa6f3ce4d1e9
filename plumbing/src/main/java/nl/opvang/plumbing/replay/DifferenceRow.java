package nl.opvang.plumbing.replay;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A difference as one reads it: column by column what there is beside what there should be. */
record DifferenceRow(ReplayDifference difference, List<Cell> cells) {
    /** What a column says on either side; null where it says nothing. */
    record Cell(
            String column, @Nullable String live, @Nullable String replayed) {}

    static DifferenceRow of(ReplayDifference difference) {
        var live = said(difference.live());
        var replayed = said(difference.replayed());
        Set<String> columns = new LinkedHashSet<>(live.keySet());
        columns.addAll(replayed.keySet());
        return new DifferenceRow(
                difference,
                columns.stream()
                        .map(column -> new Cell(column, text(live.get(column)), text(replayed.get(column))))
                        .toList());
    }

    private static Map<String, Object> said(@Nullable Map<String, Object> columns) {
        return columns == null ? Map.of() : columns;
    }

    private static @Nullable String text(@Nullable Object value) {
        return value == null ? null : value.toString();
    }
}
