package nl.opvang.allocation.stay.domain;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.UUID;
import nl.opvang.contracts.allocation.GuestBookEvent.BasisNoted;
import nl.opvang.contracts.capacity.OccupancyBasis;
import org.jspecify.annotations.Nullable;

/**
 * From which day on stays are known in which way, as far as it was noted.
 *
 * @param origins the first id of a chain of corrections, by any id of that chain
 * @param standing by first id, in the order in which they were first said; a correction takes the place of what it corrects
 */
record BasisFacts(Map<UUID, UUID> origins, SequencedMap<UUID, BasisNoted> standing) {
    static final BasisFacts NONE = new BasisFacts(Map.of(), new LinkedHashMap<>());

    BasisFacts plus(@Nullable BasisNoted said) {
        if (said == null) return this;
        var corrected = said.correctedFactId();
        var origin = corrected == null ? said.factId() : origins.getOrDefault(corrected, corrected);
        // Whatever else of the location was withdrawn is of no interest here.
        if (said.basis() == null && !standing.containsKey(origin)) return this;
        var moreOrigins = new HashMap<>(origins);
        var moreStanding = new LinkedHashMap<>(standing);
        moreOrigins.put(said.factId(), origin);
        if (said.basis() == null) moreStanding.remove(origin);
        else moreStanding.put(origin, said);
        return new BasisFacts(moreOrigins, moreStanding);
    }

    /** The first day in {@code [from, until)} on which stays are counted and not named. */
    Optional<LocalDate> firstCounted(LocalDate from, LocalDate until) {
        var byDay = new TreeMap<LocalDate, OccupancyBasis>();
        for (var said : standing.values()) {
            var basis = said.basis();
            if (basis != null) byDay.put(said.from() == null ? LocalDate.MIN : said.from(), basis);
        }
        var before = byDay.floorEntry(from);
        if (before == null || before.getValue() == OccupancyBasis.COUNTED) return Optional.of(from);
        return byDay.subMap(from, false, until, false).entrySet().stream()
                .filter(step -> step.getValue() == OccupancyBasis.COUNTED)
                .map(Map.Entry::getKey)
                .findFirst();
    }
}
