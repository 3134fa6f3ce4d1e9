package nl.opvang.funding.payment.write;

import java.util.UUID;
import nl.opvang.contracts.area.MunicipalityCode;
import nl.opvang.funding.payment.domain.PaymentCommand.Approve;
import nl.opvang.funding.payment.domain.PaymentCommand.Cancel;
import nl.opvang.funding.payment.domain.PaymentCommand.Confirm;
import nl.opvang.funding.payment.domain.PaymentCommand.Order;
import nl.opvang.funding.payment.write.PaymentForms.BankConfirmationForm;
import nl.opvang.funding.payment.write.PaymentForms.CancellationForm;
import nl.opvang.funding.payment.write.PaymentForms.PaymentForm;
import nl.opvang.funding.payment.write.PaymentForms.ReleaseForm;
import nl.opvang.funding.procedure.write.ApprovalLimits;
import nl.opvang.funding.procedure.write.Officers;
import nl.opvang.plumbing.access.AllowedTo;
import nl.opvang.plumbing.access.Role;
import nl.opvang.plumbing.http.write.Write;
import nl.opvang.plumbing.http.write.Written;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The ministry pays and reclaims on what was decided; who orders is not who releases. */
@RestController
@RequestMapping("/v1/municipalities/{municipality}/payments/{year}/orders/{paymentId}")
class PaymentController {
    private final DecidedAmounts decided;
    private final ApprovalLimits limits;

    PaymentController(DecidedAmounts decided, ApprovalLimits limits) {
        this.decided = decided;
        this.limits = limits;
    }

    /** On the settlement of the year, or before that on its advance. */
    @PutMapping
    @AllowedTo(value = Role.MINISTRY, scope = "municipality")
    ResponseEntity<Written> order(
            @PathVariable MunicipalityCode municipality,
            @PathVariable int year,
            @PathVariable UUID paymentId,
            @RequestBody PaymentForm form,
            Write write) {
        return write.send(new Order(
                municipality,
                year,
                paymentId,
                Officers.of(write),
                Officers.today(),
                form.direction(),
                form.amount(),
                decided.of(municipality, year)));
    }

    /** By somebody who did not order it; above the limit of a dated rule two are needed. */
    @PutMapping("/approvals/{approvalId}")
    @AllowedTo(value = Role.MINISTRY, scope = "municipality")
    ResponseEntity<Written> approve(
            @PathVariable MunicipalityCode municipality,
            @PathVariable int year,
            @PathVariable UUID paymentId,
            @PathVariable UUID approvalId,
            @RequestBody ReleaseForm form,
            Write write) {
        var today = Officers.today();
        return write.send(new Approve(
                municipality,
                year,
                paymentId,
                approvalId,
                Officers.of(write),
                limits.on(today),
                decided.of(municipality, year),
                today));
    }

    @PutMapping("/cancellations/{cancellationId}")
    @AllowedTo(value = Role.MINISTRY, scope = "municipality")
    ResponseEntity<Written> cancel(
            @PathVariable MunicipalityCode municipality,
            @PathVariable int year,
            @PathVariable UUID paymentId,
            @PathVariable UUID cancellationId,
            @RequestBody CancellationForm form,
            Write write) {
        return write.send(new Cancel(municipality, year, paymentId, cancellationId, Officers.of(write)));
    }

    /** The bank says that the money went; it goes once. */
    @PutMapping("/confirmations/{confirmationId}")
    @AllowedTo(value = Role.MINISTRY, scope = "municipality")
    ResponseEntity<Written> confirm(
            @PathVariable MunicipalityCode municipality,
            @PathVariable int year,
            @PathVariable UUID paymentId,
            @PathVariable UUID confirmationId,
            @RequestBody BankConfirmationForm form,
            Write write) {
        return write.send(new Confirm(
                municipality,
                year,
                paymentId,
                confirmationId,
                Officers.of(write),
                form.on(),
                form.reference(),
                Officers.today()));
    }
}
