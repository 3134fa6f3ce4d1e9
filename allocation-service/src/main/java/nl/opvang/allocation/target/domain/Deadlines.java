package nl.opvang.allocation.target.domain;

import java.time.LocalDate;
import nl.opvang.contracts.allocation.LeadTime;

/** How long before its first day a target is to be decided and announced: said of it, never held against it. */
public final class Deadlines {
    private Deadlines() {}

    /** The last day that is in time; of months without such a day it is their last. */
    public static LocalDate latest(LocalDate firstDay, LeadTime leadTime) {
        return switch (leadTime.unit()) {
            case WEEKS -> firstDay.minusWeeks(leadTime.amount());
            case MONTHS -> firstDay.minusMonths(leadTime.amount());
        };
    }
}
