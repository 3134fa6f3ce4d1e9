package nl.opvang.capacity.quality.domain;

import java.util.UUID;
import nl.opvang.contracts.capacity.ChecklistItem;
import nl.opvang.contracts.capacity.ChecklistTerms;

/** A checklist as it reads after its corrections. */
public record Checklist(UUID checklistId, ChecklistTerms terms) {
    boolean has(String code) {
        return terms.items().stream().map(ChecklistItem::code).anyMatch(code::equals);
    }
}
