package nl.opvang.demo.plan;

import java.time.DayOfWeek;
import java.time.LocalDate;

/** Days as whole numbers (days since 1970), as the planner counts them. */
final class Day {
    /** First day of the history. */
    static final int FIRST = of(LocalDate.of(2022, 3, 1));

    /** Last day of the history. */
    static final int LAST = of(LocalDate.of(2025, 9, 30));

    /** No day: it has not happened within the history. */
    static final int NEVER = Integer.MAX_VALUE;

    private Day() {}

    static int of(LocalDate date) {
        return Math.toIntExact(date.toEpochDay());
    }

    static LocalDate date(int day) {
        return LocalDate.ofEpochDay(day);
    }

    static DayOfWeek dayOfWeek(int day) {
        return date(day).getDayOfWeek();
    }
}
