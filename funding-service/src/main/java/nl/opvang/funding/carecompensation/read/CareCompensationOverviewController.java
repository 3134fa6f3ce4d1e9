package nl.opvang.funding.carecompensation.read;

import java.time.Instant;
import java.util.List;
import java.util.TreeMap;
import nl.opvang.contracts.funding.CareCompensationEvent;
import nl.opvang.contracts.funding.CareCompensationEvent.Published;
import nl.opvang.contracts.funding.CareCompensationEvent.Withdrawn;
import nl.opvang.plumbing.access.AllowedTo;
import nl.opvang.plumbing.access.Role;
import nl.opvang.plumbing.http.form.Query;
import nl.opvang.plumbing.projection.ProjectedThrough;
import nl.opvang.plumbing.projection.WholeEvents;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Answers what was published about the compensation for care: published, so anyone may know. */
@RestController
class CareCompensationOverviewController {
    private final WholeEvents said;
    private final ProjectedThrough projectedThrough;

    CareCompensationOverviewController(WholeEvents saidAboutCareCompensations, ProjectedThrough projectedThrough) {
        this.said = saidAboutCareCompensations;
        this.projectedThrough = projectedThrough;
    }

    /** One per year, so that there are never many. */
    @GetMapping("/v1/care-compensations")
    @AllowedTo({Role.MUNICIPALITY, Role.REGION, Role.KCIO, Role.NOO, Role.MINISTRY, Role.AUDITOR, Role.OPERATOR})
    CareCompensationList list(@Query Question question) {
        var through = projectedThrough.of(said);
        var asked = question.knownAt();
        var moment = asked == null || asked.isAfter(through) ? through : asked;
        var standing = new TreeMap<Integer, CareCompensationOverview>();
        for (var known : said.knownAt(moment))
            switch ((CareCompensationEvent) known.event()) {
                case Published now ->
                    standing.put(now.year(), CareCompensationOverview.of(now, known.eventId(), known.knownAt()));
                case Withdrawn now -> standing.remove(now.year());
            }
        return new CareCompensationList(
                moment,
                through,
                standing.values().stream()
                        .filter(each -> question.year() == null || question.year() == each.year())
                        .toList());
    }

    /** @param year only this one */
    record Question(@Nullable Instant knownAt, @Nullable Integer year) {}

    /** In order of years. */
    record CareCompensationList(Instant knownAt, Instant projectedThrough, List<CareCompensationOverview> items) {}
}
