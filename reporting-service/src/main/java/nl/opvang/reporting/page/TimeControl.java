package nl.opvang.reporting.page;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import nl.opvang.contracts.calendar.Netherlands;
import org.jspecify.annotations.Nullable;

/**
 * The two handles of time: on which date, and as known at which moment.
 *
 * @param action where the form asks
 * @param knownOn the day of the moment in the Netherlands; empty for the latest
 * @param knownTime its time, where that is not the end of the day
 * @param knownAt as known at which moment everything on the page is
 * @param choices what is often looked at
 * @param permanent the address under which exactly this will be found again
 */
record TimeControl(
        String action,
        LocalDate on,
        String knownOn,
        String knownTime,
        Instant knownAt,
        boolean latest,
        List<Choice> choices,
        String permanent,
        String changes,
        Map<String, String> faults) {
    private static final LocalTime END_OF_DAY = LocalTime.of(23, 59, 59);

    /**
     * Somewhere else in time.
     *
     * @param text name of its text
     * @param day in that text, where it names one
     */
    record Choice(String text, @Nullable LocalDate day, String address) {}

    static TimeControl of(View view, Instant knownAt, @Nullable Instant lastReportedAt, Map<String, String> faults) {
        var today = LocalDate.now(Netherlands.ZONE);
        var choices = new ArrayList<Choice>();
        if (!view.on().equals(today))
            choices.add(new Choice("time.today", null, view.on(today).page()));
        if (lastReportedAt != null) {
            var reported = LocalDate.ofInstant(lastReportedAt, Netherlands.ZONE);
            if (!reported.equals(view.on()) && reported.isBefore(today))
                choices.add(new Choice(
                        "time.last-report", reported, view.on(reported).page()));
        }
        var endOfMonth = view.on().withDayOfMonth(1).minusDays(1);
        if (!endOfMonth.isBefore(Asked.FIRST_DAY))
            choices.add(new Choice(
                    "time.end-of-month", endOfMonth, view.on(endOfMonth).page()));
        var yearBefore = view.on().minusYears(1);
        if (!yearBefore.isBefore(Asked.FIRST_DAY))
            choices.add(new Choice(
                    "time.year-before", yearBefore, view.on(yearBefore).page()));
        if (view.knownAt() != null)
            choices.add(new Choice("time.latest", null, view.knownAt(null).page()));
        var then = Asked.endOf(view.on());
        if (!then.equals(view.knownAt()) && then.isBefore(knownAt))
            choices.add(
                    new Choice("time.as-known-then", null, view.knownAt(then).page()));
        var asked = view.knownAt();
        var local = asked == null ? null : asked.atZone(Netherlands.ZONE);
        return new TimeControl(
                view.path(),
                view.on(),
                local == null ? "" : local.toLocalDate().toString(),
                local == null
                                || local.toLocalTime()
                                        .truncatedTo(ChronoUnit.SECONDS)
                                        .equals(END_OF_DAY)
                        ? ""
                        : local.toLocalTime().truncatedTo(ChronoUnit.SECONDS).toString(),
                knownAt,
                asked == null,
                choices,
                view.knownAt(knownAt).page(),
                view.changes(null),
                faults);
    }
}
