package nl.opvang.contracts.funding;

import nl.opvang.contracts.money.Euro;

/**
 * What stands in a municipality's books about a year, as it counts for that year. It is shown beside what the municipality
 * accounts for, and never added to it: both are the same costs.
 *
 * @param receipts own contributions and recoveries, not negative
 */
public record BookedCosts(Euro livingAllowance, Euro transitionCosts, Euro receipts) {}
