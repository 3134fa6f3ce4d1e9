package nl.opvang.contracts.funding;

import java.util.UUID;
import nl.opvang.contracts.money.Euro;
import org.jspecify.annotations.Nullable;

/**
 * Up to which costs nothing more has to be asked for.
 *
 * @param tenthsOfPercent how much more than what was granted: 100 for 10.0 percent
 * @param through what was granted, and that much more, in whole cents rounded down
 * @param ruleEventId the event by which the dated rule read so; null for the register's own default
 */
public record CostMargin(
        int tenthsOfPercent, Euro through, @Nullable UUID ruleEventId) {}
