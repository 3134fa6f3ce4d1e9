package nl.opvang.allocation.target.domain;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import nl.opvang.contracts.allocation.ReferenceSetId;
import nl.opvang.contracts.area.Division;
import nl.opvang.contracts.area.MunicipalityCode;
import nl.opvang.contracts.area.RegionCode;
import org.jspecify.annotations.Nullable;

/**
 * A region's target divided over its municipalities by population, each part rounded on its own: no rule says that it is to be
 * divided so, the region may start from it.
 */
public record DivisionProposal(ReferenceSetId referenceSet, List<Part> parts) {
    /**
     * What some municipalities are proposed to have together.
     *
     * @param municipalities those of the day; more than one where their inhabitants are known only as those of the one they
     *     became later, so that a merger changes no figure
     * @param inhabitants null where they are known only as part of another region's
     * @param places null without inhabitants or without a target
     */
    public record Part(
            List<MunicipalityCode> municipalities,
            @Nullable Long inhabitants,
            @Nullable Integer places) {
        public Part {
            municipalities = List.copyOf(municipalities);
        }
    }

    public DivisionProposal {
        parts = List.copyOf(parts);
    }

    /** @param target null when nothing was decided for the day */
    public static DivisionProposal of(RegionCode region, LocalDate day, @Nullable Long target, ReferenceSet reference) {
        var inhabitants = reference.inhabitants();
        var together = new LinkedHashMap<MunicipalityCode, List<MunicipalityCode>>();
        Division.ofTheNetherlands().all().stream()
                .filter(row -> row.region().equals(region) && row.existsOn(day))
                .map(Division.Municipality::code)
                .sorted(Comparator.naturalOrder())
                .forEach(code -> together.computeIfAbsent(countedAs(code, inhabitants), _ -> new ArrayList<>())
                        .add(code));
        long all = together.keySet().stream()
                .filter(code -> countsIn(region, code, inhabitants))
                .mapToLong(code -> inhabitants.getOrDefault(code, 0L))
                .sum();
        return new DivisionProposal(
                reference.id(),
                together.entrySet().stream()
                        .map(group -> countsIn(region, group.getKey(), inhabitants)
                                ? part(group.getValue(), inhabitants.getOrDefault(group.getKey(), 0L), all, target)
                                : new Part(group.getValue(), null, null))
                        .toList());
    }

    private static Part part(List<MunicipalityCode> municipalities, long inhabitants, long all, @Nullable Long target) {
        return new Part(
                municipalities,
                inhabitants,
                target == null
                        ? null
                        : Fraction.of(target)
                                .times(Fraction.of(inhabitants, all))
                                .nearest());
    }

    /** The municipality under whose code the inhabitants are counted: itself, or the one that it became part of. */
    private static MunicipalityCode countedAs(MunicipalityCode code, Map<MunicipalityCode, Long> inhabitants) {
        var counted = code;
        while (!inhabitants.containsKey(counted)) {
            var successor = Division.ofTheNetherlands()
                    .municipality(counted)
                    .map(Division.Municipality::successor)
                    .orElse(null);
            if (successor == null) return counted;
            counted = successor;
        }
        return counted;
    }

    private static boolean countsIn(RegionCode region, MunicipalityCode code, Map<MunicipalityCode, Long> inhabitants) {
        return inhabitants.containsKey(code)
                && Division.ofTheNetherlands()
                        .municipality(code)
                        .filter(row -> row.region().equals(region))
                        .isPresent();
    }
}
