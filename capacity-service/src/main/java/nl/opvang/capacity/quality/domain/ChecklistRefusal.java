package nl.opvang.capacity.quality.domain;

import java.util.UUID;
import nl.opvang.plumbing.decision.Refusal;

/** Why something about the checklist is not recorded. */
public sealed interface ChecklistRefusal extends Refusal {
    record ChecklistUnknown(UUID checklistId) implements ChecklistRefusal {}

    record ChecklistWithdrawn(UUID checklistId) implements ChecklistRefusal {}

    /** The id already stands for something else that was said about the checklist. */
    record IdTaken(UUID id) implements ChecklistRefusal {}

    /** Two items of one checklist have this code. */
    record CodeTwice(String code) implements ChecklistRefusal {}
}
