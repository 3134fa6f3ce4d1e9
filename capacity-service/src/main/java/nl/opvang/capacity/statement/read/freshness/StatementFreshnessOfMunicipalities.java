package nl.opvang.capacity.statement.read.freshness;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How far behind municipalities are on a day, by municipality code.
 *
 * @param nextCursor where the next page begins, as known at the same moment; null at the end
 */
record StatementFreshnessOfMunicipalities(
        LocalDate on,
        Instant knownAt,
        Instant projectedThrough,
        List<StatementFreshness> items,
        @Nullable String nextCursor) {}
