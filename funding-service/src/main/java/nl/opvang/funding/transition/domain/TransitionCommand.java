package nl.opvang.funding.transition.domain;

import java.time.LocalDate;
import java.util.UUID;
import nl.opvang.contracts.area.LocationId;
import nl.opvang.contracts.area.MunicipalityCode;
import nl.opvang.contracts.funding.AssessmentTarget;
import nl.opvang.contracts.funding.Evidence;
import nl.opvang.contracts.funding.Officer;
import nl.opvang.contracts.funding.TransitionPlan;
import nl.opvang.contracts.funding.YearLimit;
import nl.opvang.contracts.money.Euro;
import nl.opvang.funding.procedure.domain.ProcedureStep;
import nl.opvang.plumbing.decision.Command;
import org.jspecify.annotations.Nullable;

/** What can be said about a transition of a municipality. */
public sealed interface TransitionCommand extends Command {
    /** First part of the ids of transitions as aggregates. */
    String FEATURE = "transition";

    MunicipalityCode municipality();

    UUID transitionId();

    @Override
    default String aggregateId() {
        return FEATURE + ":" + municipality() + ":" + transitionId();
    }

    /**
     * @param receivedOn null: today; a day before that only when the ministry enters what reached it otherwise
     * @param target null when no such rule is known
     */
    record Apply(
            MunicipalityCode municipality,
            UUID transitionId,
            Officer by,
            LocalDate today,
            @Nullable LocalDate receivedOn,
            TransitionPlan plan,
            @Nullable AssessmentTarget target)
            implements TransitionCommand {
        LocalDate received() {
            return receivedOn == null ? today : receivedOn;
        }
    }

    /** @param margin as the rule says; null when no such rule is known, and then every cost more needs a supplement */
    record AskSupplement(
            MunicipalityCode municipality,
            UUID transitionId,
            UUID requestId,
            Officer by,
            Euro expected,
            String grounds,
            @Nullable MarginRule margin)
            implements TransitionCommand {}

    /** @param mostYears null when no such rule is known */
    record AskConversion(
            MunicipalityCode municipality,
            UUID transitionId,
            UUID requestId,
            Officer by,
            Euro amount,
            int years,
            String grounds,
            @Nullable YearLimit mostYears)
            implements TransitionCommand {}

    record FindComplete(MunicipalityCode municipality, UUID transitionId, UUID requestId, UUID checkId, Officer by)
            implements TransitionCommand {}

    /** A step about the plan, a supplement or a conversion. */
    record Take(MunicipalityCode municipality, UUID transitionId, UUID requestId, ProcedureStep step)
            implements TransitionCommand {}

    record MakeArrangement(
            MunicipalityCode municipality,
            UUID transitionId,
            UUID arrangementId,
            Officer by,
            String text,
            @Nullable Evidence evidence)
            implements TransitionCommand {}

    /** @param today no year that has not begun has costs */
    record ReportActuals(
            MunicipalityCode municipality,
            UUID transitionId,
            UUID reportId,
            Officer by,
            int financialYear,
            Euro invested,
            Evidence evidence,
            LocalDate today)
            implements TransitionCommand {}

    record LinkLocation(
            MunicipalityCode municipality, UUID transitionId, UUID linkId, Officer by, LocationId locationId)
            implements TransitionCommand {}

    /** By how much more than was granted costs may be. */
    record MarginRule(int tenthsOfPercent, @Nullable UUID ruleEventId) {}
}
