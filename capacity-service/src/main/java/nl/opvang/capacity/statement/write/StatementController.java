package nl.opvang.capacity.statement.write;

import java.util.UUID;
import nl.opvang.capacity.statement.write.StatementForms.ConfirmationForm;
import nl.opvang.capacity.statement.write.StatementForms.ExplanationForm;
import nl.opvang.capacity.statement.write.StatementForms.LockForm;
import nl.opvang.capacity.statement.write.StatementForms.ReviewForm;
import nl.opvang.contracts.area.MunicipalityCode;
import nl.opvang.contracts.calendar.Week;
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

/** What municipality, region and KCIO say about a week. */
@RestController
@RequestMapping("/v1/municipalities/{municipality}/statements/{week}")
class StatementController {
    private final StatementOrders orders;

    StatementController(StatementOrders orders) {
        this.orders = orders;
    }

    /** The figures are right; an empty form is enough when nothing changed. */
    @PutMapping("/confirmations/{confirmationId}")
    @AllowedTo(value = Role.MUNICIPALITY, scope = "municipality")
    ResponseEntity<Written> confirm(
            @PathVariable MunicipalityCode municipality,
            @PathVariable Week week,
            @PathVariable UUID confirmationId,
            @RequestBody ConfirmationForm form,
            Write write) {
        return write.send(orders.confirm(municipality, week, confirmationId, form));
    }

    /** Where a rule of the region says that it looks at this week. */
    @PutMapping("/reviews/{reviewId}")
    @AllowedTo(value = Role.REGION, scope = "municipality")
    ResponseEntity<Written> review(
            @PathVariable MunicipalityCode municipality,
            @PathVariable Week week,
            @PathVariable UUID reviewId,
            @RequestBody ReviewForm form,
            Write write) {
        return write.send(orders.review(municipality, week, reviewId, form));
    }

    /** A moment, not a gate: whether the municipality confirmed does not matter, and it may go on as before. */
    @PutMapping("/locks/{lockId}")
    @AllowedTo(value = Role.KCIO, scope = "municipality")
    ResponseEntity<Written> lock(
            @PathVariable MunicipalityCode municipality,
            @PathVariable Week week,
            @PathVariable UUID lockId,
            @RequestBody LockForm form,
            Write write) {
        return write.send(orders.lock(municipality, week, lockId));
    }

    /** Why an event changed the figures after they were locked, when it came without a reason. */
    @PutMapping("/explanations/{explanationId}")
    @AllowedTo(value = Role.MUNICIPALITY, scope = "municipality")
    ResponseEntity<Written> explain(
            @PathVariable MunicipalityCode municipality,
            @PathVariable Week week,
            @PathVariable UUID explanationId,
            @RequestBody ExplanationForm form,
            Write write) {
        return write.send(orders.explain(municipality, week, explanationId, form));
    }
}
