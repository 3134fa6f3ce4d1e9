package nl.opvang.allocation.request.read;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import nl.opvang.allocation.request.domain.Ranking.Ground;
import nl.opvang.contracts.allocation.PriorityCriterion;
import nl.opvang.contracts.allocation.PriorityMethod;
import nl.opvang.contracts.allocation.RuleId;
import nl.opvang.contracts.area.MunicipalityCode;
import org.jspecify.annotations.Nullable;

/**
 * In which order households without shelter are helped on a day, and why.
 *
 * @param knownAt as known then, that moment included: asked again, the same list is answered
 * @param projectedThrough everything recorded by then is here; a later {@code knownAt} is not answered
 * @param waiting how many there are in all
 * @param nextCursor what to pass as {@code cursor} for the next page; null at the end
 */
record RankedRequests(
        LocalDate on,
        Instant knownAt,
        Instant projectedThrough,
        AppliedRule rule,
        int waiting,
        List<RankedRequest> items,
        @Nullable String nextCursor) {

    /**
     * The priority rule that held on the day, as known then. Where its criteria make no difference, whoever asked earlier
     * comes first, and at last the request's id decides.
     *
     * @param ruleId null when none held: then whoever asked earlier comes first
     * @param version the event that recorded it
     * @param knownAt since when it is known
     */
    record AppliedRule(
            @Nullable RuleId ruleId,
            @Nullable UUID version,
            @Nullable LocalDate validFrom,
            @Nullable Instant knownAt,
            @Nullable String source,
            PriorityMethod method,
            List<PriorityCriterion> criteria) {}

    /**
     * A place in the list, with all that put it there.
     *
     * @param state whether places are held for the household at that moment
     * @param heldUntil until when
     * @param points those of all grounds together; null in a strict order
     * @param because what each criterion of the rule did, in its order
     * @param ruleVersion the event that recorded the rule; null when none held
     * @param dueAt by when the household must have shelter, where a dated rule says so
     * @param overdue whether that moment had passed
     */
    record RankedRequest(
            int position,
            MunicipalityCode municipality,
            UUID request,
            WaitingState state,
            @Nullable Instant heldUntil,
            Instant askedAt,
            LocalDate askedOn,
            int people,
            int minors,
            @Nullable Long points,
            List<Ground> because,
            @Nullable UUID ruleVersion,
            @Nullable Instant dueAt,
            boolean overdue) {}
}
