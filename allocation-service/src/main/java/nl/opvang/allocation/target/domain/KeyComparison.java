package nl.opvang.allocation.target.domain;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import nl.opvang.contracts.allocation.FigureProvenance;
import nl.opvang.contracts.allocation.RegionalPlaces;
import nl.opvang.contracts.allocation.TargetBasis;
import nl.opvang.contracts.allocation.TargetTerms;
import nl.opvang.contracts.area.RegionCode;
import org.jspecify.annotations.Nullable;

/** Regional figures as decided beside those that the key gives: published tables are decisions, and need not agree with it. */
public record KeyComparison(List<Region> regions) {
    /**
     * @param keyPlaces rounded on its own; null when the decision says no key
     * @param difference as decided less by the key
     */
    public record Region(
            RegionCode region,
            int places,
            FigureProvenance provenance,
            @Nullable Integer keyPlaces,
            @Nullable Integer difference) {}

    public KeyComparison {
        regions = List.copyOf(regions);
    }

    /** By the key that the decision itself names: a better reference set changes nothing that was decided before it. */
    public static KeyComparison of(TargetTerms terms) {
        var key = key(terms);
        return new KeyComparison(terms.regions().stream()
                .map(figure -> region(figure, key.get(figure.region())))
                .toList());
    }

    private static Region region(RegionalPlaces decided, @Nullable Integer byKey) {
        return new Region(
                decided.region(),
                decided.places(),
                decided.provenance(),
                byKey,
                byKey == null ? null : decided.places() - byKey);
    }

    private static Map<RegionCode, Integer> key(TargetTerms terms) {
        var key = new TreeMap<RegionCode, Integer>();
        int regions = terms.regions().size();
        if (terms.basis() == TargetBasis.FLAT && terms.places() % regions == 0)
            terms.regions().forEach(figure -> key.put(figure.region(), terms.places() / regions));
        var reference = terms.referenceSet();
        if (terms.basis() != TargetBasis.FLAT && reference != null && terms.places() >= DistributionKey.LEAST_PLACES)
            ReferenceSets.find(reference)
                    .ifPresent(set -> DistributionKey.shares(terms.places(), set)
                            .forEach((region, share) -> key.put(region, share.nearest())));
        return key;
    }
}
