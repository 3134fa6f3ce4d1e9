package nl.opvang.funding.transition.read;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import nl.opvang.contracts.area.MunicipalityCode;
import nl.opvang.funding.dossier.read.DossierQuestion;
import nl.opvang.funding.dossier.read.Dossiers;
import nl.opvang.plumbing.access.AllowedTo;
import nl.opvang.plumbing.access.Caller;
import nl.opvang.plumbing.access.Role;
import nl.opvang.plumbing.http.form.Example;
import nl.opvang.plumbing.http.form.Query;
import nl.opvang.plumbing.problem.ProblemException;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Answers what was asked, decided and done about transitions. */
@RestController
class TransitionOverviewController {
    private static final String FEATURE = "transition";

    private final Dossiers dossiers;
    private final Transitions transitions;

    TransitionOverviewController(Dossiers dossiers, Transitions transitions) {
        this.dossiers = dossiers;
        this.transitions = transitions;
    }

    @GetMapping("/v1/municipalities/{municipality}/transitions/{transitionId}")
    @AllowedTo(
            value = {Role.MUNICIPALITY, Role.REGION, Role.NOO, Role.MINISTRY, Role.AUDITOR},
            scope = "municipality")
    TransitionOverview one(
            @PathVariable MunicipalityCode municipality,
            @PathVariable UUID transitionId,
            @Query AsKnown asKnown,
            Caller caller) {
        var moment = dossiers.moment(asKnown.knownAt());
        return dossiers.one(FEATURE + ":" + municipality + ":" + transitionId, caller, moment.knownAt())
                .map(dossier -> transitions.overview(dossier, moment))
                .orElseThrow(ProblemException::notFound);
    }

    /** Those that the caller may see, in order of municipality. */
    @GetMapping("/v1/transitions")
    @AllowedTo({Role.MUNICIPALITY, Role.REGION, Role.NOO, Role.MINISTRY, Role.AUDITOR})
    TransitionList list(@Query DossierQuestion question, Caller caller) {
        var page = dossiers.page(FEATURE, question, caller);
        return new TransitionList(
                page.moment().knownAt(),
                page.moment().projectedThrough(),
                page.dossiers().stream().map(Transitions::item).toList(),
                page.nextCursor());
    }

    record AsKnown(@Nullable Instant knownAt) {}

    /** @param nextCursor where the next page begins, as known at the same moment; null at the end */
    record TransitionList(
            Instant knownAt,
            Instant projectedThrough,
            List<TransitionItem> items,
            @Example("WyIyMDI1LTAzLTAxIl0") @Nullable String nextCursor) {}
}
