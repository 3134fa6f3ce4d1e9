package nl.opvang.funding.payment.write;

import java.util.UUID;
import nl.opvang.contracts.area.MunicipalityCode;
import nl.opvang.contracts.funding.Officer;
import nl.opvang.funding.payment.domain.PaymentCommand;
import nl.opvang.funding.payment.domain.PaymentStep;
import nl.opvang.funding.payment.write.PaymentForms.BankConfirmationForm;
import nl.opvang.funding.payment.write.PaymentForms.PaymentForm;
import nl.opvang.funding.procedure.write.ApprovalLimits;
import nl.opvang.funding.procedure.write.Officers;
import org.springframework.stereotype.Component;

/** The step about a payment that somebody wants to take, whoever is paid; and what it is about the year of a municipality. */
@Component
public final class PaymentOrders {
    private final DecidedAmounts decided;
    private final ApprovalLimits limits;

    PaymentOrders(DecidedAmounts decided, ApprovalLimits limits) {
        this.decided = decided;
        this.limits = limits;
    }

    public PaymentStep order(UUID paymentId, Officer by, PaymentForm form) {
        return new PaymentStep.Order(paymentId, by, form.direction(), form.amount(), Officers.today());
    }

    /** Today, with the limit above which two must approve as it is known now. */
    public PaymentStep approve(UUID paymentId, UUID approvalId, Officer by) {
        var today = Officers.today();
        return new PaymentStep.Approve(paymentId, approvalId, by, limits.on(today), today);
    }

    public PaymentStep cancel(UUID paymentId, UUID cancellationId, Officer by) {
        return new PaymentStep.Cancel(paymentId, cancellationId, by);
    }

    public PaymentStep confirm(UUID paymentId, UUID confirmationId, Officer by, BankConfirmationForm form) {
        return new PaymentStep.Confirm(paymentId, confirmationId, by, form.on(), form.reference(), Officers.today());
    }

    /** On the settlement of the year, or before that on its advance, as decided now. */
    public PaymentCommand take(MunicipalityCode municipality, int year, PaymentStep step) {
        var stands = decided.of(municipality, year);
        return switch (step) {
            case PaymentStep.Order(var id, var by, var direction, var amount, var today) ->
                new PaymentCommand.Order(municipality, year, id, by, today, direction, amount, stands);
            case PaymentStep.Approve(var id, var approvalId, var by, var limit, var today) ->
                new PaymentCommand.Approve(municipality, year, id, approvalId, by, limit, stands, today);
            case PaymentStep.Cancel(var id, var cancellationId, var by) ->
                new PaymentCommand.Cancel(municipality, year, id, cancellationId, by);
            case PaymentStep.Confirm(var id, var confirmationId, var by, var on, var reference, var today) ->
                new PaymentCommand.Confirm(municipality, year, id, confirmationId, by, on, reference, today);
        };
    }
}
