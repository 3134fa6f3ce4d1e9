package nl.opvang.demo.plan;

import java.time.LocalDate;
import java.util.TreeMap;

/** One number over time, kept as naively as possible: what is added on which day. */
final class Steps {
    final TreeMap<LocalDate, Integer> added = new TreeMap<>();

    int on(LocalDate day) {
        int sum = 0;
        for (int step : added.headMap(day, true).values()) sum += step;
        return sum;
    }

    int lowest() {
        int lowest = 0;
        int sum = 0;
        for (int step : added.values()) {
            sum += step;
            lowest = Math.min(lowest, sum);
        }
        return lowest;
    }

    void add(LocalDate day, int change) {
        int sum = added.getOrDefault(day, 0) + change;
        if (sum == 0) added.remove(day);
        else added.put(day, sum);
    }
}
