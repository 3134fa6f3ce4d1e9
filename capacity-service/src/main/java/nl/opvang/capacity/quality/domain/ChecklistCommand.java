package nl.opvang.capacity.quality.domain;

import java.util.UUID;
import nl.opvang.contracts.capacity.ChecklistTerms;
import nl.opvang.plumbing.decision.Command;

/** What the ministry can say about the checklist. */
public sealed interface ChecklistCommand extends Command {
    /** First part of the id of the checklist as aggregate. */
    String FEATURE = "checklist";

    @Override
    default String aggregateId() {
        return FEATURE + ":NL";
    }

    /** From a day on this is the checklist. */
    record Decide(UUID checklistId, ChecklistTerms terms) implements ChecklistCommand {}

    /** What the decision should have said, in full. */
    record Correct(UUID checklistId, UUID correctionId, ChecklistTerms terms) implements ChecklistCommand {}

    /** The decision never should have been. */
    record Withdraw(UUID checklistId, UUID correctionId) implements ChecklistCommand {}
}
