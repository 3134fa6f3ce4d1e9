package nl.opvang.allocation.target.read;

import java.time.LocalDate;
import java.util.List;
import nl.opvang.allocation.target.domain.KeyComparison;
import nl.opvang.allocation.target.domain.KnownRounds;
import nl.opvang.contracts.allocation.FigureProvenance;
import nl.opvang.contracts.allocation.ReferenceSetId;
import nl.opvang.contracts.allocation.TargetBasis;
import nl.opvang.contracts.allocation.TargetId;
import nl.opvang.contracts.allocation.TargetTerms;
import nl.opvang.contracts.area.Division;
import nl.opvang.contracts.area.RegionCode;
import nl.opvang.plumbing.http.form.Example;
import org.jspecify.annotations.Nullable;

/**
 * A decision about the national number, beside what the distribution key gives.
 *
 * @param differenceFromRegions the number less the sum of the regional figures, each of which was rounded on its own
 * @param referenceSet what the key was computed from; null when there was no need of any
 */
record DecidedTarget(
        TargetId targetId,
        LocalDate effectiveOn,
        long places,
        long differenceFromRegions,
        TargetBasis basis,
        @Example("cbs-2022-01-01.v1") @Nullable ReferenceSetId referenceSet,
        @Nullable LocalDate announcedOn,
        @Example("A made-up letter of 1 March 2025") String source,
        List<RegionFigure> regions) {
    /**
     * @param keyPlaces what the key gives, rounded on its own; null when the decision names no key
     * @param difference as decided less what the key gives
     * @param explanation why they differ, as the ministry recorded it
     */
    record RegionFigure(
            @Example("VR01") RegionCode region,
            @Example("Groningen") String name,
            int places,
            FigureProvenance provenance,
            @Nullable Integer keyPlaces,
            @Nullable Integer difference,

            @Example("A municipality moved to this region in that year") @Nullable
            String explanation) {}

    static DecidedTarget of(TargetId id, TargetTerms terms, KnownRounds known) {
        var names = Division.ofTheNetherlands().regions();
        var explanations = known.explanations(id);
        var regions = KeyComparison.of(terms).regions().stream()
                .map(region -> new RegionFigure(
                        region.region(),
                        names.getOrDefault(region.region(), region.region().text()),
                        region.places(),
                        region.provenance(),
                        region.keyPlaces(),
                        region.difference(),
                        explanations.get(region.region())))
                .toList();
        return new DecidedTarget(
                id,
                terms.effectiveOn(),
                terms.places(),
                terms.places()
                        - regions.stream().mapToLong(RegionFigure::places).sum(),
                terms.basis(),
                terms.referenceSet(),
                terms.announcedOn(),
                terms.source(),
                regions);
    }
}
