package nl.opvang.funding.firstreception.write;

import java.time.LocalDate;
import java.util.UUID;
import nl.opvang.contracts.area.MunicipalityCode;
import nl.opvang.contracts.area.RegionCode;
import nl.opvang.funding.firstreception.domain.FirstReceptionCommand.Take;
import nl.opvang.funding.firstreception.write.FirstReceptionForms.ApplicationForm;
import nl.opvang.funding.firstreception.write.FirstReceptionForms.CostsForm;
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
import org.springframework.web.bind.annotation.RestController;

/** Costs of first reception are asked for, looked into and decided, and told when they are made; each step by whom it may be. */
@RestController
class FirstReceptionController {
    private static final String PERIOD = "/v1/regions/{region}/first-receptions/{from}";
    private static final String APPLICATION = PERIOD + "/applications/{applicationId}";

    private final FirstReceptionOrders orders;
    private final ProcedureSteps steps;

    FirstReceptionController(FirstReceptionOrders orders, ProcedureSteps steps) {
        this.orders = orders;
        this.steps = steps;
    }

    /** For a period that begins on this day, in time by its deadline. */
    @PutMapping(APPLICATION)
    @AllowedTo(
            value = {Role.REGION, Role.MINISTRY},
            scope = "region")
    ResponseEntity<Written> apply(
            @PathVariable RegionCode region,
            @PathVariable LocalDate from,
            @PathVariable UUID applicationId,
            @RequestBody ApplicationForm form,
            Write write) {
        return write.send(orders.apply(region, from, applicationId, Officers.of(write), form));
    }

    @PutMapping(APPLICATION + "/questions/{questionId}")
    @AllowedTo(value = Role.MINISTRY, scope = "region")
    ResponseEntity<Written> ask(
            @PathVariable RegionCode region,
            @PathVariable LocalDate from,
            @PathVariable UUID applicationId,
            @PathVariable UUID questionId,
            @RequestBody QuestionForm form,
            Write write) {
        return write.send(new Take(region, from, applicationId, steps.ask(questionId, form, write)));
    }

    @PutMapping(APPLICATION + "/answers/{answerId}")
    @AllowedTo(
            value = {Role.REGION, Role.MINISTRY},
            scope = "region")
    ResponseEntity<Written> answer(
            @PathVariable RegionCode region,
            @PathVariable LocalDate from,
            @PathVariable UUID applicationId,
            @PathVariable UUID answerId,
            @RequestBody AnswerForm form,
            Write write) {
        return write.send(new Take(region, from, applicationId, steps.answer(answerId, form, write)));
    }

    @PutMapping(APPLICATION + "/assessments/{assessmentId}")
    @AllowedTo(value = Role.MINISTRY, scope = "region")
    ResponseEntity<Written> assess(
            @PathVariable RegionCode region,
            @PathVariable LocalDate from,
            @PathVariable UUID applicationId,
            @PathVariable UUID assessmentId,
            @RequestBody RulingForm form,
            Write write) {
        return write.send(new Take(region, from, applicationId, steps.assess(assessmentId, form.ruling(), write)));
    }

    /** By somebody who neither asked nor assessed; above the limit of a dated rule two are needed. */
    @PutMapping(APPLICATION + "/approvals/{approvalId}")
    @AllowedTo(value = Role.MINISTRY, scope = "region")
    ResponseEntity<Written> approve(
            @PathVariable RegionCode region,
            @PathVariable LocalDate from,
            @PathVariable UUID applicationId,
            @PathVariable UUID approvalId,
            @RequestBody RulingForm form,
            Write write) {
        return write.send(new Take(region, from, applicationId, steps.approve(approvalId, form.ruling(), write)));
    }

    @PutMapping(APPLICATION + "/objections/{objectionId}")
    @AllowedTo(
            value = {Role.REGION, Role.MINISTRY},
            scope = "region")
    ResponseEntity<Written> object(
            @PathVariable RegionCode region,
            @PathVariable LocalDate from,
            @PathVariable UUID applicationId,
            @PathVariable UUID objectionId,
            @RequestBody ObjectionForm form,
            Write write) {
        return write.send(new Take(region, from, applicationId, steps.object(objectionId, form, write)));
    }

    @PutMapping(APPLICATION + "/withdrawals/{withdrawalId}")
    @AllowedTo(
            value = {Role.REGION, Role.MINISTRY},
            scope = "region")
    ResponseEntity<Written> withdraw(
            @PathVariable RegionCode region,
            @PathVariable LocalDate from,
            @PathVariable UUID applicationId,
            @PathVariable UUID withdrawalId,
            @RequestBody RequestWithdrawalForm form,
            Write write) {
        return write.send(new Take(region, from, applicationId, steps.withdraw(withdrawalId, write)));
    }

    /** When the period is over (SiSa A18); a later report replaces an earlier one. */
    @PutMapping(PERIOD + "/actuals/{reportId}")
    @AllowedTo(
            value = {Role.REGION, Role.MINISTRY},
            scope = "region")
    ResponseEntity<Written> reportActuals(
            @PathVariable RegionCode region,
            @PathVariable LocalDate from,
            @PathVariable UUID reportId,
            @RequestBody CostsForm form,
            Write write) {
        return write.send(orders.actuals(region, from, reportId, Officers.of(write), form));
    }

    /** What a municipality spent for its safety region (SiSa A18B); a later report replaces an earlier one. */
    @PutMapping("/v1/municipalities/{municipality}/first-reception-spendings/{from}/reports/{reportId}")
    @AllowedTo(
            value = {Role.MUNICIPALITY, Role.MINISTRY},
            scope = "municipality")
    ResponseEntity<Written> reportSpending(
            @PathVariable MunicipalityCode municipality,
            @PathVariable LocalDate from,
            @PathVariable UUID reportId,
            @RequestBody CostsForm form,
            Write write) {
        return write.send(orders.spending(municipality, from, reportId, Officers.of(write), form));
    }
}
