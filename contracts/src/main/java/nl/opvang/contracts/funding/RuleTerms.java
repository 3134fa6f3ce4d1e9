package nl.opvang.contracts.funding;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.MonthDay;
import java.util.Arrays;
import java.util.List;
import nl.opvang.contracts.money.Euro;
import org.jspecify.annotations.Nullable;

/**
 * What a decision about a rule says.
 *
 * @param validFrom first day for which it holds; it holds until the day from which another one does
 * @param knownFrom day on which the rule became known, when that was before it was recorded; the moment that counts is
 *     the envelope's {@code knownAt}
 * @param values all that the rule is made of; none at all: from that day on there is no such rule
 * @param certainty how sure it is that somebody meant it so
 * @param note what it rests on, or that it is assumed
 */
public record RuleTerms(
        LocalDate validFrom, @Nullable LocalDate knownFrom, List<RuleValue> values, Certainty certainty, String note) {
    public RuleTerms {
        values = List.copyOf(values);
    }

    /** @throws IllegalArgumentException when it says no such value */
    public String text(String name) {
        return values.stream()
                .filter(value -> value.name().equals(name))
                .map(RuleValue::value)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("the rule says no " + name));
    }

    public boolean yes(String name) {
        return text(name).equals("yes");
    }

    public int number(String name) {
        return Integer.parseInt(text(name));
    }

    /** Percent times ten: 950 for 95.0. */
    public int tenthsOfPercent(String name) {
        return tenthsOf(text(name));
    }

    public Euro euro(String name) {
        return Euro.parse(text(name));
    }

    public LocalDate dayOfYear(String name, int year) {
        return dayOf(text(name)).atYear(year);
    }

    public LocalDate date(String name) {
        return LocalDate.parse(text(name));
    }

    public List<LocalDate> dates(String name) {
        return datesOf(text(name));
    }

    public List<DayOfWeek> daysOfWeek(String name) {
        return daysOfWeekOf(text(name));
    }

    public LocalTime timeOfDay(String name) {
        return LocalTime.parse(text(name));
    }

    public <E extends Enum<E>> E choice(String name, Class<E> of) {
        return Enum.valueOf(of, text(name));
    }

    static int tenthsOf(String value) {
        return Integer.parseInt(value.replace(".", ""));
    }

    static MonthDay dayOf(String value) {
        return MonthDay.parse("--" + value);
    }

    static List<LocalDate> datesOf(String value) {
        return value.isEmpty()
                ? List.of()
                : Arrays.stream(value.split(" ", -1)).map(LocalDate::parse).toList();
    }

    static List<DayOfWeek> daysOfWeekOf(String value) {
        return value.isEmpty()
                ? List.of()
                : Arrays.stream(value.split(" ", -1)).map(DayOfWeek::valueOf).toList();
    }
}
