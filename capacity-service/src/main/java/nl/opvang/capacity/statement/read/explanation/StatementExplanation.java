package nl.opvang.capacity.statement.read.explanation;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import nl.opvang.contracts.area.MunicipalityCode;
import nl.opvang.contracts.calendar.Week;
import org.jspecify.annotations.Nullable;

/**
 * The lines that add up to the figures of a statement, in the order of their recording. Those of a locked week and the
 * changes in its differences add up to its figures of now.
 *
 * @param until first day after the week
 * @param figuresKnownAt the figures are as known then: at the moment asked, when it was confirmed, or when it was locked
 * @param nextCursor where the next page begins, as known at the same moment; null at the end
 */
record StatementExplanation(
        MunicipalityCode municipality,
        Week week,
        LocalDate from,
        LocalDate until,
        Of figures,
        Instant figuresKnownAt,
        Instant knownAt,
        Instant projectedThrough,
        List<WeekLine> items,
        @Nullable String nextCursor) {
    /** Which of the figures of a statement. */
    enum Of {
        /** As known at the moment asked. */
        KNOWN,
        /** As the municipality saw them when it confirmed them. */
        CONFIRMED,
        /** As known when the week was locked. */
        LOCKED
    }
}
