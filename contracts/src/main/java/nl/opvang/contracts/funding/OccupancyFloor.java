package nl.opvang.contracts.funding;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How full the country must be for a late application to be handled.
 *
 * @param aboveTenthsOfPercent occupied places must be more than this part of the realised ones: 950 for 95.0 percent
 * @param ruleEventId the event by which the dated rule read so; null for the register's own default
 */
public record OccupancyFloor(
        int aboveTenthsOfPercent, @Nullable UUID ruleEventId) {}
