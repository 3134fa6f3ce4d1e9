package nl.opvang.funding.application.page;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.stream.Collectors;
import nl.opvang.funding.worklist.domain.Work;
import nl.opvang.plumbing.page.Words;
import org.jspecify.annotations.Nullable;

/**
 * Whose turn it is, what they are to do, and by when.
 *
 * @param due the last day in words; null without one
 * @param clock how many days are left or over, or that the clock stands still
 * @param tone of the clock: good, warn, bad or none
 */
record Turn(String task, String who, @Nullable String due, String clock, String tone) {
    private static final int SOON_DAYS = 14;

    static Turn of(Work work, LocalDate today, Words words) {
        var dueOn = work.dueOn();
        var who = work.task().roles().stream()
                .sorted()
                .map(role -> words.text("by." + role))
                .collect(Collectors.joining(" " + words.text("or") + " "));
        var task = words.text("task." + work.task());
        if (work.paused()) return new Turn(task, who, null, words.text("clock.paused"), "warn");
        if (dueOn == null) return new Turn(task, who, null, words.text("clock.none"), "");
        long days = ChronoUnit.DAYS.between(today, dueOn);
        var due = words.date(dueOn);
        if (days < 0) return new Turn(task, who, due, words.text("clock.over", words.number(-days), -days), "bad");
        if (days == 0) return new Turn(task, who, due, words.text("clock.today"), "warn");
        return new Turn(
                task,
                who,
                due,
                words.text("clock.left", words.number(days), days),
                days <= SOON_DAYS ? "warn" : "good");
    }
}
