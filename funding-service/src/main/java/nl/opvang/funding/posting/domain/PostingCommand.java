package nl.opvang.funding.posting.domain;

import java.time.YearMonth;
import java.util.UUID;
import nl.opvang.contracts.area.MunicipalityCode;
import nl.opvang.contracts.funding.Posting;
import nl.opvang.plumbing.decision.Command;

/** What a municipality can say about an amount. */
public sealed interface PostingCommand extends Command {
    MunicipalityCode municipality();

    @Override
    default String aggregateId() {
        return "posting:" + municipality();
    }

    /**
     * This was paid or received.
     *
     * @param thisMonth the month in which it is said; nothing was paid in a later one
     */
    record Post(MunicipalityCode municipality, UUID postingId, Posting posting, YearMonth thisMonth)
            implements PostingCommand {}

    /** What should have been said, in full. */
    record Correct(
            MunicipalityCode municipality, UUID postingId, UUID correctionId, Posting posting, YearMonth thisMonth)
            implements PostingCommand {}

    /** It was neither paid nor received. */
    record Withdraw(MunicipalityCode municipality, UUID postingId, UUID correctionId) implements PostingCommand {}
}
