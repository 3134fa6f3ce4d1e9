package nl.opvang.allocation.forgetting.write;

import java.util.UUID;
import nl.opvang.allocation.forgetting.write.ForgettingForms.ForgettingForm;
import nl.opvang.contracts.allocation.ForgettingId;
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

/** A municipality forgets somebody with whom it had to do. */
@RestController
@Processes(value = "forgetting", subject = "forgetting")
@RequestMapping("/v1/municipalities/{municipality}/forgettings/{forgetting}")
class ForgettingController {
    private final ForgetCommands commands;

    ForgettingController(ForgetCommands commands) {
        this.commands = commands;
    }

    /** For ever, and everywhere: no municipality finds the person by any number afterwards. Totals stay what they were. */
    @PutMapping
    @AllowedTo(value = Role.MUNICIPALITY, scope = "municipality")
    ResponseEntity<Written> forget(
            @PathVariable MunicipalityCode municipality,
            @PathVariable UUID forgetting,
            @RequestBody ForgettingForm form,
            Write write) {
        return write.send(commands.command(new ForgettingId(municipality, forgetting), form));
    }
}
