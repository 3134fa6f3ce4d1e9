package nl.opvang.capacity.statement.read.freshness;

import java.time.Instant;
import nl.opvang.contracts.area.MunicipalityCode;
import nl.opvang.contracts.area.RegionCode;
import nl.opvang.contracts.calendar.Week;
import org.jspecify.annotations.Nullable;

/**
 * How far behind a municipality is.
 *
 * @param lastConfirmedWeek the latest week whose figures it said to be right; null when it never did
 * @param weeksSince whole weeks before the day asked that came after that one; null when it never confirmed any
 * @param lastReportedAt when anything was last said about its places or stays; null when never
 */
record StatementFreshness(
        MunicipalityCode municipality,
        String name,
        RegionCode region,
        @Nullable Week lastConfirmedWeek,
        @Nullable Instant lastConfirmedAt,
        @Nullable Integer weeksSince,
        @Nullable Instant lastReportedAt) {}
