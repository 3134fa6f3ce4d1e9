package nl.opvang.funding.advance.domain;

import java.time.LocalDate;
import java.util.UUID;
import nl.opvang.contracts.area.MunicipalityCode;
import nl.opvang.contracts.funding.AdvanceEstimate;
import nl.opvang.contracts.funding.LateGround;
import nl.opvang.contracts.funding.Officer;
import nl.opvang.funding.procedure.domain.ProcedureStep;
import nl.opvang.plumbing.decision.Command;
import org.jspecify.annotations.Nullable;

/** What can be said about the advance of a municipality for a financial year. */
public sealed interface AdvanceCommand extends Command {
    /** First part of the ids of advances as aggregates. */
    String FEATURE = "advance";

    MunicipalityCode municipality();

    int year();

    UUID applicationId();

    @Override
    default String aggregateId() {
        return FEATURE + ":" + municipality() + ":" + year();
    }

    /**
     * @param receivedOn null: today; a day before that only when the ministry enters what reached it otherwise
     * @param ground null when the applicant does not say that it is late
     */
    record Apply(
            MunicipalityCode municipality,
            int year,
            UUID applicationId,
            Officer by,
            LocalDate today,
            @Nullable LocalDate receivedOn,
            AdvanceEstimate estimate,
            @Nullable LateGround ground,
            AdvanceBasis basis)
            implements AdvanceCommand {
        LocalDate received() {
            return receivedOn == null ? today : receivedOn;
        }
    }

    /** Any step after that. */
    record Take(MunicipalityCode municipality, int year, UUID applicationId, ProcedureStep step)
            implements AdvanceCommand {}
}
