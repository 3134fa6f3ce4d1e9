package nl.opvang.funding.transition.write;

import java.util.UUID;
import nl.opvang.contracts.area.MunicipalityCode;
import nl.opvang.funding.procedure.write.Officers;
import nl.opvang.funding.procedure.write.ProcedureForms.AnswerForm;
import nl.opvang.funding.procedure.write.ProcedureForms.ObjectionForm;
import nl.opvang.funding.procedure.write.ProcedureForms.QuestionForm;
import nl.opvang.funding.procedure.write.ProcedureForms.RequestWithdrawalForm;
import nl.opvang.funding.procedure.write.ProcedureForms.RulingForm;
import nl.opvang.funding.procedure.write.ProcedureSteps;
import nl.opvang.funding.transition.domain.TransitionCommand.FindComplete;
import nl.opvang.funding.transition.domain.TransitionCommand.LinkLocation;
import nl.opvang.funding.transition.domain.TransitionCommand.MakeArrangement;
import nl.opvang.funding.transition.domain.TransitionCommand.ReportActuals;
import nl.opvang.funding.transition.domain.TransitionCommand.Take;
import nl.opvang.funding.transition.write.TransitionForms.ActualsForm;
import nl.opvang.funding.transition.write.TransitionForms.ArrangementForm;
import nl.opvang.funding.transition.write.TransitionForms.CompletenessForm;
import nl.opvang.funding.transition.write.TransitionForms.ConversionForm;
import nl.opvang.funding.transition.write.TransitionForms.LocationLinkForm;
import nl.opvang.funding.transition.write.TransitionForms.SupplementForm;
import nl.opvang.funding.transition.write.TransitionForms.TransitionForm;
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

/** Transition costs are asked for, looked into, decided and accounted for; each step by whom it may be. */
@RestController
@RequestMapping("/v1/municipalities/{municipality}/transitions/{transitionId}")
class TransitionController {
    private final TransitionOrders orders;
    private final ProcedureSteps steps;

    TransitionController(TransitionOrders orders, ProcedureSteps steps) {
        this.orders = orders;
        this.steps = steps;
    }

    @PutMapping
    @AllowedTo(
            value = {Role.MUNICIPALITY, Role.MINISTRY},
            scope = "municipality")
    ResponseEntity<Written> apply(
            @PathVariable MunicipalityCode municipality,
            @PathVariable UUID transitionId,
            @RequestBody TransitionForm form,
            Write write) {
        return write.send(orders.apply(municipality, transitionId, Officers.of(write), form));
    }

    /** When costs exceed what was granted by more than a margin: for the part above it. */
    @PutMapping("/supplements/{requestId}")
    @AllowedTo(
            value = {Role.MUNICIPALITY, Role.MINISTRY},
            scope = "municipality")
    ResponseEntity<Written> askSupplement(
            @PathVariable MunicipalityCode municipality,
            @PathVariable UUID transitionId,
            @PathVariable UUID requestId,
            @RequestBody SupplementForm form,
            Write write) {
        return write.send(orders.supplement(municipality, transitionId, requestId, Officers.of(write), form));
    }

    /** When costs cannot be financed within the term. */
    @PutMapping("/conversions/{requestId}")
    @AllowedTo(
            value = {Role.MUNICIPALITY, Role.MINISTRY},
            scope = "municipality")
    ResponseEntity<Written> askConversion(
            @PathVariable MunicipalityCode municipality,
            @PathVariable UUID transitionId,
            @PathVariable UUID requestId,
            @RequestBody ConversionForm form,
            Write write) {
        return write.send(orders.conversion(municipality, transitionId, requestId, Officers.of(write), form));
    }

    /** A plan is assessed when somebody found its application complete. */
    @PutMapping("/completeness-checks/{checkId}")
    @AllowedTo(value = Role.NOO, scope = "municipality")
    ResponseEntity<Written> findComplete(
            @PathVariable MunicipalityCode municipality,
            @PathVariable UUID transitionId,
            @PathVariable UUID checkId,
            @RequestBody CompletenessForm form,
            Write write) {
        return write.send(new FindComplete(municipality, transitionId, form.requestId(), checkId, Officers.of(write)));
    }

    @PutMapping("/arrangements/{arrangementId}")
    @AllowedTo(
            value = {Role.NOO, Role.MINISTRY},
            scope = "municipality")
    ResponseEntity<Written> arrange(
            @PathVariable MunicipalityCode municipality,
            @PathVariable UUID transitionId,
            @PathVariable UUID arrangementId,
            @RequestBody ArrangementForm form,
            Write write) {
        var evidence = form.evidence();
        return write.send(new MakeArrangement(
                municipality,
                transitionId,
                arrangementId,
                Officers.of(write),
                form.text(),
                evidence == null ? null : evidence.evidence()));
    }

