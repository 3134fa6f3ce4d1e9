package nl.opvang.funding.settlement.read;

import java.time.Instant;
import nl.opvang.contracts.area.MunicipalityCode;
import nl.opvang.funding.dossier.read.Dossiers;
import nl.opvang.plumbing.access.AllowedTo;
import nl.opvang.plumbing.access.Caller;
import nl.opvang.plumbing.access.Role;
import nl.opvang.plumbing.http.form.Query;
import nl.opvang.plumbing.problem.ProblemException;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Answers what was accounted for and set. */
@RestController
class SettlementOverviewController {
    private final Dossiers dossiers;

    SettlementOverviewController(Dossiers dossiers) {
        this.dossiers = dossiers;
    }

    @GetMapping("/v1/municipalities/{municipality}/settlements/{year}")
    @AllowedTo(
            value = {Role.MUNICIPALITY, Role.REGION, Role.MINISTRY, Role.AUDITOR},
            scope = "municipality")
    SettlementOverview one(
            @PathVariable MunicipalityCode municipality,
            @PathVariable int year,
            @Query AsKnown asKnown,
            Caller caller) {
        var moment = dossiers.moment(asKnown.knownAt());
        return dossiers.one("settlement:" + municipality + ":" + year, caller, moment.knownAt())
                .map(dossier -> SettlementOverview.of(
                        dossier,
                        dossiers.one("payment:" + municipality + ":" + year, caller, moment.knownAt())
                                .orElse(null),
                        moment))
                .orElseThrow(ProblemException::notFound);
    }

    record AsKnown(@Nullable Instant knownAt) {}
}
