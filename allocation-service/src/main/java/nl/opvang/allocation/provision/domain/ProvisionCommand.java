package nl.opvang.allocation.provision.domain;

import java.time.YearMonth;
import java.util.UUID;
import nl.opvang.contracts.allocation.PersonId;
import nl.opvang.contracts.allocation.ProvisionId;
import nl.opvang.plumbing.decision.Command;

/** What a municipality can say about provisions to a privately housed person. */
public sealed interface ProvisionCommand extends Command {
    PersonId personId();

    ProvisionId provisionId();

    @Override
    default String aggregateId() {
        return "provision:" + personId().text();
    }

    /** The person had a provision in this month. */
    record Provide(PersonId personId, ProvisionId provisionId, YearMonth month) implements ProvisionCommand {}

    /** There was no such provision. */
    record Withdraw(PersonId personId, ProvisionId provisionId, UUID correctionId) implements ProvisionCommand {}
}
