package nl.opvang.funding.settlement.write;

import java.util.UUID;
import nl.opvang.contracts.area.MunicipalityCode;
import nl.opvang.funding.procedure.write.Officers;
import nl.opvang.funding.procedure.write.ProcedureForms.AnswerForm;
import nl.opvang.funding.procedure.write.ProcedureForms.ObjectionForm;
import nl.opvang.funding.procedure.write.ProcedureForms.QuestionForm;
import nl.opvang.funding.procedure.write.ProcedureSteps;
import nl.opvang.funding.settlement.write.SettlementForms.AccountForm;
import nl.opvang.funding.settlement.write.SettlementForms.SettlementRulingForm;
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

/** A year is accounted for, looked into and set; each step by whom it may be. */
@RestController
@RequestMapping("/v1/municipalities/{municipality}/settlements/{year}")
class SettlementController {
    private final SettlementOrders orders;
    private final ProcedureSteps steps;

    SettlementController(SettlementOrders orders, ProcedureSteps steps) {
        this.orders = orders;
        this.steps = steps;
    }

    /** A later account replaces an earlier one, until the amount is set. */
    @PutMapping("/accounts/{accountId}")
    @AllowedTo(
            value = {Role.MUNICIPALITY, Role.MINISTRY},
            scope = "municipality")
    ResponseEntity<Written> account(
            @PathVariable MunicipalityCode municipality,
            @PathVariable int year,
            @PathVariable UUID accountId,
            @RequestBody AccountForm form,
            Write write) {
        return write.send(orders.account(municipality, year, accountId, Officers.of(write), form));
    }

    @PutMapping("/questions/{questionId}")
    @AllowedTo(value = Role.MINISTRY, scope = "municipality")
    ResponseEntity<Written> ask(
            @PathVariable MunicipalityCode municipality,
            @PathVariable int year,
            @PathVariable UUID questionId,
            @RequestBody QuestionForm form,
            Write write) {
        return write.send(orders.take(municipality, year, steps.ask(questionId, form, write), null));
    }

    @PutMapping("/answers/{answerId}")
    @AllowedTo(
            value = {Role.MUNICIPALITY, Role.MINISTRY},
            scope = "municipality")
    ResponseEntity<Written> answer(
            @PathVariable MunicipalityCode municipality,
            @PathVariable int year,
            @PathVariable UUID answerId,
            @RequestBody AnswerForm form,
            Write write) {
        return write.send(orders.take(municipality, year, steps.answer(answerId, form, write), null));
    }

    /** Keeps what the year comes to as known now; nothing that is provisional is assessed. */
    @PutMapping("/assessments/{assessmentId}")
    @AllowedTo(value = Role.MINISTRY, scope = "municipality")
    ResponseEntity<Written> assess(
            @PathVariable MunicipalityCode municipality,
            @PathVariable int year,
            @PathVariable UUID assessmentId,
            @RequestBody SettlementRulingForm form,
            Write write) {
        return write.send(
                orders.take(municipality, year, steps.assess(assessmentId, form.ruling(), write), form.difference()));
    }

    /** By somebody who neither accounted nor assessed; above the limit of a dated rule two are needed. */
    @PutMapping("/approvals/{approvalId}")
    @AllowedTo(value = Role.MINISTRY, scope = "municipality")
    ResponseEntity<Written> approve(
            @PathVariable MunicipalityCode municipality,
            @PathVariable int year,
            @PathVariable UUID approvalId,
            @RequestBody SettlementRulingForm form,
            Write write) {
        return write.send(
                orders.take(municipality, year, steps.approve(approvalId, form.ruling(), write), form.difference()));
    }

    @PutMapping("/objections/{objectionId}")
    @AllowedTo(
            value = {Role.MUNICIPALITY, Role.MINISTRY},
            scope = "municipality")
    ResponseEntity<Written> object(
            @PathVariable MunicipalityCode municipality,
            @PathVariable int year,
            @PathVariable UUID objectionId,
            @RequestBody ObjectionForm form,
            Write write) {
        return write.send(orders.take(municipality, year, steps.object(objectionId, form, write), null));
    }
}
