package nl.opvang.funding.advance.write;

import java.util.UUID;
import nl.opvang.contracts.area.MunicipalityCode;
import nl.opvang.funding.advance.domain.AdvanceCommand.Take;
import nl.opvang.funding.advance.write.AdvanceForms.AdvanceForm;
import nl.opvang.funding.procedure.write.Officers;
import nl.opvang.funding.procedure.write.ProcedureForms.AnswerForm;
import nl.opvang.funding.procedure.write.ProcedureForms.ObjectionForm;
import nl.opvang.funding.procedure.write.ProcedureForms.QuestionForm;
import nl.opvang.funding.procedure.write.ProcedureForms.RequestWithdrawalForm;
import nl.opvang.funding.procedure.write.ProcedureForms.RulingForm;
import nl.opvang.funding.procedure.write.ProcedureSteps;
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

/** An advance is asked for, looked into and decided; each step by whom it may be. */
@RestController
@RequestMapping("/v1/municipalities/{municipality}/advances/{year}/applications/{applicationId}")
class AdvanceController {
    private final AdvanceOrders orders;
    private final ProcedureSteps steps;

    AdvanceController(AdvanceOrders orders, ProcedureSteps steps) {
        this.orders = orders;
        this.steps = steps;
    }

    /** Of the whole year; a later application replaces what an earlier one was granted when it is decided. */
    @PutMapping
    @AllowedTo(
            value = {Role.MUNICIPALITY, Role.MINISTRY},
            scope = "municipality")
    ResponseEntity<Written> apply(
            @PathVariable MunicipalityCode municipality,
            @PathVariable int year,
            @PathVariable UUID applicationId,
            @RequestBody AdvanceForm form,
            Write write) {
        return write.send(orders.apply(municipality, year, applicationId, Officers.of(write), form));
    }

    @PutMapping("/questions/{questionId}")
    @AllowedTo(
            value = {Role.NOO, Role.MINISTRY},
            scope = "municipality")
    ResponseEntity<Written> ask(
            @PathVariable MunicipalityCode municipality,
            @PathVariable int year,
            @PathVariable UUID applicationId,
            @PathVariable UUID questionId,
            @RequestBody QuestionForm form,
            Write write) {
        return write.send(new Take(municipality, year, applicationId, steps.ask(questionId, form, write)));
    }

    @PutMapping("/answers/{answerId}")
    @AllowedTo(
            value = {Role.MUNICIPALITY, Role.MINISTRY},
            scope = "municipality")
    ResponseEntity<Written> answer(
            @PathVariable MunicipalityCode municipality,
            @PathVariable int year,
            @PathVariable UUID applicationId,
            @PathVariable UUID answerId,
            @RequestBody AnswerForm form,
            Write write) {
        return write.send(new Take(municipality, year, applicationId, steps.answer(answerId, form, write)));
    }

    @PutMapping("/assessments/{assessmentId}")
    @AllowedTo(
            value = {Role.NOO, Role.MINISTRY},
            scope = "municipality")
    ResponseEntity<Written> assess(
            @PathVariable MunicipalityCode municipality,
            @PathVariable int year,
            @PathVariable UUID applicationId,
            @PathVariable UUID assessmentId,
            @RequestBody RulingForm form,
            Write write) {
        return write.send(
                new Take(municipality, year, applicationId, steps.assess(assessmentId, form.ruling(), write)));
    }

    /** By somebody who neither asked nor assessed; above the limit of a dated rule two are needed. */
    @PutMapping("/approvals/{approvalId}")
    @AllowedTo(value = Role.MINISTRY, scope = "municipality")
    ResponseEntity<Written> approve(
            @PathVariable MunicipalityCode municipality,
            @PathVariable int year,
            @PathVariable UUID applicationId,
            @PathVariable UUID approvalId,
            @RequestBody RulingForm form,
            Write write) {
        return write.send(new Take(municipality, year, applicationId, steps.approve(approvalId, form.ruling(), write)));
    }

    @PutMapping("/objections/{objectionId}")
    @AllowedTo(
            value = {Role.MUNICIPALITY, Role.MINISTRY},
            scope = "municipality")
    ResponseEntity<Written> object(
            @PathVariable MunicipalityCode municipality,
            @PathVariable int year,
            @PathVariable UUID applicationId,
            @PathVariable UUID objectionId,
            @RequestBody ObjectionForm form,
            Write write) {
        return write.send(new Take(municipality, year, applicationId, steps.object(objectionId, form, write)));
    }

    @PutMapping("/withdrawals/{withdrawalId}")
    @AllowedTo(
            value = {Role.MUNICIPALITY, Role.MINISTRY},
            scope = "municipality")
    ResponseEntity<Written> withdraw(
            @PathVariable MunicipalityCode municipality,
            @PathVariable int year,
            @PathVariable UUID applicationId,
            @PathVariable UUID withdrawalId,
            @RequestBody RequestWithdrawalForm form,
            Write write) {
        return write.send(new Take(municipality, year, applicationId, steps.withdraw(withdrawalId, write)));
    }
}
