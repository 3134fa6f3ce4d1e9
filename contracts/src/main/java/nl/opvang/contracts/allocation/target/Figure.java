package nl.opvang.contracts.allocation.target;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import nl.opvang.contracts.allocation.FigureProvenance;
import nl.opvang.contracts.allocation.RegionalPlaces;
import nl.opvang.contracts.area.RegionCode;

/**
 * The figures of some regions as one.
 *
 * @param provenance a sum is published when all its parts are
 */
public record Figure(long places, FigureProvenance provenance) {
    /** Empty when none of these regions has a figure. */
    public static Optional<Figure> of(List<RegionalPlaces> table, Predicate<RegionCode> regions) {
        return table.stream()
                .filter(part -> regions.test(part.region()))
                .map(part -> new Figure(part.places(), part.provenance()))
                .reduce(Figure::plus);
    }

    private Figure plus(Figure other) {
        boolean published = provenance == FigureProvenance.PUBLISHED && other.provenance == FigureProvenance.PUBLISHED;
        return new Figure(places + other.places, published ? FigureProvenance.PUBLISHED : FigureProvenance.CALCULATED);
    }
}
