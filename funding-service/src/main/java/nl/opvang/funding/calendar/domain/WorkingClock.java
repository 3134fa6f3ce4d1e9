package nl.opvang.funding.calendar.domain;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import nl.opvang.contracts.calendar.Netherlands;
import org.jspecify.annotations.Nullable;

/**
 * A clock that runs on working days, all day and night, and stands still while somebody else must act. A day is one of the
 * Netherlands, and lasts 23 or 25 hours when the clocks change.
 */
public final class WorkingClock {
    /** A clock that has not stopped after so many days has no working days left. */
    private static final int MOST_DAYS = 4000;

    private WorkingClock() {}

    /** @param until null when it goes on */
    public record Pause(Instant from, @Nullable Instant until) {
        boolean holds(Instant at) {
            return !at.isBefore(from) && (until == null || at.isBefore(until));
        }
    }

    /**
     * When the time is over; empty when that cannot be told, because it stands still or because no working days are known.
     *
     * @param pauses in their order
     */
    public static Optional<Instant> due(
            Instant start, Duration length, List<Pause> pauses, Predicate<LocalDate> worksOn) {
        var left = length;
        var at = start;
        for (int steps = 0; steps < MOST_DAYS + pauses.size(); steps++) {
            var now = at;
            var pause = pauses.stream().filter(each -> each.holds(now)).findFirst();
            if (pause.isPresent()) {
                var goesOn = pause.get().until();
                if (goesOn == null) return Optional.empty();
                at = goesOn;
                continue;
            }
            var day = LocalDate.ofInstant(at, Netherlands.ZONE);
            var end = day.plusDays(1).atStartOfDay(Netherlands.ZONE).toInstant();
            if (worksOn.test(day)) {
                for (var next : pauses)
                    if (next.from().isAfter(now) && next.from().isBefore(end)) end = next.from();
                var runs = Duration.between(at, end);
                if (left.compareTo(runs) <= 0) return Optional.of(at.plus(left));
                left = left.minus(runs);
            }
            at = end;
        }
        return Optional.empty();
    }
}
