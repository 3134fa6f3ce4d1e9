package nl.opvang.funding.calendar.read;

import java.time.LocalDate;
import java.util.function.Predicate;
import nl.opvang.contracts.funding.RuleName;
import nl.opvang.funding.rule.domain.KnownRules;

/** On which days people work, by the dated rule; every day as long as none is known. */
public final class WorkingDays {
    private WorkingDays() {}

    public static Predicate<LocalDate> of(KnownRules rules) {
        return day -> rules.on(RuleName.WORKING_CALENDAR, day)
                .map(rule -> rule.terms().daysOfWeek("workdays").contains(day.getDayOfWeek())
                        && !rule.terms().dates("holidays").contains(day))
                .orElse(true);
    }
}
