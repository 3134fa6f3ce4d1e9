package nl.opvang.allocation.provision.domain;

import java.time.YearMonth;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import nl.opvang.contracts.allocation.HeldProvision;
import nl.opvang.contracts.allocation.MergeId;
import nl.opvang.contracts.allocation.PersonId;
import nl.opvang.contracts.allocation.ProvisionId;
import nl.opvang.plumbing.decision.Command;

/** What a municipality can say about provisions to a privately housed person. */
public sealed interface ProvisionCommand extends Command {
    PersonId personId();

    @Override
    default String aggregateId() {
        return "provision:" + personId().text();
    }

    /** The person had a provision in this month. */
    record Provide(PersonId personId, ProvisionId provisionId, YearMonth month) implements ProvisionCommand {}

    /** There was no such provision. */
    record Withdraw(PersonId personId, ProvisionId provisionId, UUID correctionId) implements ProvisionCommand {}

    /** Said of a person who turned out to be another one: that one's provisions are meant. */
    record OfSurvivor(PersonId survivor, ProvisionCommand said) implements ProvisionCommand {
        @Override
        public PersonId personId() {
            return said.personId();
        }

        @Override
        public String aggregateId() {
            return "provision:" + survivor.text();
        }
    }

    /**
     * These provisions are another person's from now on; accepted only together with that one's {@link TakeOver}.
     *
     * @param undone whether this undoes the merge; else all of them go
     * @param persons when that is undone, whose provisions go: the merged person and who had merged into it
     * @param provisions all that go, as they were seen, in the order of their ids
     */
    record HandOver(
            PersonId personId,
            MergeId mergeId,
            PersonId to,
            boolean undone,
            Set<PersonId> persons,
            List<HeldProvision> provisions)
            implements ProvisionCommand {
        public HandOver {
            persons = Set.copyOf(persons);
            provisions = List.copyOf(provisions);
        }
    }

    /** Another person's provisions are this one's from now on; accepted only together with that one's {@link HandOver}. */
    record TakeOver(PersonId personId, MergeId mergeId, PersonId from, boolean undone, List<HeldProvision> provisions)
            implements ProvisionCommand {
        public TakeOver {
            provisions = List.copyOf(provisions);
        }
    }
}
