package nl.opvang.allocation.target.domain;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import nl.opvang.allocation.target.domain.TargetRefusal.AreaNamedTwice;
import nl.opvang.allocation.target.domain.TargetRefusal.AreaUnknown;
import nl.opvang.allocation.target.domain.TargetRefusal.PlacesOutOfBounds;
import nl.opvang.contracts.allocation.MunicipalPlaces;
import nl.opvang.contracts.allocation.RegionalPlaces;
import nl.opvang.contracts.area.Division;
import nl.opvang.contracts.area.RegionCode;
import nl.opvang.contracts.text.TextValue;

/** What holds for every list of areas with numbers: areas that exist, each once, and numbers that are possible. */
final class Figures {
    /** More than any area could ever be asked for. */
    static final int MOST_PLACES = 100_000;

    private Figures() {}

    static Optional<TargetRefusal> wrong(List<RegionalPlaces> regions) {
        var known = Division.ofTheNetherlands().regions();
        var seen = new HashSet<TextValue>();
        return regions.stream()
                .flatMap(figure ->
                        wrong(figure.region(), figure.places(), known.containsKey(figure.region()), seen).stream())
                .findFirst();
    }

    /** One region with its number. */
    static Optional<TargetRefusal> wrong(RegionCode region, int places) {
        return wrong(region, places, Division.ofTheNetherlands().regions().containsKey(region), new HashSet<>());
    }

    /** Regions that are spoken of without a number. */
    static Optional<TargetRefusal> wrongRegions(List<RegionCode> regions) {
        var known = Division.ofTheNetherlands().regions();
        var seen = new HashSet<TextValue>();
        return regions.stream()
                .flatMap(region -> wrong(region, known.containsKey(region), seen).stream())
                .findFirst();
    }

    /** The municipalities that lie in the region on the first day of its division. */
    static Optional<TargetRefusal> wrong(RegionCode region, LocalDate on, List<MunicipalPlaces> municipalities) {
        var division = Division.ofTheNetherlands();
        var seen = new HashSet<TextValue>();
        return municipalities.stream()
                .flatMap(figure -> {
                    boolean there = division.municipality(figure.municipality())
                            .filter(row -> row.region().equals(region) && row.existsOn(on))
                            .isPresent();
                    return wrong(figure.municipality(), figure.places(), there, seen).stream();
                })
                .findFirst();
    }

    private static Optional<TargetRefusal> wrong(TextValue area, int places, boolean exists, Set<TextValue> seen) {
        return wrong(area, exists, seen).or(() -> wrong(places));
    }

    private static Optional<TargetRefusal> wrong(TextValue area, boolean exists, Set<TextValue> seen) {
        if (!exists) return Optional.of(new AreaUnknown(area));
        return seen.add(area) ? Optional.empty() : Optional.of(new AreaNamedTwice(area));
    }

    private static Optional<TargetRefusal> wrong(int places) {
        return places < 0 || places > MOST_PLACES
                ? Optional.of(new PlacesOutOfBounds(0, MOST_PLACES))
                : Optional.empty();
    }
}
