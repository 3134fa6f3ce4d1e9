package nl.opvang.funding.settlement.write;

import java.util.UUID;
import nl.opvang.contracts.area.MunicipalityCode;
import nl.opvang.contracts.funding.Answer;
import nl.opvang.contracts.funding.Assessment;
import nl.opvang.contracts.funding.Objection;
import nl.opvang.contracts.funding.Question;
import nl.opvang.funding.procedure.domain.ProcedureStep.Approve;
import nl.opvang.funding.procedure.domain.ProcedureStep.AskInformation;
import nl.opvang.funding.procedure.domain.ProcedureStep.Assess;
import nl.opvang.funding.procedure.domain.ProcedureStep.LodgeObjection;
import nl.opvang.funding.procedure.domain.ProcedureStep.SupplyInformation;
import nl.opvang.funding.procedure.write.ApprovalLimits;
import nl.opvang.funding.procedure.write.Officers;
import nl.opvang.funding.procedure.write.ProcedureForms.AnswerForm;
import nl.opvang.funding.procedure.write.ProcedureForms.ObjectionForm;
import nl.opvang.funding.procedure.write.ProcedureForms.QuestionForm;
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
    private final ApprovalLimits limits;

    SettlementController(SettlementOrders orders, ApprovalLimits limits) {
        this.orders = orders;
        this.limits = limits;
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
        var question = new Question(questionId, Officers.of(write), form.text());
        return write.send(orders.take(municipality, year, new AskInformation(question), null));
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
        var answer = new Answer(answerId, form.questionId(), Officers.of(write), form.text());
        return write.send(orders.take(municipality, year, new SupplyInformation(answer), null));
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
        var assessment = new Assessment(assessmentId, Officers.of(write), form.ruling());
        return write.send(orders.take(municipality, year, new Assess(assessment), form.difference()));
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
        var today = Officers.today();
        var approve = new Approve(approvalId, Officers.of(write), form.ruling(), limits.on(today), today);
        return write.send(orders.take(municipality, year, approve, form.difference()));
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
        var objection = new Objection(objectionId, form.decisionId(), Officers.of(write), form.grounds());
        return write.send(orders.take(municipality, year, new LodgeObjection(objection), null));
    }
}
