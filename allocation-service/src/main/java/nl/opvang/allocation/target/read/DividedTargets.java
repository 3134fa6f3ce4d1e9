package nl.opvang.allocation.target.read;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import nl.opvang.allocation.target.domain.DivisionProposal;
import nl.opvang.allocation.target.read.DividedTarget.Part;
import nl.opvang.allocation.target.read.DividedTarget.Place;
import nl.opvang.allocation.target.read.DividedTargetController.DivisionQuestion;
import nl.opvang.contracts.allocation.target.KnownTargets;
import nl.opvang.contracts.allocation.target.Shares;
import nl.opvang.contracts.area.Division;
import nl.opvang.contracts.area.MunicipalityCode;
import nl.opvang.contracts.area.RegionCode;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** How regions divide their targets. */
@Component
public class DividedTargets {
    private final SaidOfTargets said;

    DividedTargets(SaidOfTargets said) {
        this.said = said;
    }

    /** On a day, as known now. */
    public DividedTarget on(LocalDate day, RegionCode region) {
        return of(region, new DivisionQuestion(day, null, null));
    }

    DividedTarget of(RegionCode region, DivisionQuestion question) {
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
                proposed.municipalities().stream().map(DividedTargets::place).toList(),
                proposed.inhabitants(),
                places,
                decided,
                places == null || decided == null ? null : decided - places);
    }

    private static Place place(MunicipalityCode code) {
        return new Place(code, Division.ofTheNetherlands().nameOf(code));
    }
}
