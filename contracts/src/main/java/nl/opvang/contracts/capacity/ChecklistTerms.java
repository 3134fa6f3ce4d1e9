package nl.opvang.contracts.capacity;

import java.time.LocalDate;
import java.util.List;
import nl.opvang.contracts.funding.Certainty;

/**
 * What a decision about the checklist says.
 *
 * @param validFrom first day on which it is the checklist; it is until the day from which another one is
 * @param certainty how sure it is that these are the things to look at
 * @param note what it rests on
 */
public record ChecklistTerms(
        String title, LocalDate validFrom, List<ChecklistItem> items, Certainty certainty, String note) {
    public ChecklistTerms {
        items = List.copyOf(items);
    }
}
