package nl.opvang.allocation.stay.domain;

import java.time.LocalDate;
import java.util.Optional;
import java.util.TreeMap;
import nl.opvang.contracts.ledger.PlaceKind;
import nl.opvang.contracts.ledger.Timeline;

/**
 * What this guest book knows of its location.
 *
 * @param basis since when stays are by name, and no longer counted
 * @param usable realised places less those out of use
 */
record Places(PlaceKind kind, BasisFacts basis, Timeline usable) {

    /** The first day, if any, on which stays are counted and not named. */
    Optional<LocalDate> counted(Stay.Content.Period period) {
        return basis.firstCounted(period.from(), period.untilOrMax());
    }

    /**
     * The first day in {@code [from, until)} on which one more stay finds no free place. That places fall on a later day
     * turns nobody away: then the location shows as over capacity.
     */
    Optional<LocalDate> firstFull(Timeline occupied, LocalDate from, LocalDate until) {
        return firstFull(occupied, from, until, 1);
    }

    /** As {@link #firstFull(Timeline, LocalDate, LocalDate)}, for so many more at once. */
    Optional<LocalDate> firstFull(Timeline occupied, LocalDate from, LocalDate until, int more) {
        if (!from.isBefore(until)) return Optional.empty();
        int there = usable.on(from);
        int stays = occupied.on(from);
        if (stays + more > there) return Optional.of(from);
        int atArrival = there;
        record Step(int places, int stays) {}
        var steps = new TreeMap<LocalDate, Step>();
        for (var change : usable.changes()) steps.put(change.effectiveOn(), new Step(change.change(), 0));
        for (var change : occupied.changes())
            steps.merge(
                    change.effectiveOn(),
                    new Step(0, change.change()),
                    (left, right) -> new Step(left.places() + right.places(), left.stays() + right.stays()));
        for (var step : steps.subMap(from, false, until, false).entrySet()) {
            there += step.getValue().places();
            stays += step.getValue().stays();
            if (stays + more > Math.max(there, atArrival)) return Optional.of(step.getKey());
        }
        return Optional.empty();
    }
}
