package nl.opvang.contracts.funding;

import java.time.YearMonth;

/**
 * Over which months a cost is spread.
 *
 * @param from the first of them
 */
public record Depreciation(YearMonth from, int months) {
    /** The first month after them. */
    public YearMonth until() {
        return from.plusMonths(months);
    }
}
