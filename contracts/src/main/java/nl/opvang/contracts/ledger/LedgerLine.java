package nl.opvang.contracts.ledger;

import java.time.LocalDate;

/**
 * One signed change of one quantity, complete in itself: sums of lines are the only source of figures.
 *
 * @param effectiveOn first day (Europe/Amsterdam) on which the change holds; it holds on every later day
 * @param change never zero
 */
public record LedgerLine(LocalDate effectiveOn, Quantity quantity, Dimensions dimensions, int change) {
    /** @throws IllegalArgumentException when nothing changes */
    public LedgerLine {
        if (change == 0) throw new IllegalArgumentException("a ledger line changes something");
    }
}
