package nl.opvang.allocation.target.read;

import java.time.LocalDate;
import java.util.List;
import nl.opvang.contracts.allocation.LeadTime;
import nl.opvang.contracts.allocation.RoundAdvice;
import nl.opvang.contracts.allocation.RoundAnnouncement;
import nl.opvang.contracts.allocation.RoundPrognosis;
import nl.opvang.contracts.allocation.RuleId;
import nl.opvang.contracts.allocation.RuleName;
import nl.opvang.contracts.allocation.TargetId;
import nl.opvang.contracts.funding.Certainty;
import nl.opvang.plumbing.http.form.Example;
import org.jspecify.annotations.Nullable;

/**
 * How a target came about, or is coming about.
 *
 * @param effectiveOn first day for which a target is considered
 * @param prognoses what was thought to be needed, in the order in which it was recorded
 * @param advices what was advised, in the order in which it was recorded
 * @param decision null before the round ended
 * @param announcement null before it was told
 * @param deadlines what the rules for the first day say of it; nothing is ever refused for being late
 */
record TargetRound(
        TargetId roundId,
        LocalDate effectiveOn,
        @Example("A made-up meeting of 1 March 2025") String source,
        List<RoundPrognosis> prognoses,
        List<RoundAdvice> advices,
        @Nullable Ending decision,
        @Nullable RoundAnnouncement announcement,
        List<Deadline> deadlines) {
    /**
     * With what it ended.
     *
     * @param targetId null when it was decided to leave the target as it is
     * @param target the decision as it stands; null without one, and when it was withdrawn since
     */
    record Ending(
            LocalDate decidedOn,
            @Example("A made-up decision of 1 March 2025") String source,
            @Nullable TargetId targetId,
            @Nullable DecidedTarget target) {}

    /**
     * What a dated rule says.
     *
     * @param firstDay of the target as decided, and before that of the round
     * @param latest last day that is in time
     * @param on when it happened; null before that
     * @param inTime null before it happened
     */
    record Deadline(
            RuleName rule,
            RuleId ruleId,
            LeadTime leadTime,
            Certainty certainty,
            @Example("A made-up decision of 1 March 2025") String source,
            LocalDate firstDay,
            LocalDate latest,
            @Nullable LocalDate on,
            @Nullable Boolean inTime) {}
}
