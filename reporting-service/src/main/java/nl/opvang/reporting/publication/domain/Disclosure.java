package nl.opvang.reporting.publication.domain;

import static java.util.Comparator.comparingInt;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.function.ToIntFunction;
import nl.opvang.contracts.reporting.AreaFigures;
import org.jspecify.annotations.Nullable;

/**
 * What may be shown of exact figures. Every figure is rounded on its own, so that parts need not add up to their total.
 * A number of people that is small, and not zero, is withheld; so is one more where a single one could be had back by
 * taking the others from the total. Places are no people, and never withheld.
 *
 * @param unit to the nearest multiple of which is rounded, half up; 1 for not at all
 * @param fewestPeople of whom the number is shown; 1 for all
 */
record Disclosure(int unit, int fewestPeople) {
    /** The same areas in the same order. */
    List<AreaFigures> of(List<ExactFigures> areas) {
        var occupied = withheld(areas, ExactFigures::occupiedPlaces);
        var crisisOccupied = withheld(areas, ExactFigures::crisisOccupiedPlaces);
        var registered = withheld(areas, ExactFigures::registered);
        var deregistered = withheld(areas, ExactFigures::deregistered);
        return areas.stream()
                .map(area -> new AreaFigures(
                        area.area(),
                        rounded(area.realisedPlaces()),
                        rounded(area.outOfUsePlaces()),
                        shown(area, area.occupiedPlaces(), occupied),
                        occupied.contains(area.area()) ? null : perMille(area.occupiedPlaces(), area.realisedPlaces()),
                        rounded(area.crisisPlaces()),
                        shown(area, area.crisisOccupiedPlaces(), crisisOccupied),
                        shown(area, area.registered(), registered),
                        shown(area, area.deregistered(), deregistered)))
                .toList();
    }

    private @Nullable Integer shown(ExactFigures area, int people, Set<String> withheld) {
        return withheld.contains(area.area()) ? null : rounded(people);
    }

    private int rounded(int exact) {
        return Math.multiplyExact(
                BigDecimal.valueOf(exact)
                        .divide(BigDecimal.valueOf(unit), 0, RoundingMode.HALF_UP)
                        .intValueExact(),
                unit);
    }

    private static @Nullable Integer perMille(int occupied, int realised) {
        if (realised == 0) return null;
        return BigDecimal.valueOf(1000L * occupied)
                .divide(BigDecimal.valueOf(realised), 0, RoundingMode.HALF_UP)
                .intValueExact();
    }

    /** The areas of which this number of people is not shown. */
    private Set<String> withheld(List<ExactFigures> areas, ToIntFunction<ExactFigures> people) {
        var withheld = new HashSet<String>();
        var parts = new LinkedHashMap<String, List<ExactFigures>>();
        for (var area : areas) {
            int number = people.applyAsInt(area);
            if (number > 0 && number < fewestPeople) withheld.add(area.area());
            var within = area.within();
            if (within != null)
                parts.computeIfAbsent(within, _ -> new ArrayList<>()).add(area);
        }
        // From the country down: what is withheld of a region must not be the sum of what is shown of its parts.
        parts.forEach((whole, ofWhole) -> {
            long alone = ofWhole.stream()
                    .filter(part -> withheld.contains(part.area()))
                    .count();
            boolean tells = withheld.contains(whole) ? alone == 0 : alone == 1;
            if (!tells) return;
            ofWhole.stream()
                    .filter(part -> people.applyAsInt(part) > 0 && !withheld.contains(part.area()))
                    .min(comparingInt(people).thenComparing(ExactFigures::area))
                    .ifPresent(part -> withheld.add(part.area()));
        });
        return withheld;
    }
}
