package nl.opvang.reporting.page;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import nl.opvang.reporting.figure.read.FigureLine;
import nl.opvang.reporting.registrations.read.People;
import nl.opvang.reporting.targetgap.read.TargetGap;
import org.jspecify.annotations.Nullable;

/**
 * What a figure is made of.
 *
 * @param parts the areas within, each with its part; null where the caller may not see them
 * @param lines the changes that add up to it, the earliest recorded first; null of what is no sum of changes
 * @param next where the next lines are; null at the end
 * @param people by nationality group, of registered people alone
 * @param target what was decided, of a target or a gap alone
 */
record Explanation(
        Figure figure,
        AreaRow row,
        Instant knownAt,
        @Nullable List<AreaRow> parts,
        @Nullable List<Line> lines,
        @Nullable String next,
        List<People> people,
        @Nullable TargetGap target) {
    /**
     * A line of the ledger, as one reads it.
     *
     * @param place name of the location it is about; null where that is not to be seen, or there is none
     * @param municipality name of the municipality; null where that is not to be seen
     */
    record Line(
            FigureLine figure,
            @Nullable String place,
            @Nullable String municipality) {
        /** What happened, as its type names it. */
        public String fact() {
            return figure.type().replaceFirst("^.*\\.([^.]+)\\.v\\d+$", "$1");
        }
    }

    public @Nullable BigDecimal value() {
        return figure.of(row);
    }
}
