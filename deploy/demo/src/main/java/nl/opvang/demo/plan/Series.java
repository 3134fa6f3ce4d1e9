package nl.opvang.demo.plan;

import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.TreeMap;
import nl.opvang.demo.figures.Figures;
import nl.opvang.demo.figures.Measure;
import nl.opvang.demo.figures.Population;

/** One country figure over time: exact on its known days, on a straight line between them. */
final class Series {
    private final NavigableMap<Integer, Integer> known;

    private Series(NavigableMap<Integer, Integer> known) {
        this.known = known;
    }

    /** The series of what the figures plan for this measure. */
    static Series of(Measure measure, Population population) {
        var known = new TreeMap<Integer, Integer>();
        for (var figure : Figures.all())
            if (figure.measure() == measure && figure.population() == population)
                known.put(Day.of(figure.date()), figure.planned());
        return new Series(known);
    }

    /** The Ukrainian nationals: as published, else what remains of everyone without the others. */
    static Series ofUkrainians(Measure measure) {
        var known = new TreeMap<Integer, Integer>();
        var others = of(measure, Population.OTHER).known;
        of(measure, Population.EVERYONE).known.forEach((day, everyone) -> {
            var rest = others.get(day);
            if (rest == null) throw new IllegalStateException("no others on " + Day.date(day));
            known.put(day, everyone - rest);
        });
        known.putAll(of(measure, Population.UKRAINIAN).known);
        return new Series(known);
    }

    /** The days on which the figure is not interpolated. */
    NavigableSet<Integer> knownDays() {
        return known.navigableKeySet();
    }

    /** The figure on a day; before the first known day 0, after the last one unchanged. */
    int on(int day) {
        var before = known.floorEntry(day);
        if (before == null) return 0;
        var after = known.ceilingEntry(day);
        if (after == null || after.getKey().equals(before.getKey())) return before.getValue();
        double part = (double) (day - before.getKey()) / (after.getKey() - before.getKey());
        return (int) Math.round(before.getValue() + (after.getValue() - before.getValue()) * part);
    }
}
