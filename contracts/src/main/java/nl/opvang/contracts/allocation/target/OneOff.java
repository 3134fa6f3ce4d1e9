package nl.opvang.contracts.allocation.target;

import java.time.LocalDate;
import nl.opvang.contracts.allocation.OneOffTerms;
import nl.opvang.contracts.allocation.TargetId;

/** Places asked for on top, as they read at some moment. */
public record OneOff(TargetId targetId, OneOffTerms terms) {
    boolean inForceOn(LocalDate day) {
        return !day.isBefore(terms.from()) && day.isBefore(terms.until());
    }
}
