package nl.opvang.contracts.funding;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How many years at most.
 *
 * @param ruleEventId the event by which the dated rule read so; null for the register's own default
 */
public record YearLimit(int years, @Nullable UUID ruleEventId) {}
