package nl.opvang.capacity.quality.write;

import java.util.UUID;
import nl.opvang.capacity.quality.write.QualityForms.FollowUpDoneForm;
import nl.opvang.capacity.quality.write.QualityForms.FollowUpForm;
import nl.opvang.capacity.quality.write.QualityForms.InspectionForm;
import nl.opvang.capacity.quality.write.QualityForms.InspectionWithdrawalForm;
import nl.opvang.contracts.area.LocationId;
import nl.opvang.contracts.area.MunicipalityCode;
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

/** What a municipality found at a location, and does about it. */
@RestController
@RequestMapping("/v1/municipalities/{municipality}/locations/{location}")
class QualityController {
    private final QualityOrders orders;

    QualityController(QualityOrders orders) {
        this.orders = orders;
    }

    @PutMapping("/inspections/{inspectionId}")
    @AllowedTo(value = Role.MUNICIPALITY, scope = "municipality")
    ResponseEntity<Written> inspect(
            @PathVariable MunicipalityCode municipality,
            @PathVariable UUID location,
            @PathVariable UUID inspectionId,
            @RequestBody InspectionForm form,
            Write write) {
        return write.send(orders.inspect(new LocationId(municipality, location), inspectionId, form));
    }

    @PutMapping("/inspection-withdrawals/{withdrawalId}")
    @AllowedTo(value = Role.MUNICIPALITY, scope = "municipality")
    ResponseEntity<Written> withdraw(
            @PathVariable MunicipalityCode municipality,
            @PathVariable UUID location,
            @PathVariable UUID withdrawalId,
            @RequestBody InspectionWithdrawalForm form,
            Write write) {
        return write.send(QualityOrders.withdraw(new LocationId(municipality, location), withdrawalId, form));
    }

    @PutMapping("/follow-ups/{followUpId}")
    @AllowedTo(value = Role.MUNICIPALITY, scope = "municipality")
    ResponseEntity<Written> agreeFollowUp(
            @PathVariable MunicipalityCode municipality,
            @PathVariable UUID location,
            @PathVariable UUID followUpId,
            @RequestBody FollowUpForm form,
            Write write) {
        return write.send(QualityOrders.followUp(new LocationId(municipality, location), followUpId, form));
    }

    @PutMapping("/follow-ups-done/{doneId}")
    @AllowedTo(value = Role.MUNICIPALITY, scope = "municipality")
    ResponseEntity<Written> finishFollowUp(
            @PathVariable MunicipalityCode municipality,
            @PathVariable UUID location,
            @PathVariable UUID doneId,
            @RequestBody FollowUpDoneForm form,
            Write write) {
        return write.send(QualityOrders.done(new LocationId(municipality, location), doneId, form));
    }
}
