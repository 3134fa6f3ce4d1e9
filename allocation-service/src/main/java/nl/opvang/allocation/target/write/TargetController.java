package nl.opvang.allocation.target.write;

import java.util.UUID;
import nl.opvang.allocation.target.domain.TargetCommand.CloseHistoryImport;
import nl.opvang.allocation.target.domain.TargetCommand.Correct;
import nl.opvang.allocation.target.domain.TargetCommand.Decide;
import nl.opvang.allocation.target.domain.TargetCommand.DecideOneOff;
import nl.opvang.allocation.target.domain.TargetCommand.Divide;
import nl.opvang.allocation.target.domain.TargetCommand.PlanPlaces;
import nl.opvang.allocation.target.domain.TargetCommand.RecordPrognosis;
import nl.opvang.allocation.target.domain.TargetCommand.Withdraw;
import nl.opvang.allocation.target.write.TargetForms.DivisionForm;
import nl.opvang.allocation.target.write.TargetForms.OneOffForm;
import nl.opvang.allocation.target.write.TargetForms.PlanForm;
import nl.opvang.allocation.target.write.TargetForms.PrognosisForm;
import nl.opvang.allocation.target.write.TargetForms.TargetForm;
import nl.opvang.allocation.target.write.TargetForms.WithdrawalForm;
import nl.opvang.contracts.allocation.TargetId;
import nl.opvang.contracts.area.RegionCode;
import nl.opvang.plumbing.access.AllowedTo;
import nl.opvang.plumbing.access.Role;
import nl.opvang.plumbing.http.write.Write;
import nl.opvang.plumbing.http.write.Written;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** What the ministry decides about targets, and safety regions about theirs. */
@RestController
class TargetController {
    @PutMapping("/v1/targets/{id}")
    @AllowedTo(Role.MINISTRY)
    ResponseEntity<Written> decide(@PathVariable UUID id, @RequestBody TargetForm form, Write write) {
        return write.send(new Decide(new TargetId(id), form.decision()));
    }

    @PutMapping("/v1/targets/{id}/corrections/{correctionId}")
    @AllowedTo(Role.MINISTRY)
    ResponseEntity<Written> correct(
            @PathVariable UUID id, @PathVariable UUID correctionId, @RequestBody TargetForm form, Write write) {
        return write.send(new Correct(new TargetId(id), correctionId, form.decision()));
    }

    /** A decision, a one-off, a prognosis, an explanation, a round or a step of one: they share their ids. */
    @PutMapping("/v1/targets/{id}/withdrawals/{withdrawalId}")
    @AllowedTo(Role.MINISTRY)
    ResponseEntity<Written> withdraw(
            @PathVariable UUID id, @PathVariable UUID withdrawalId, @RequestBody WithdrawalForm form, Write write) {
        return write.send(new Withdraw(new TargetId(id), withdrawalId, null));
    }

    @PutMapping("/v1/target-one-offs/{id}")
    @AllowedTo(Role.MINISTRY)
    ResponseEntity<Written> decideOneOff(@PathVariable UUID id, @RequestBody OneOffForm form, Write write) {
        return write.send(new DecideOneOff(new TargetId(id), form.terms()));
    }

    @PutMapping("/v1/target-prognoses/{id}")
    @AllowedTo(Role.MINISTRY)
    ResponseEntity<Written> recordPrognosis(@PathVariable UUID id, @RequestBody PrognosisForm form, Write write) {
        return write.send(new RecordPrognosis(new TargetId(id), form.prognosis()));
    }

    @PutMapping("/v1/regions/{region}/target-divisions/{id}")
    @AllowedTo(value = Role.REGION, scope = "region")
    ResponseEntity<Written> divide(
            @PathVariable RegionCode region, @PathVariable UUID id, @RequestBody DivisionForm form, Write write) {
        return write.send(new Divide(new TargetId(id), region, form.terms()));
    }

    @PutMapping("/v1/regions/{region}/target-divisions/{id}/withdrawals/{withdrawalId}")
    @AllowedTo(value = Role.REGION, scope = "region")
    ResponseEntity<Written> withdrawDivision(
            @PathVariable RegionCode region,
            @PathVariable UUID id,
            @PathVariable UUID withdrawalId,
            @RequestBody WithdrawalForm form,
            Write write) {
        return write.send(new Withdraw(new TargetId(id), withdrawalId, region));
    }

    @PutMapping("/v1/regions/{region}/planned-places/{id}")
    @AllowedTo(value = Role.REGION, scope = "region")
    ResponseEntity<Written> plan(
            @PathVariable RegionCode region, @PathVariable UUID id, @RequestBody PlanForm form, Write write) {
        return write.send(new PlanPlaces(new TargetId(id), region, form.terms()));
    }

    /** A plan or a division: they share their ids. */
    @PutMapping("/v1/regions/{region}/planned-places/{id}/withdrawals/{withdrawalId}")
    @AllowedTo(value = Role.REGION, scope = "region")
    ResponseEntity<Written> withdrawPlan(
            @PathVariable RegionCode region,
            @PathVariable UUID id,
            @PathVariable UUID withdrawalId,
            @RequestBody WithdrawalForm form,
            Write write) {
        return write.send(new Withdraw(new TargetId(id), withdrawalId, region));
    }

    /** From then on answers for earlier moments no longer change. */
    @PutMapping("/v1/target-history-closings/NL")
    @AllowedTo(Role.MINISTRY)
    ResponseEntity<Written> closeHistory(Write write) {
        return write.send(new CloseHistoryImport(null));
    }

    /** As {@link #closeHistory}, for what one region decided. */
    @PutMapping("/v1/target-history-closings/{region}")
    @AllowedTo(
            value = {Role.MINISTRY, Role.REGION},
            scope = "region")
    ResponseEntity<Written> closeHistoryOfRegion(@PathVariable RegionCode region, Write write) {
        return write.send(new CloseHistoryImport(region));
    }
}
