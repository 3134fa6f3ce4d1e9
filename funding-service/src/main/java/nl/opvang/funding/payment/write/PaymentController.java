package nl.opvang.funding.payment.write;

import java.util.UUID;
import nl.opvang.contracts.area.MunicipalityCode;
import nl.opvang.funding.payment.write.PaymentForms.BankConfirmationForm;
import nl.opvang.funding.payment.write.PaymentForms.CancellationForm;
import nl.opvang.funding.payment.write.PaymentForms.PaymentForm;
import nl.opvang.funding.payment.write.PaymentForms.ReleaseForm;
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
    private final PaymentOrders orders;

    PaymentController(PaymentOrders orders) {
        this.orders = orders;
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
        return write.send(orders.take(municipality, year, orders.order(paymentId, Officers.of(write), form)));
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
        return write.send(orders.take(municipality, year, orders.approve(paymentId, approvalId, Officers.of(write))));
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
        return write.send(
                orders.take(municipality, year, orders.cancel(paymentId, cancellationId, Officers.of(write))));
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
        return write.send(
                orders.take(municipality, year, orders.confirm(paymentId, confirmationId, Officers.of(write), form)));
    }
}
