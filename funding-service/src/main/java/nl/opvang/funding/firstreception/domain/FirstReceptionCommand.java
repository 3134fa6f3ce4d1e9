package nl.opvang.funding.firstreception.domain;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import nl.opvang.contracts.area.MunicipalityCode;
import nl.opvang.contracts.area.RegionCode;
import nl.opvang.contracts.funding.CostItem;
import nl.opvang.contracts.funding.Deadline;
import nl.opvang.contracts.funding.Evidence;
import nl.opvang.contracts.funding.FirstReceptionApplicant;
import nl.opvang.contracts.funding.FirstReceptionPeriod;
import nl.opvang.contracts.funding.Officer;
import nl.opvang.funding.payment.domain.PaymentStep;
import nl.opvang.funding.procedure.domain.ProcedureStep;
import nl.opvang.plumbing.decision.Command;
import org.jspecify.annotations.Nullable;

/** What can be said about the costs of first reception in a region over a period. */
public sealed interface FirstReceptionCommand extends Command {
    /** First part of the ids of these dossiers as aggregates. */
    String FEATURE = "first-reception";

    RegionCode region();

    /** The first day of the period. */
    LocalDate from();

    @Override
    default String aggregateId() {
        return aggregateId(region(), from());
    }

    static String aggregateId(RegionCode region, LocalDate from) {
        return FEATURE + ":" + region + ":" + from;
    }

    /**
     * @param receivedOn null: today; a day before that only when the ministry enters what reached it otherwise
     * @param period null when no rule knows one that begins on this day
     * @param deadline null when no such rule is known
     */
    record Apply(
            RegionCode region,
            LocalDate from,
            UUID applicationId,
            Officer by,
            LocalDate today,
            @Nullable LocalDate receivedOn,
            FirstReceptionApplicant applicant,
            List<CostItem> estimate,
            @Nullable FirstReceptionPeriod period,
            @Nullable Deadline deadline)
            implements FirstReceptionCommand {
        public Apply {
            estimate = List.copyOf(estimate);
        }

        LocalDate received() {
            return receivedOn == null ? today : receivedOn;
        }
    }

    /** Any step after that. */
    record Take(RegionCode region, LocalDate from, UUID applicationId, ProcedureStep step)
            implements FirstReceptionCommand {}

    /** A step about a payment to the region, or from it. */
    record Pay(RegionCode region, LocalDate from, PaymentStep step) implements FirstReceptionCommand {}

    record ReportActuals(
            RegionCode region,
            LocalDate from,
            UUID reportId,
            Officer by,
            List<CostItem> costs,
            Evidence evidence,
            LocalDate today)
            implements FirstReceptionCommand {
        public ReportActuals {
            costs = List.copyOf(costs);
        }
    }

    /** @param period null when no rule knows one that begins on this day */
    record ReportSpending(
            MunicipalityCode municipality,
            RegionCode region,
            LocalDate from,
            UUID reportId,
            Officer by,
            List<CostItem> costs,
            Evidence evidence,
            @Nullable FirstReceptionPeriod period,
            LocalDate today)
            implements FirstReceptionCommand {
        public ReportSpending {
            costs = List.copyOf(costs);
        }
    }
}
