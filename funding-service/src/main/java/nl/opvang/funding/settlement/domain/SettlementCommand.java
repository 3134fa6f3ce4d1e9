package nl.opvang.funding.settlement.domain;

import java.time.LocalDate;
import java.util.UUID;
import nl.opvang.contracts.area.MunicipalityCode;
import nl.opvang.contracts.funding.Account;
import nl.opvang.contracts.funding.BookedCosts;
import nl.opvang.contracts.funding.Deadline;
import nl.opvang.contracts.funding.DifferenceReason;
import nl.opvang.contracts.funding.NormPayment;
import nl.opvang.contracts.funding.Officer;
import nl.opvang.contracts.money.Euro;
import nl.opvang.funding.procedure.domain.ProcedureStep;
import nl.opvang.plumbing.decision.Command;
import org.jspecify.annotations.Nullable;

/** What can be said about the settlement of a financial year with a municipality. */
public sealed interface SettlementCommand extends Command {
    /** First part of the ids of settlements as aggregates. */
    String FEATURE = "settlement";

    MunicipalityCode municipality();

    int year();

    @Override
    default String aggregateId() {
        return FEATURE + ":" + municipality() + ":" + year();
    }

    /**
     * @param receivedOn null: today; a day before that only when the ministry enters what reached it otherwise
     * @param deadline null when no such rule is known
     */
    record AccountFor(
            MunicipalityCode municipality,
            int year,
            UUID accountId,
            Officer by,
            LocalDate today,
            @Nullable LocalDate receivedOn,
            Account account,
            @Nullable Deadline deadline)
            implements SettlementCommand {
        LocalDate received() {
            return receivedOn == null ? today : receivedOn;
        }
    }

    /**
     * Any step after that.
     *
     * @param difference why a ruling is another amount than what was calculated; null when it is not, and for other steps
     * @param figures what the year comes to besides what was accounted for, as known now
     * @param deadline until when the amount is to be set; null when no such rule is known
     * @param reclaimable for how long what was paid too much can be reclaimed; null when no such rule is known
     */
    record Take(
            MunicipalityCode municipality,
            int year,
            ProcedureStep step,
            @Nullable DifferenceReason difference,
            Figures figures,
            @Nullable Deadline deadline,
            @Nullable Deadline reclaimable)
            implements SettlementCommand {}

    /**
     * @param privateProvisional whether anything of the year is not confirmed
     * @param actualCosts granted instead of the norm; null when none were
     * @param booked what stands in the books, as known when the norm payment was
     */
    record Figures(
            NormPayment norm,
            Euro privateReception,
            boolean privateProvisional,
            @Nullable Euro actualCosts,
            BookedCosts booked) {}
}
