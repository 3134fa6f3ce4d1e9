package nl.opvang.allocation.attendance.write;

import java.util.UUID;
import nl.opvang.allocation.attendance.domain.AttendanceCommand.WithdrawDecision;
import nl.opvang.allocation.attendance.domain.AttendanceCommand.WithdrawEntitlementLoss;
import nl.opvang.allocation.attendance.write.AttendanceForms.AboutStayed;
import nl.opvang.allocation.attendance.write.AttendanceForms.AbsenceCorrectionForm;
import nl.opvang.allocation.attendance.write.AttendanceForms.AbsenceDecisionForm;
import nl.opvang.allocation.attendance.write.AttendanceForms.AbsenceEndForm;
import nl.opvang.allocation.attendance.write.AttendanceForms.AbsenceForm;
import nl.opvang.allocation.attendance.write.AttendanceForms.DecisionCorrectionForm;
import nl.opvang.allocation.attendance.write.AttendanceForms.EntitlementLossCorrectionForm;
import nl.opvang.allocation.attendance.write.AttendanceForms.EntitlementLossForm;
import nl.opvang.contracts.allocation.StayId;
import nl.opvang.contracts.area.MunicipalityCode;
import nl.opvang.plumbing.access.AllowedTo;
import nl.opvang.plumbing.access.Role;
import nl.opvang.plumbing.http.processing.Processes;
import nl.opvang.plumbing.http.write.Write;
import nl.opvang.plumbing.http.write.Written;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What a municipality says about the attendance of those who stay, one at a time. */
@RestController
@Processes(value = "attendance", subject = "stay")
@RequestMapping("/v1/municipalities/{municipality}/stays/{stay}")
class AttendanceController {
    private final StaysSaid stays;

    AttendanceController(StaysSaid stays) {
        this.stays = stays;
    }

    @PutMapping("/absences/{absence}")
    @AllowedTo(value = Role.MUNICIPALITY, scope = "municipality")
    ResponseEntity<Written> report(
            @PathVariable MunicipalityCode municipality,
            @PathVariable UUID stay,
            @PathVariable UUID absence,
            @RequestBody AbsenceForm form,
            Write write) {
        return send(municipality, stay, form.about(absence), write);
    }

    @PutMapping("/absences/{absence}/end")
    @AllowedTo(value = Role.MUNICIPALITY, scope = "municipality")
    ResponseEntity<Written> end(
            @PathVariable MunicipalityCode municipality,
            @PathVariable UUID stay,
            @PathVariable UUID absence,
            @RequestBody AbsenceEndForm form,
            Write write) {
        return write.send(form.command(new StayId(municipality, stay), absence));
    }

    @PutMapping("/absences/{absence}/corrections/{correctionId}")
    @AllowedTo(value = Role.MUNICIPALITY, scope = "municipality")
    ResponseEntity<Written> correct(
            @PathVariable MunicipalityCode municipality,
            @PathVariable UUID stay,
            @PathVariable UUID absence,
            @PathVariable UUID correctionId,
            @RequestBody AbsenceCorrectionForm form,
            Write write) {
        return write.send(form.command(new StayId(municipality, stay), absence, correctionId));
    }

    /** That a stay ends is written in the guest book as well, or neither is. */
    @PutMapping("/absences/{absence}/decisions/{decision}")
    @AllowedTo(value = Role.MUNICIPALITY, scope = "municipality")
    ResponseEntity<Written> decide(
            @PathVariable MunicipalityCode municipality,
            @PathVariable UUID stay,
            @PathVariable UUID absence,
            @PathVariable UUID decision,
            @RequestBody AbsenceDecisionForm form,
            Write write) {
        return send(municipality, stay, form.about(absence, decision), write);
    }

    @PutMapping("/absences/{absence}/decisions/{decision}/corrections/{correctionId}")
    @AllowedTo(value = Role.MUNICIPALITY, scope = "municipality")
    ResponseEntity<Written> withdrawDecision(
            @PathVariable MunicipalityCode municipality,
            @PathVariable UUID stay,
            @PathVariable UUID absence,
            @PathVariable UUID decision,
            @PathVariable UUID correctionId,
            @RequestBody DecisionCorrectionForm form,
            Write write) {
        return write.send(new WithdrawDecision(new StayId(municipality, stay), absence, decision, correctionId));
    }

    /** The stay goes on until it is said to end. */
    @PutMapping("/entitlement-losses/{loss}")
    @AllowedTo(value = Role.MUNICIPALITY, scope = "municipality")
    ResponseEntity<Written> loseEntitlement(
            @PathVariable MunicipalityCode municipality,
            @PathVariable UUID stay,
            @PathVariable UUID loss,
            @RequestBody EntitlementLossForm form,
            Write write) {
        return send(municipality, stay, form.about(loss), write);
    }

    @PutMapping("/entitlement-losses/{loss}/corrections/{correctionId}")
    @AllowedTo(value = Role.MUNICIPALITY, scope = "municipality")
    ResponseEntity<Written> withdrawLoss(
            @PathVariable MunicipalityCode municipality,
            @PathVariable UUID stay,
            @PathVariable UUID loss,
            @PathVariable UUID correctionId,
            @RequestBody EntitlementLossCorrectionForm form,
            Write write) {
        return write.send(new WithdrawEntitlementLoss(new StayId(municipality, stay), loss, correctionId));
    }

    private ResponseEntity<Written> send(MunicipalityCode municipality, UUID stay, AboutStayed form, Write write) {
        return stays.send(new StayId(municipality, stay), form, write);
    }
}
