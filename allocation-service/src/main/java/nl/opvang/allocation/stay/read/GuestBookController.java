package nl.opvang.allocation.stay.read;

import java.time.LocalDate;
import java.util.UUID;
import nl.opvang.contracts.area.LocationId;
import nl.opvang.contracts.area.MunicipalityCode;
import nl.opvang.plumbing.access.AllowedTo;
import nl.opvang.plumbing.access.Role;
import nl.opvang.plumbing.http.form.Query;
import nl.opvang.plumbing.problem.ProblemException;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Guest books in numbers, without anybody's name. */
@RestController
class GuestBookController {
    record Day(LocalDate on) {}

    private final GuestBooks guestBooks;

    GuestBookController(GuestBooks guestBooks) {
        this.guestBooks = guestBooks;
    }

    @GetMapping("/v1/municipalities/{municipality}/guest-books/{location}")
    @AllowedTo(
            value = {Role.MUNICIPALITY, Role.REGION, Role.AUDITOR},
            scope = "municipality")
    ResponseEntity<GuestBookOverview> on(
            @PathVariable MunicipalityCode municipality, @PathVariable UUID location, @Query Day day) {
        var overview =
                guestBooks.on(new LocationId(municipality, location), day.on()).orElseThrow(ProblemException::notFound);
        return ResponseEntity.ok().eTag("\"" + overview.sequence() + "\"").body(overview);
    }
}
