package nl.opvang.funding.norm.domain;

import java.time.LocalDate;
import java.util.UUID;
import nl.opvang.contracts.funding.NormId;
import nl.opvang.contracts.funding.NormScheme;
import nl.opvang.contracts.funding.NormTerms;
import nl.opvang.plumbing.decision.Command;

/** What the ministry can say about the norms of a scheme. */
public sealed interface NormCommand extends Command {
    NormScheme scheme();

    @Override
    default String aggregateId() {
        return "norm:" + scheme();
    }

    /** From a day on this is paid. */
    record Decide(NormScheme scheme, NormId normId, NormTerms terms) implements NormCommand {}

    /** What the decision should have said, in full. */
    record Correct(NormScheme scheme, NormId normId, UUID correctionId, NormTerms terms) implements NormCommand {}

    /** The decision never should have been. */
    record Withdraw(NormScheme scheme, NormId normId, UUID correctionId) implements NormCommand {}

    /** Through this day the norms are sure to hold. */
    record ConfirmThrough(NormScheme scheme, UUID confirmationId, LocalDate lastDay, String source)
            implements NormCommand {}

    /** This was known before it is recorded: history, brought in with the moment at which it was known. */
    record Import(NormCommand history) implements NormCommand {
        @Override
        public NormScheme scheme() {
            return history.scheme();
        }
    }

    /** All history has been brought in. */
    record CloseHistoryImport(NormScheme scheme) implements NormCommand {}
}
