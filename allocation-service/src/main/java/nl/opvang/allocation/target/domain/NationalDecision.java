package nl.opvang.allocation.target.domain;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import nl.opvang.allocation.target.domain.TargetRefusal.NotFlat;
import nl.opvang.allocation.target.domain.TargetRefusal.PlacesOutOfBounds;
import nl.opvang.allocation.target.domain.TargetRefusal.ReferenceSetMissing;
import nl.opvang.allocation.target.domain.TargetRefusal.TableIncomplete;
import nl.opvang.allocation.target.domain.TargetRefusal.TooFewForFormula;
import nl.opvang.contracts.allocation.FigureProvenance;
import nl.opvang.contracts.allocation.RegionalPlaces;
import nl.opvang.contracts.allocation.TargetBasis;
import nl.opvang.contracts.allocation.TargetTerms;
import nl.opvang.contracts.area.Division;
import nl.opvang.contracts.area.RegionCode;
import org.jspecify.annotations.Nullable;

/**
 * A decision about the national number, as it was published: with all, some or none of the regional figures. Those that
 * were not published follow from the basis.
 *
 * @param effectiveOn first day on which it holds
 * @param published what is known to have been published, per region
 * @param referenceSet what to compute from; null when nothing needs it
 */
public record NationalDecision(
        LocalDate effectiveOn,
        int places,
        TargetBasis basis,
        List<RegionalPlaces> published,
        @Nullable ReferenceSet referenceSet,
        @Nullable LocalDate announcedOn,
        String source) {
    /** More than anybody ever thought of. */
    static final int MOST_PLACES = 1_000_000;

    public NationalDecision {
        published = List.copyOf(published);
    }

    Optional<TargetRefusal> wrong() {
        if (places < 1 || places > MOST_PLACES) return Optional.of(new PlacesOutOfBounds(1, MOST_PLACES));
        return Figures.wrong(published).or(this::incalculable);
    }

    private Optional<TargetRefusal> incalculable() {
        int regions = Division.ofTheNetherlands().regions().size();
        if (published.size() == regions) return Optional.empty();
        return switch (basis) {
            case FLAT -> places % regions == 0 ? Optional.empty() : Optional.of(new NotFlat(places, regions));
            case FORMULA -> {
                if (referenceSet == null) yield Optional.of(new ReferenceSetMissing());
                yield places < DistributionKey.LEAST_PLACES
                        ? Optional.of(new TooFewForFormula(DistributionKey.LEAST_PLACES))
                        : Optional.empty();
            }
            case DECIDED -> Optional.of(new TableIncomplete(regions));
        };
    }

    /** What is recorded; only of a decision that is not {@link #wrong()}. */
    TargetTerms terms() {
        var table = new TreeMap<RegionCode, RegionalPlaces>();
        calculated()
                .forEach((region, figure) ->
                        table.put(region, new RegionalPlaces(region, figure, FigureProvenance.CALCULATED)));
        published.forEach(figure -> table.put(figure.region(), figure));
        return new TargetTerms(
                effectiveOn,
                places,
                basis,
                referenceSet == null ? null : referenceSet.id(),
                new ArrayList<>(table.values()),
                announcedOn,
                source);
    }

    /** Each rounded on its own, as the published table was: nothing is put back to make them add up. */
    private Map<RegionCode, Integer> calculated() {
        var regions = Division.ofTheNetherlands().regions().keySet();
        var figures = new TreeMap<RegionCode, Integer>();
        if (published.size() == regions.size()) return figures;
        if (basis == TargetBasis.FORMULA && referenceSet != null)
            DistributionKey.shares(places, referenceSet)
                    .forEach((region, share) -> figures.put(region, share.nearest()));
        if (basis == TargetBasis.FLAT) regions.forEach(region -> figures.put(region, places / regions.size()));
        return figures;
    }
}
