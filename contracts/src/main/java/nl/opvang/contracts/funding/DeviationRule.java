package nl.opvang.contracts.funding;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * From which difference on costs differ significantly ("in betekenende mate") from the norm payment; no law says.
 *
 * @param tenthsOfPercent of the norm payment: 100 for 10.0 percent
 * @param ruleEventId the event by which the dated rule read so; null for the register's own default
 */
public record DeviationRule(int tenthsOfPercent, @Nullable UUID ruleEventId) {}
