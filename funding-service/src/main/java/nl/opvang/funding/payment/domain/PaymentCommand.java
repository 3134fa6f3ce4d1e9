package nl.opvang.funding.payment.domain;

import java.time.LocalDate;
import java.util.UUID;
import nl.opvang.contracts.area.MunicipalityCode;
import nl.opvang.contracts.funding.ApprovalLimit;
import nl.opvang.contracts.funding.Officer;
import nl.opvang.contracts.funding.PaymentDirection;
import nl.opvang.contracts.money.Euro;
import nl.opvang.plumbing.decision.Command;
import org.jspecify.annotations.Nullable;

/** What can be said about payments to a municipality for a financial year. */
public sealed interface PaymentCommand extends Command {
    /** First part of the ids of the payments of a year as aggregates. */
    String FEATURE = "payment";

    MunicipalityCode municipality();

    int year();

    @Override
    default String aggregateId() {
        return FEATURE + ":" + municipality() + ":" + year();
    }

    /** @param decided what the municipality is to have, as known now; null when nothing is decided */
    record Order(
            MunicipalityCode municipality,
            int year,
            UUID paymentId,
            Officer by,
            LocalDate today,
            PaymentDirection direction,
            Euro amount,
            @Nullable DecidedAmount decided)
            implements PaymentCommand {}

    /** @param limit above which two must approve; null when no such rule is known */
    record Approve(
            MunicipalityCode municipality,
            int year,
            UUID paymentId,
            UUID approvalId,
            Officer by,
            @Nullable ApprovalLimit limit,
            @Nullable DecidedAmount decided,
            LocalDate today)
            implements PaymentCommand {}

    record Cancel(MunicipalityCode municipality, int year, UUID paymentId, UUID cancellationId, Officer by)
            implements PaymentCommand {}

    record Confirm(
            MunicipalityCode municipality,
            int year,
            UUID paymentId,
            UUID confirmationId,
            Officer by,
            LocalDate on,
            String reference,
            LocalDate today)
            implements PaymentCommand {}

    /** Looks whether the right to reclaim has lapsed: asked by the register itself, day by day. */
    record LetReclaimLapse(MunicipalityCode municipality, int year, DecidedAmount decided, LocalDate today)
            implements PaymentCommand {}
}
