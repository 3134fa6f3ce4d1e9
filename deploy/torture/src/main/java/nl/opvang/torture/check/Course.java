package nl.opvang.torture.check;

import java.time.LocalDate;
import java.util.Set;
import java.util.TreeMap;

/** How a number goes over the days: by how much it changes on each. */
final class Course {
    private final TreeMap<LocalDate, Long> changes = new TreeMap<>();

    void add(LocalDate day, long change) {
        changes.merge(day, change, Long::sum);
    }

    long on(LocalDate day) {
        return changes.headMap(day, true).values().stream()
                .mapToLong(Long::longValue)
                .sum();
    }

    /** The least there is on any day, days before the first change included. */
    long least() {
        long least = 0;
        long number = 0;
        for (long change : changes.values()) {
            number += change;
            least = Math.min(least, number);
        }
        return least;
    }

    /** The days on which it changes. */
    Set<LocalDate> days() {
        return Set.copyOf(changes.keySet());
    }

    /** As {@link #least}. */
    long most() {
        long most = 0;
        long number = 0;
        for (long change : changes.values()) {
            number += change;
            most = Math.max(most, number);
        }
        return most;
    }

    Course minus(Course other) {
        var difference = new Course();
        changes.forEach(difference::add);
        other.changes.forEach((day, change) -> difference.add(day, -change));
        return difference;
    }
}
