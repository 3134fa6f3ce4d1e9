package nl.opvang.funding.claim.domain;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import nl.opvang.contracts.area.MunicipalityCode;
import nl.opvang.contracts.funding.DeviationRule;
import nl.opvang.contracts.funding.Evidence;
import nl.opvang.contracts.funding.NormPayment;
import nl.opvang.contracts.funding.Officer;
import nl.opvang.contracts.money.Euro;
import nl.opvang.funding.procedure.domain.ProcedureStep;
import nl.opvang.plumbing.decision.Command;
import org.jspecify.annotations.Nullable;

/** What can be said about the claim of a municipality for a spending year. */
public sealed interface ClaimCommand extends Command {
    /** First part of the ids of claims as aggregates. */
    String FEATURE = "claim";

    MunicipalityCode municipality();

    int year();

    UUID claimId();

    @Override
    default String aggregateId() {
        return FEATURE + ":" + municipality() + ":" + year();
    }

    /**
     * @param receivedOn null: today; a day before that only when the ministry enters what reached it otherwise
     * @param norm what the norm comes to for the year, as known now
     * @param significantFrom null when no such rule is known
     */
    record Claim(
            MunicipalityCode municipality,
            int year,
            UUID claimId,
            Officer by,
            LocalDate today,
            @Nullable LocalDate receivedOn,
            Euro actualCosts,
            List<Evidence> evidence,
            NormPayment norm,
            @Nullable DeviationRule significantFrom)
            implements ClaimCommand {
        public Claim {
            evidence = List.copyOf(evidence);
        }

        LocalDate received() {
            return receivedOn == null ? today : receivedOn;
        }
    }

    /** Any step after that. */
    record Take(MunicipalityCode municipality, int year, UUID claimId, ProcedureStep step) implements ClaimCommand {}
}
