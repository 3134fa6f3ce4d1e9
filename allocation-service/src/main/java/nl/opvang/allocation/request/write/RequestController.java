package nl.opvang.allocation.request.write;

import java.util.UUID;
import nl.opvang.allocation.clock.DatabaseClock;
import nl.opvang.allocation.request.domain.RequestCommand.Change;
import nl.opvang.allocation.request.domain.RequestCommand.RecordFailure;
import nl.opvang.allocation.request.write.RequestForms.FailureForm;
import nl.opvang.allocation.request.write.RequestForms.RequestForm;
import nl.opvang.allocation.request.write.RequestForms.RequestWithdrawalForm;
import nl.opvang.contracts.allocation.RequestId;
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

/** What a municipality says about the households that ask it for shelter, one at a time. */
@RestController
@Processes(value = "request", subject = "request")
@RequestMapping("/v1/municipalities/{municipality}/requests/{request}")
class RequestController {
    private final Households households;
    private final Offers offers;
    private final DatabaseClock clock;

    RequestController(Households households, Offers offers, DatabaseClock clock) {
        this.households = households;
        this.offers = offers;
        this.clock = clock;
    }

    @PutMapping
    @AllowedTo(value = Role.MUNICIPALITY, scope = "municipality")
    ResponseEntity<Written> ask(
            @PathVariable MunicipalityCode municipality,
            @PathVariable UUID request,
            @RequestBody RequestForm form,
            Write write) {
        return households.ask(new RequestId(municipality, request), form, write);
    }

    /** What the household asks for now, whole. */
    @PutMapping("/changes/{change}")
    @AllowedTo(value = Role.MUNICIPALITY, scope = "municipality")
    ResponseEntity<Written> change(
            @PathVariable MunicipalityCode municipality,
            @PathVariable UUID request,
            @PathVariable UUID change,
            @RequestBody RequestForm form,
            Write write) {
        var id = new RequestId(municipality, request);
        return write.send(new Change(id, change, households.wish(id, form), clock.now()));
    }

    /** The request stays open. */
    @PutMapping("/failed-placements/{attempt}")
    @AllowedTo(value = Role.MUNICIPALITY, scope = "municipality")
    ResponseEntity<Written> recordFailure(
            @PathVariable MunicipalityCode municipality,
            @PathVariable UUID request,
            @PathVariable UUID attempt,
            @RequestBody FailureForm form,
            Write write) {
        return write.send(
                new RecordFailure(new RequestId(municipality, request), attempt, form.on(), form.why(), clock.now()));
    }

    @PutMapping("/withdrawal")
    @AllowedTo(value = Role.MUNICIPALITY, scope = "municipality")
    ResponseEntity<Written> withdraw(
            @PathVariable MunicipalityCode municipality,
            @PathVariable UUID request,
            @RequestBody RequestWithdrawalForm form,
            Write write) {
        return offers.withdraw(new RequestId(municipality, request), form.why(), write);
    }
}
