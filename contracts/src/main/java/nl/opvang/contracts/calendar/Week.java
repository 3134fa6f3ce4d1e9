package nl.opvang.contracts.calendar;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.IsoFields;
import java.util.Locale;
import java.util.regex.Pattern;
import nl.opvang.contracts.text.TextValue;

/**
 * A week as ISO 8601 counts them, {@code 2025-W03}: it begins on a Monday.
 *
 * @param year that of its Thursday
 */
public record Week(int year, int number) implements TextValue, Comparable<Week> {
    private static final Pattern SHAPE = Pattern.compile("(2[01]\\d{2})-W(\\d{2})");

    /** @throws IllegalArgumentException when there is no such week */
    public Week {
        if (year < 2000 || year > 2199) throw new IllegalArgumentException("not a week");
        var monday = monday(year, number);
        if (monday.get(IsoFields.WEEK_BASED_YEAR) != year || monday.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR) != number)
            throw new IllegalArgumentException("not a week");
    }

    /** @throws IllegalArgumentException when the text is not that of a week */
    public static Week parse(String text) {
        var parts = SHAPE.matcher(text);
        if (!parts.matches()) throw new IllegalArgumentException("not a week");
        return new Week(Integer.parseInt(parts.group(1)), Integer.parseInt(parts.group(2)));
    }

    /** The week in which a day lies. */
    public static Week of(LocalDate day) {
        return new Week(day.get(IsoFields.WEEK_BASED_YEAR), day.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR));
    }

    /** Its first day. */
    public LocalDate from() {
        return monday(year, number);
    }

    /** The first day after it. */
    public LocalDate until() {
        return from().plusWeeks(1);
    }

    /** The day whose figures are those of the week. */
    public LocalDate lastDay() {
        return from().plusDays(6);
    }

    public Week next() {
        return of(until());
    }

    @Override
    public String text() {
        return String.format(Locale.ROOT, "%04d-W%02d", year, number);
    }

    @Override
    public int compareTo(Week other) {
        return from().compareTo(other.from());
    }

    @Override
    public String toString() {
        return text();
    }

    private static LocalDate monday(int year, int number) {
        try {
            return LocalDate.of(year, 1, 4)
                    .with(IsoFields.WEEK_OF_WEEK_BASED_YEAR, number)
                    .with(DayOfWeek.MONDAY);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("not a week", e);
        }
    }
}
