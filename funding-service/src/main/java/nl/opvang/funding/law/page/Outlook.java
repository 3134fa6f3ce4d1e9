package nl.opvang.funding.law.page;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import nl.opvang.contracts.funding.Certainty;
import org.jspecify.annotations.Nullable;

/**
 * What would hold after something was said, the last first.
 *
 * @param confirmedThrough last day for which norms would be confirmed; null when none would be, and of rules
 */
record Outlook(List<Row> rows, @Nullable LocalDate confirmedThrough) {
    /**
     * What holds on some days.
     *
     * @param until first day on which it no longer holds; null when nothing follows it
     * @param says none: there is no such rule
     */
    record Holding(LocalDate from, @Nullable LocalDate until, List<String> says, Certainty certainty, String source) {}

    /** @param other whether it does not hold so now */
    record Row(Holding holding, boolean other) {}

    static Outlook of(List<Holding> now, List<Holding> then, @Nullable LocalDate confirmedThrough) {
        var before = Set.copyOf(now);
        var rows = then.stream()
                .map(holding -> new Row(holding, !before.contains(holding)))
                .toList();
        return new Outlook(rows.reversed(), confirmedThrough);
    }
}
