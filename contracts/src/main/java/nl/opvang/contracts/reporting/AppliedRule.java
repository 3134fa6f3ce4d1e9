package nl.opvang.contracts.reporting;

import java.util.UUID;

/**
 * A dated rule as it read when it was applied.
 *
 * @param number what it says: the unit to which is rounded, or the fewest people that are shown
 */
public record AppliedRule(UUID ruleId, int number) {}
