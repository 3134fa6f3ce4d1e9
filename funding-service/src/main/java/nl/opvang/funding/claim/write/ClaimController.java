package nl.opvang.funding.claim.write;

import java.util.UUID;
import nl.opvang.contracts.area.MunicipalityCode;
import nl.opvang.funding.claim.domain.ClaimCommand.Take;
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

/** Actual costs are claimed, looked into and decided; each step by whom it may be. */
@RestController
@RequestMapping("/v1/municipalities/{municipality}/claims/{year}/requests/{claimId}")
class ClaimController {
    private final ClaimOrders orders;
    private final ProcedureSteps steps;

    ClaimController(ClaimOrders orders, ProcedureSteps steps) {
        this.orders = orders;
        this.steps = steps;
    }

    /** Over the total of a year that is over; evidence is kept elsewhere, and known by its hash. */
    @PutMapping
    @AllowedTo(
            value = {Role.MUNICIPALITY, Role.MINISTRY},
            scope = "municipality")
    ResponseEntity<Written> claim(
            @PathVariable MunicipalityCode municipality,
            @PathVariable int year,
            @PathVariable UUID claimId,
            @RequestBody ClaimForm form,
            Write write) {
        return write.send(orders.claim(municipality, year, claimId, Officers.of(write), form));
    }

    @PutMapping("/questions/{questionId}")
    @AllowedTo(
            value = {Role.NOO, Role.MINISTRY},
            scope = "municipality")
    ResponseEntity<Written> ask(
            @PathVariable MunicipalityCode municipality,
            @PathVariable int year,
            @PathVariable UUID claimId,
            @PathVariable UUID questionId,
            @RequestBody QuestionForm form,
            Write write) {
        return write.send(new Take(municipality, year, claimId, steps.ask(questionId, form, write)));
    }

    @PutMapping("/answers/{answerId}")
    @AllowedTo(
            value = {Role.MUNICIPALITY, Role.MINISTRY},
            scope = "municipality")
    ResponseEntity<Written> answer(
            @PathVariable MunicipalityCode municipality,
            @PathVariable int year,
            @PathVariable UUID claimId,
            @PathVariable UUID answerId,
            @RequestBody AnswerForm form,
            Write write) {
        return write.send(new Take(municipality, year, claimId, steps.answer(answerId, form, write)));
    }

    @PutMapping("/assessments/{assessmentId}")
    @AllowedTo(
            value = {Role.NOO, Role.MINISTRY},
            scope = "municipality")
    ResponseEntity<Written> assess(
            @PathVariable MunicipalityCode municipality,
            @PathVariable int year,
            @PathVariable UUID claimId,
            @PathVariable UUID assessmentId,
            @RequestBody RulingForm form,
            Write write) {
        return write.send(new Take(municipality, year, claimId, steps.assess(assessmentId, form.ruling(), write)));
    }

    /** By somebody who neither asked nor assessed; above the limit of a dated rule two are needed. */
    @PutMapping("/approvals/{approvalId}")
    @AllowedTo(value = Role.MINISTRY, scope = "municipality")
    ResponseEntity<Written> approve(
            @PathVariable MunicipalityCode municipality,
            @PathVariable int year,
            @PathVariable UUID claimId,
            @PathVariable UUID approvalId,
            @RequestBody RulingForm form,
            Write write) {
        return write.send(new Take(municipality, year, claimId, steps.approve(approvalId, form.ruling(), write)));
    }

    @PutMapping("/objections/{objectionId}")
    @AllowedTo(
            value = {Role.MUNICIPALITY, Role.MINISTRY},
            scope = "municipality")
    ResponseEntity<Written> object(
            @PathVariable MunicipalityCode municipality,
            @PathVariable int year,
            @PathVariable UUID claimId,
            @PathVariable UUID objectionId,
            @RequestBody ObjectionForm form,
            Write write) {
        return write.send(new Take(municipality, year, claimId, steps.object(objectionId, form, write)));
    }

    @PutMapping("/withdrawals/{withdrawalId}")
    @AllowedTo(
            value = {Role.MUNICIPALITY, Role.MINISTRY},
            scope = "municipality")
    ResponseEntity<Written> withdraw(
            @PathVariable MunicipalityCode municipality,
            @PathVariable int year,
            @PathVariable UUID claimId,
            @PathVariable UUID withdrawalId,
            @RequestBody RequestWithdrawalForm form,
            Write write) {
        return write.send(new Take(municipality, year, claimId, steps.withdraw(withdrawalId, write)));
    }
}
