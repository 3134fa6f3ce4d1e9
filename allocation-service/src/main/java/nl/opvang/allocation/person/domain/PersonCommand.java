package nl.opvang.allocation.person.domain;

import nl.opvang.contracts.allocation.MergeId;
import nl.opvang.contracts.allocation.PersonId;
import nl.opvang.plumbing.decision.Command;

/** What can be said of who is who. Both sides are accepted together, and with what goes from one to the other. */
public sealed interface PersonCommand extends Command {
    PersonId personId();

    MergeId mergeId();

    @Override
    default String aggregateId() {
        return "person:" + personId().text();
    }

    /** The person is another one. */
    record Merge(PersonId personId, MergeId mergeId, PersonId survivor) implements PersonCommand {}

    /** Another person is this one. */
    record Absorb(PersonId personId, MergeId mergeId, PersonId merged) implements PersonCommand {}

    /** The person is not that other one after all. */
    record UndoMerge(PersonId personId, MergeId mergeId, PersonId survivor) implements PersonCommand {}

    /** That other person is not this one after all. */
    record Release(PersonId personId, MergeId mergeId, PersonId merged) implements PersonCommand {}
}
