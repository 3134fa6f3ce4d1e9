package nl.opvang.capacity.statement.read.overview;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import nl.opvang.contracts.calendar.Week;
import org.jspecify.annotations.Nullable;

/**
 * The statements of a week, by municipality code.
 *
 * @param until first day after the week
 * @param nextCursor where the next page begins, as known at the same moment; null at the end
 */
record StatementsOfWeek(
        Week week,
        LocalDate from,
        LocalDate until,
        Instant knownAt,
        Instant projectedThrough,
        List<StatementItem> items,
        @Nullable String nextCursor) {}
