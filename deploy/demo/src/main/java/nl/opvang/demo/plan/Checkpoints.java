package nl.opvang.demo.plan;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** The days on which the country figures of places are met exactly; in between, locations change one by one. */
final class Checkpoints {
    private static final int CALM_FROM = Day.of(LocalDate.of(2023, 7, 1));

    private final List<Integer> days;

    private Checkpoints(List<Integer> days) {
        this.days = days;
    }

    /** Every known day of the series, and days between them at most two weeks apart, from July 2023 four. */
    static Checkpoints of(List<Series> series) {
        var known = new TreeSet<Integer>();
        for (var one : series) known.addAll(one.knownDays());
        known.remove(Day.FIRST);
        known.add(Day.LAST);
        var days = new ArrayList<Integer>();
        int previous = Day.FIRST;
        for (int day : known) {
            int longest = previous < CALM_FROM ? 14 : 28;
            int parts = Math.ceilDiv(day - previous, longest);
            for (int part = 1; part <= parts; part++) days.add(previous + (day - previous) * part / parts);
            previous = day;
        }
        return new Checkpoints(List.copyOf(days));
    }

    int size() {
        return days.size();
    }

    int day(int index) {
        return days.get(index);
    }

    /** The day of the checkpoint before; changes for this one take effect after it. */
    int after(int index) {
        return index == 0 ? Day.FIRST : days.get(index - 1);
    }
}
