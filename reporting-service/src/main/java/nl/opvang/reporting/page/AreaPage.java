package nl.opvang.reporting.page;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import nl.opvang.plumbing.ledger.Area;
import nl.opvang.reporting.figure.read.AreaName;
import nl.opvang.reporting.figure.read.KnownAtBasis;
import nl.opvang.reporting.forecast.read.Forecasts.Run;
import nl.opvang.reporting.registrations.read.WeekOfRegistrations;
import org.jspecify.annotations.Nullable;

/**
 * All that is told about an area.
 *
 * @param within the areas it lies in, the largest first
 * @param parts what it is made of; null where the caller may not see them, empty where there are none
 * @param allParts whether these are all of them
 * @param inflow the last weeks; empty for a location
 * @param forecast of the country alone; null when none had been made
 */
record AreaPage(
        Area area,
        List<AreaName> within,
        LocalDate on,
        Instant knownAt,
        KnownAtBasis basis,
        AreaRow figures,
        @Nullable List<AreaRow> parts,
        boolean allParts,
        List<TrendRow> trend,
        List<WeekOfRegistrations> inflow,
        @Nullable Run forecast) {
    /** Whether all weeks of inflow are without any. */
    public boolean nobodyCame() {
        return inflow.stream().allMatch(week -> week.inflow() == 0);
    }
}
