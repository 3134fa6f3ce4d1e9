package nl.opvang.funding.transition.domain;

import java.time.LocalDate;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Whether the places that were promised came, and stayed as long as the site was to be available.
 *
 * @param promised places on each day
 * @param from first day looked at
 * @param until first day not looked at: the end of the availability, or what has not come yet
 * @param complete first day on which all were there; null when never
 * @param lowest fewest places on any of these days; null when none of them has come
 * @param daysShort days on which not all were there
 * @param placeDaysShort how many were missing, added up over these days
 */
public record PromisedPlaces(
        int promised,
        LocalDate from,
        LocalDate until,
        @Nullable LocalDate complete,
        @Nullable Long lowest,
        long daysShort,
        long placeDaysShort) {
    /** @param changes in realised places by their first day */
    public static PromisedPlaces of(int promised, LocalDate from, LocalDate until, SortedMap<LocalDate, Long> changes) {
        long there = changes.headMap(from).values().stream()
                .mapToLong(change -> change)
                .sum();
        var within = new TreeMap<>(changes.subMap(from, from.isBefore(until) ? until : from));
        within.putIfAbsent(from, 0L);
        LocalDate complete = null;
        Long lowest = null;
        long daysShort = 0;
        long placeDaysShort = 0;
        for (var change : within.entrySet()) {
            if (!change.getKey().isBefore(until)) break;
            there += change.getValue();
            var next = within.higherKey(change.getKey());
            long days =
                    (next == null ? until : next).toEpochDay() - change.getKey().toEpochDay();
            if (lowest == null || there < lowest) lowest = there;
            if (there >= promised && complete == null) complete = change.getKey();
            if (there < promised) {
                daysShort += days;
                placeDaysShort += (promised - there) * days;
            }
        }
        return new PromisedPlaces(
                promised, from, from.isBefore(until) ? until : from, complete, lowest, daysShort, placeDaysShort);
    }
}
