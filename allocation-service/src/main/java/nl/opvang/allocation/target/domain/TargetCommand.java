package nl.opvang.allocation.target.domain;

import java.util.List;
import java.util.UUID;
import nl.opvang.contracts.allocation.DivisionTerms;
import nl.opvang.contracts.allocation.OneOffTerms;
import nl.opvang.contracts.allocation.PlanTerms;
import nl.opvang.contracts.allocation.Prognosis;
import nl.opvang.contracts.allocation.RegionalExplanation;
import nl.opvang.contracts.allocation.RoundAdvice;
import nl.opvang.contracts.allocation.RoundAnnouncement;
import nl.opvang.contracts.allocation.RoundDecision;
import nl.opvang.contracts.allocation.RoundPrognosis;
import nl.opvang.contracts.allocation.RoundTerms;
import nl.opvang.contracts.allocation.TargetId;
import nl.opvang.contracts.area.RegionCode;
import nl.opvang.plumbing.decision.Command;
import org.jspecify.annotations.Nullable;

/** What the ministry can say about targets, and a safety region about its own. */
public sealed interface TargetCommand extends Command {
    /** The region whose division it is about; null for what the ministry decides. */
    default @Nullable RegionCode region() {
        return null;
    }

    @Override
    default String aggregateId() {
        var region = region();
        return "target:" + (region == null ? "NL" : region.text());
    }

    /** From a day on this is the target. */
    record Decide(TargetId targetId, NationalDecision decision) implements TargetCommand {}

    /** What the decision should have said, in full. */
    record Correct(TargetId targetId, UUID correctionId, NationalDecision decision) implements TargetCommand {}

    /** For a time this is asked for on top. */
    record DecideOneOff(TargetId targetId, OneOffTerms terms) implements TargetCommand {}

    /** This is thought to be needed. */
    record RecordPrognosis(TargetId targetId, Prognosis prognosis) implements TargetCommand {}

    /** A target is considered. */
    record OpenRound(TargetId targetId, RoundTerms terms) implements TargetCommand {}

    /** The round takes a prognosis into account. */
    record TakePrognosis(TargetId targetId, TargetId round, RoundPrognosis prognosis) implements TargetCommand {}

    /** Somebody advised in the round. */
    record RecordAdvice(TargetId targetId, TargetId round, RoundAdvice advice) implements TargetCommand {}

    /** The round ends with a decision. */
    record EndRound(TargetId targetId, TargetId round, RoundDecision decision) implements TargetCommand {}

    /** What the round decided was told. */
    record AnnounceRound(TargetId targetId, TargetId round, RoundAnnouncement announcement) implements TargetCommand {}

    /** Why figures of a decision are not what the key gives. */
    record ExplainDifferences(TargetId targetId, TargetId decision, List<RegionalExplanation> regions)
            implements TargetCommand {}

    /** A region divides its target over its municipalities. */
    record Divide(TargetId targetId, RegionCode region, DivisionTerms terms) implements TargetCommand {}

    /** A region plans how many places it is to have. */
    record PlanPlaces(TargetId targetId, RegionCode region, PlanTerms terms) implements TargetCommand {}

    /** It never should have been. */
    record Withdraw(
            TargetId targetId, UUID withdrawalId, @Nullable RegionCode region) implements TargetCommand {}

    /** This was known before it is recorded: history, brought in with the moment at which it was known. */
    record Import(TargetCommand history) implements TargetCommand {
        @Override
        public @Nullable RegionCode region() {
            return history.region();
        }
    }

    /** All history has been brought in. */
    record CloseHistoryImport(@Nullable RegionCode region) implements TargetCommand {}
}
