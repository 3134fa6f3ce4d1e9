package nl.opvang.capacity.statement.read.difference;

import java.time.Instant;
import java.util.List;
import nl.opvang.contracts.area.MunicipalityCode;
import nl.opvang.contracts.calendar.Week;
import org.jspecify.annotations.Nullable;

/**
 * What changed the figures of a week after it was locked, in the order of its knowing.
 *
 * @param nextCursor where the next page begins, as known at the same moment; null at the end
 */
record WeekDifferencesOfStatement(
        MunicipalityCode municipality,
        Week week,
        Instant lockedAt,
        Instant knownAt,
        Instant projectedThrough,
        List<WeekDifference> items,
        @Nullable String nextCursor) {}
