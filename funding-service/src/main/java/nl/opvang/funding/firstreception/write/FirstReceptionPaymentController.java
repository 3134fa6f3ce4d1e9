package nl.opvang.funding.firstreception.write;

import java.time.LocalDate;
import java.util.UUID;
import nl.opvang.contracts.area.RegionCode;
import nl.opvang.funding.firstreception.domain.FirstReceptionCommand.Pay;
import nl.opvang.funding.payment.write.PaymentForms.BankConfirmationForm;
import nl.opvang.funding.payment.write.PaymentForms.CancellationForm;
import nl.opvang.funding.payment.write.PaymentForms.PaymentForm;
import nl.opvang.funding.payment.write.PaymentForms.ReleaseForm;
import nl.opvang.funding.payment.write.PaymentOrders;
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

/** The ministry pays regions what was granted, and reclaims what actual costs leave of it; who orders is not who releases. */
@RestController
@RequestMapping("/v1/regions/{region}/first-receptions/{from}/payments/{paymentId}")
class FirstReceptionPaymentController {
    private final PaymentOrders orders;

    FirstReceptionPaymentController(PaymentOrders orders) {
        this.orders = orders;
    }

    /** Up to what was granted for the period, and to actual costs once these are told. */
    @PutMapping
    @AllowedTo(value = Role.MINISTRY, scope = "region")
    ResponseEntity<Written> order(
            @PathVariable RegionCode region,
            @PathVariable LocalDate from,
            @PathVariable UUID paymentId,
            @RequestBody PaymentForm form,
            Write write) {
        return write.send(new Pay(region, from, orders.order(paymentId, Officers.of(write), form)));
    }

    /** By somebody who did not order it; above the limit of a dated rule two are needed. */
    @PutMapping("/approvals/{approvalId}")
    @AllowedTo(value = Role.MINISTRY, scope = "region")
    ResponseEntity<Written> approve(
            @PathVariable RegionCode region,
            @PathVariable LocalDate from,
            @PathVariable UUID paymentId,
            @PathVariable UUID approvalId,
            @RequestBody ReleaseForm form,
            Write write) {
        return write.send(new Pay(region, from, orders.approve(paymentId, approvalId, Officers.of(write))));
    }

    @PutMapping("/cancellations/{cancellationId}")
    @AllowedTo(value = Role.MINISTRY, scope = "region")
    ResponseEntity<Written> cancel(
            @PathVariable RegionCode region,
            @PathVariable LocalDate from,
            @PathVariable UUID paymentId,
            @PathVariable UUID cancellationId,
            @RequestBody CancellationForm form,
            Write write) {
        return write.send(new Pay(region, from, orders.cancel(paymentId, cancellationId, Officers.of(write))));
    }

    /** The bank says that the money went; it goes once. */
    @PutMapping("/confirmations/{confirmationId}")
    @AllowedTo(value = Role.MINISTRY, scope = "region")
    ResponseEntity<Written> confirm(
            @PathVariable RegionCode region,
            @PathVariable LocalDate from,
            @PathVariable UUID paymentId,
            @PathVariable UUID confirmationId,
            @RequestBody BankConfirmationForm form,
            Write write) {
        return write.send(new Pay(region, from, orders.confirm(paymentId, confirmationId, Officers.of(write), form)));
    }
}
