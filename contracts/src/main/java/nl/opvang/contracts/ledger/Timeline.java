package nl.opvang.contracts.ledger;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;

/** One whole number over time: on every day the sum of all changes up to and including that day. Immutable. */
public final class Timeline {
    /** No changes: zero on every day. */
    public static final Timeline EMPTY = new Timeline(new TreeMap<>());

    /**
     * A step in the number.
     *
     * @param effectiveOn first day on which it holds
     */
    public record Change(LocalDate effectiveOn, int change) {
        /** This step as a ledger line. */
        public LedgerLine line(Quantity quantity, Dimensions dimensions) {
            return new LedgerLine(effectiveOn, quantity, dimensions, change);
        }
    }

    private final NavigableMap<LocalDate, Integer> changes;

    private Timeline(NavigableMap<LocalDate, Integer> changes) {
        this.changes = Collections.unmodifiableNavigableMap(changes);
    }

    /** The number on a day. */
    public int on(LocalDate day) {
        int sum = 0;
        for (int change : changes.headMap(day, true).values()) sum += change;
        return sum;
    }

    /** The steps, in order of date, none of them zero. */
    public List<Change> changes() {
        return changes.entrySet().stream()
                .map(step -> new Change(step.getKey(), step.getValue()))
                .toList();
    }

    /** Whether the number is zero on every day. */
    public boolean isEmpty() {
        return changes.isEmpty();
    }

    /** The same timeline with one more change; changes on one day add up and vanish at zero. */
    public Timeline plus(LocalDate effectiveOn, int change) {
        var sum = new TreeMap<>(changes);
        sum.merge(effectiveOn, change, Timeline::sumOrNothing);
        return new Timeline(sum);
    }

    /** The same timeline with all of these changes. */
    public Timeline plus(List<Change> more) {
        if (more.isEmpty()) return this;
        var sum = new TreeMap<>(changes);
        for (var change : more) sum.merge(change.effectiveOn(), change.change(), Timeline::sumOrNothing);
        return new Timeline(sum);
    }

    /** The timeline of the differences: this minus the other, day by day. */
    public Timeline minus(Timeline other) {
        var difference = new TreeMap<>(changes);
        other.changes.forEach((day, change) -> difference.merge(day, -change, Timeline::sumOrNothing));
        return new Timeline(difference);
    }

    /** The lowest number on any day; at most zero, because every timeline starts at zero. */
    public int lowest() {
        int lowest = 0;
        int sum = 0;
        for (int change : changes.values()) {
            sum += change;
            lowest = Math.min(lowest, sum);
        }
        return lowest;
    }

    /**
     * The changes that bring the number to {@code value} from a day on until the next day on which it already changes:
     * what was said about later days stays standing. Empty when it already is so.
     */
    public List<Change> setFrom(LocalDate from, int value) {
        int difference = value - on(from);
        if (difference == 0) return List.of();
        var next = changes.higherKey(from);
        return next == null
                ? List.of(new Change(from, difference))
                : List.of(new Change(from, difference), new Change(next, -difference));
    }

    /** The changes that add {@code change} on every day in {@code [from, until)}; {@code LocalDate.MAX} means for good. */
    public static List<Change> between(LocalDate from, LocalDate until, int change) {
        if (change == 0 || !from.isBefore(until)) return List.of();
        return until.equals(LocalDate.MAX)
                ? List.of(new Change(from, change))
                : List.of(new Change(from, change), new Change(until, -change));
    }

    /** The changes that bring the number to {@code value} from a day on, for good: later steps are undone. */
    public List<Change> flattenFrom(LocalDate from, int value) {
        var result = new ArrayList<Change>();
        int difference = value - on(from);
        if (difference != 0) result.add(new Change(from, difference));
        changes.tailMap(from, false).forEach((day, change) -> result.add(new Change(day, -change)));
        return List.copyOf(result);
    }

    // A merge function that answers null removes the entry; the annotations of the JDK cannot say so.
    @SuppressWarnings("NullAway")
    private static Integer sumOrNothing(int left, int right) {
        int sum = Math.addExact(left, right);
        return sum == 0 ? null : sum;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Timeline timeline && changes.equals(timeline.changes);
    }

    @Override
    public int hashCode() {
        return changes.hashCode();
    }

    @Override
    public String toString() {
        return changes.toString();
    }
}
