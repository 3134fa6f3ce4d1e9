package nl.opvang.allocation.target.read;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import nl.opvang.allocation.target.domain.DivisionProposal;
import nl.opvang.allocation.target.domain.ReferenceSet;
import nl.opvang.allocation.target.domain.ReferenceSets;
import nl.opvang.allocation.target.read.DividedTarget.Part;
import nl.opvang.allocation.target.read.DividedTarget.Place;
import nl.opvang.contracts.allocation.ReferenceSetId;
import nl.opvang.contracts.allocation.target.KnownTargets;
import nl.opvang.contracts.allocation.target.Shares;
import nl.opvang.contracts.area.Division;
import nl.opvang.contracts.area.MunicipalityCode;
import nl.opvang.contracts.area.RegionCode;
import nl.opvang.plumbing.access.AllowedTo;
import nl.opvang.plumbing.access.Role;
import nl.opvang.plumbing.http.form.Example;
import nl.opvang.plumbing.http.form.Query;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Answers how a region divides its target, to itself and to the country. */
@RestController
class DividedTargetController {
    private final SaidOfTargets said;

    DividedTargetController(SaidOfTargets said) {
        this.said = said;
    }

    @GetMapping("/v1/regions/{region}/target-divisions")
    @AllowedTo(
            value = {Role.REGION, Role.KCIO, Role.NOO, Role.MINISTRY, Role.AUDITOR},
            scope = "region")
    DividedTarget divided(@PathVariable RegionCode region, @Query DivisionQuestion question) {
        var through = said.projectedThrough();
        var asked = question.knownAt();
        var moment = asked == null || asked.isAfter(through) ? through : asked;
        var known = KnownTargets.at(moment, said.knownAt(moment));
        var target = known.placesOn(region, question.on()).orElse(null);
        var proposal = DivisionProposal.of(region, question.on(), target, question.reference());
        var shares = known.sharesOn(region, question.on()).orElse(null);
        var divided = shares == null ? null : shares.places();
        return new DividedTarget(
                region,
                Division.ofTheNetherlands().regions().getOrDefault(region, region.text()),
                question.on(),
                moment,
                through,
                target,
                proposal.referenceSet(),
                target == null ? null : proposed(proposal),
                divided,
                target == null || divided == null ? null : target - divided,
                shares == null ? null : shares.effectiveOn(),
                shares == null ? null : shares.source(),
                parts(proposal, shares));
    }

    private static long proposed(DivisionProposal proposal) {
        return proposal.parts().stream()
                .map(DivisionProposal.Part::places)
                .filter(Objects::nonNull)
                .mapToLong(Integer::longValue)
                .sum();
    }

    private static List<Part> parts(DivisionProposal proposal, @Nullable Shares shares) {
        Map<MunicipalityCode, Long> decided = shares == null
                ? Map.of()
                : shares.municipalities().stream()
                        .collect(Collectors.toMap(Shares.Share::municipality, Shares.Share::places));
        return proposal.parts().stream().map(part -> part(part, decided)).toList();
    }

    private static Part part(DivisionProposal.Part proposed, Map<MunicipalityCode, Long> shares) {
        var decided = proposed.municipalities().stream()
                .map(shares::get)
                .filter(Objects::nonNull)
                .reduce(Long::sum)
                .orElse(null);
        var places = proposed.places();
        return new Part(
                proposed.municipalities().stream()
                        .map(DividedTargetController::place)
                        .toList(),
                proposed.inhabitants(),
                places,
                decided,
                places == null || decided == null ? null : decided - places);
    }

    private static Place place(MunicipalityCode code) {
        return new Place(
                code,
                Division.ofTheNetherlands()
                        .municipality(code)
                        .map(Division.Municipality::name)
                        .orElse(code.text()));
    }

    /** @param referenceSet whose inhabitants to count; without it the last one of the day or before */
    record DivisionQuestion(
            LocalDate on,
            @Nullable Instant knownAt,
            @Example("cbs-2024-01-01.v1") @Nullable ReferenceSetId referenceSet) {
        /** @throws IllegalArgumentException when there is no such reference set */
        DivisionQuestion {
            if (referenceSet != null && ReferenceSets.find(referenceSet).isEmpty())
                throw new IllegalArgumentException("referenceSet names none that there is");
        }

        ReferenceSet reference() {
            return referenceSet == null
                    ? ReferenceSets.on(on)
                    : ReferenceSets.find(referenceSet).orElseThrow();
        }
    }
}