    /** A later report about the same year replaces an earlier one. */
    @PutMapping("/actuals/{reportId}")
    @AllowedTo(
            value = {Role.MUNICIPALITY, Role.MINISTRY},
            scope = "municipality")
    ResponseEntity<Written> reportActuals(
            @PathVariable MunicipalityCode municipality,
            @PathVariable UUID transitionId,
            @PathVariable UUID reportId,
            @RequestBody ActualsForm form,
            Write write) {
        return write.send(new ReportActuals(
                municipality,
                transitionId,
                reportId,
                Officers.of(write),
                form.financialYear(),
                form.invested(),
                form.evidence().evidence(),
                Officers.today()));
    }

    /** Which location came of it, so that can be seen whether the promised places came and stayed. */
    @PutMapping("/location-links/{linkId}")
    @AllowedTo(
            value = {Role.MUNICIPALITY, Role.MINISTRY},
            scope = "municipality")
    ResponseEntity<Written> linkLocation(
            @PathVariable MunicipalityCode municipality,
            @PathVariable UUID transitionId,
            @PathVariable UUID linkId,
            @RequestBody LocationLinkForm form,
            Write write) {
        return write.send(new LinkLocation(municipality, transitionId, linkId, Officers.of(write), form.locationId()));
    }

    @PutMapping("/requests/{requestId}/questions/{questionId}")
    @AllowedTo(value = Role.NOO, scope = "municipality")
    ResponseEntity<Written> ask(
            @PathVariable MunicipalityCode municipality,
            @PathVariable UUID transitionId,
            @PathVariable UUID requestId,
            @PathVariable UUID questionId,
            @RequestBody QuestionForm form,
            Write write) {
        return write.send(new Take(municipality, transitionId, requestId, steps.ask(questionId, form, write)));
    }

    @PutMapping("/requests/{requestId}/answers/{answerId}")
    @AllowedTo(
            value = {Role.MUNICIPALITY, Role.MINISTRY},
            scope = "municipality")
    ResponseEntity<Written> answer(
            @PathVariable MunicipalityCode municipality,
            @PathVariable UUID transitionId,
            @PathVariable UUID requestId,
            @PathVariable UUID answerId,
            @RequestBody AnswerForm form,
            Write write) {
        return write.send(new Take(municipality, transitionId, requestId, steps.answer(answerId, form, write)));
    }

    @PutMapping("/requests/{requestId}/assessments/{assessmentId}")
    @AllowedTo(value = Role.NOO, scope = "municipality")
    ResponseEntity<Written> assess(
            @PathVariable MunicipalityCode municipality,
            @PathVariable UUID transitionId,
            @PathVariable UUID requestId,
            @PathVariable UUID assessmentId,
            @RequestBody RulingForm form,
            Write write) {
        return write.send(
                new Take(municipality, transitionId, requestId, steps.assess(assessmentId, form.ruling(), write)));
    }

    /** By somebody who neither asked nor assessed; above the limit of a dated rule two are needed. */
    @PutMapping("/requests/{requestId}/approvals/{approvalId}")
    @AllowedTo(value = Role.MINISTRY, scope = "municipality")
    ResponseEntity<Written> approve(
            @PathVariable MunicipalityCode municipality,
            @PathVariable UUID transitionId,
            @PathVariable UUID requestId,
            @PathVariable UUID approvalId,
            @RequestBody RulingForm form,
            Write write) {
        return write.send(
                new Take(municipality, transitionId, requestId, steps.approve(approvalId, form.ruling(), write)));
    }

    @PutMapping("/requests/{requestId}/objections/{objectionId}")
    @AllowedTo(
            value = {Role.MUNICIPALITY, Role.MINISTRY},
            scope = "municipality")
    ResponseEntity<Written> object(
            @PathVariable MunicipalityCode municipality,
            @PathVariable UUID transitionId,
            @PathVariable UUID requestId,
            @PathVariable UUID objectionId,
            @RequestBody ObjectionForm form,
            Write write) {
        return write.send(new Take(municipality, transitionId, requestId, steps.object(objectionId, form, write)));
    }

    @PutMapping("/requests/{requestId}/withdrawals/{withdrawalId}")
    @AllowedTo(
            value = {Role.MUNICIPALITY, Role.MINISTRY},
            scope = "municipality")
    ResponseEntity<Written> withdraw(
            @PathVariable MunicipalityCode municipality,
            @PathVariable UUID transitionId,
            @PathVariable UUID requestId,
            @PathVariable UUID withdrawalId,
            @RequestBody RequestWithdrawalForm form,
            Write write) {
        return write.send(new Take(municipality, transitionId, requestId, steps.withdraw(withdrawalId, write)));
    }
}
