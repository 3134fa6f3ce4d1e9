package nl.opvang.allocation.forgetting.domain;

import java.util.List;
import nl.opvang.contracts.allocation.ForgettingId;
import nl.opvang.contracts.allocation.ForgettingReason;
import nl.opvang.contracts.allocation.PersonId;
import nl.opvang.plumbing.decision.Command;

/** What can be asked about forgetting. */
public sealed interface ForgettingCommand extends Command {
    PersonId personId();

    @Override
    default String aggregateId() {
        return "forgetting:" + personId().text();
    }

    /**
     * The person is to be forgotten.
     *
     * @param merged the person's other numbers
     * @param stillHere whether the person stays, is registered, has a provision or asks for shelter anywhere
     */
    record Forget(
            PersonId personId,
            ForgettingId forgettingId,
            List<PersonId> merged,
            ForgettingReason why,
            boolean stillHere)
            implements ForgettingCommand {
        public Forget {
            merged = List.copyOf(merged);
        }
    }
}
