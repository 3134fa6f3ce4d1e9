package nl.opvang.funding.transition.read;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import nl.opvang.contracts.area.LocationId;
import nl.opvang.contracts.funding.AssessmentTarget;
import nl.opvang.contracts.funding.Evidence;
import nl.opvang.contracts.funding.Officer;
import nl.opvang.contracts.funding.TransitionPlan;
import nl.opvang.contracts.funding.TransitionRequest;
import nl.opvang.contracts.money.Euro;
import nl.opvang.funding.dossier.read.DossierArea;
import nl.opvang.funding.dossier.read.DossierEntry;
import nl.opvang.funding.procedure.read.ProcedureOverview;
import nl.opvang.funding.transition.domain.PromisedPlaces;
import org.jspecify.annotations.Nullable;

/**
 * One transition of a municipality, as known at a moment.
 *
 * @param year in which it begins
 * @param requests the plan, supplements and conversions
 * @param location that it made; null when none is linked
 * @param promise what came of it, up to the day of {@code knownAt}; null without a location
 * @param history all that was said, in its order
 */
record TransitionOverview(
        DossierArea area,
        UUID transitionId,
        int year,
        Instant knownAt,
        Instant projectedThrough,
        Officer by,
        LocalDate receivedOn,
        TransitionPlan plan,
        List<Request> requests,
        Costs costs,
        List<Arrangement> arrangements,
        @Nullable LocationId location,
        @Nullable Promise promise,
        List<DossierEntry> history) {

    /**
     * Whether the promised places came and stayed.
     *
     * @param knownAt as known then: never after the {@code knownAt} of the dossier, and before it when not all that was
     *     recorded about places is here
     */
    record Promise(Instant knownAt, PromisedPlaces places) {}

    /**
     * @param amount what is asked for
     * @param complete whether somebody found it complete since it was asked about last
     * @param clock of its assessment; null when no aim was known, or when this is not the plan
     */
    record Request(
            UUID requestId,
            TransitionRequest kind,
            Euro amount,
            boolean complete,
            ProcedureOverview procedure,
            @Nullable AssessmentClock clock) {}

    /**
     * Within which time it is aimed to be assessed: counted in hours of working days from its receipt on, and not while the
     * municipality must supply something. That it begins at the receipt is assumed.
     *
     * @param dueAt null while it stands still
     * @param assessedAt null when it was not
     */
    record AssessmentClock(
            AssessmentTarget target,
            Status status,
            @Nullable Instant dueAt,
            @Nullable Instant assessedAt) {
        enum Status {
            RUNNING,
            PAUSED,
            OVERDUE,
            MET,
            MISSED,
            ENDED
        }
    }

    /**
     * @param granted for the plan and supplements
     * @param coveredThrough what was granted and the margin: costs up to this are reimbursed at what they were
     * @param actual all that was invested, as reported
     * @param covered the part of it that is reimbursed
     * @param above the part of it for which a supplement is needed
     */
    record Costs(Euro granted, Euro coveredThrough, Euro actual, Euro covered, Euro above, List<YearOfCosts> years) {}

    record YearOfCosts(int financialYear, Euro invested, Evidence evidence) {}

    record Arrangement(
            UUID arrangementId,
            Officer by,
            String text,
            @Nullable Evidence evidence) {}
}
