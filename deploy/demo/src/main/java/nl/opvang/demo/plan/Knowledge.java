package nl.opvang.demo.plan;

import java.time.Instant;
import java.time.LocalDate;

/** When things became known, in seconds since 1970: at or after the event, in office hours, in the order of their telling. */
final class Knowledge {
    /** Everything is known before 1 October 2025 begins in the Netherlands. */
    static final long LATEST = Instant.parse("2025-09-30T21:59:00Z").getEpochSecond();

    /** The Sunday of September 2024 whose figures were published wrongly. */
    static final int MISCOUNTED_ON = Day.of(LocalDate.of(2024, 9, 15));

    /** When the wrong counts of that Sunday were known. */
    static final long MISCOUNT_KNOWN = Instant.parse("2024-09-16T09:30:00Z").getEpochSecond();

    /** When they were put right. */
    static final long MISCOUNT_CORRECTED = Instant.parse("2024-09-19T13:00:00Z").getEpochSecond();

    private static final long MORNING_AFTER =
            Instant.parse("2024-09-16T08:00:00Z").getEpochSecond();
    private static final long SECONDS_PER_DAY = 86_400;

    private Knowledge() {}

    /** So many days after a day (before it, when negative), at a moment between seven and seventeen hours UTC. */
    static long daysAfter(int day, int lagDays, Draw draw) {
        return Math.min(LATEST, (day + lagDays) * SECONDS_PER_DAY + 7 * 3600 + draw.below(10 * 3600));
    }

    /**
     * The same for what is said about places: whatever had effect up to the miscounted Sunday was known on the
     * morning after, so that only the simulated miscount separates the first figures from the replaced ones.
     */
    static long ofPlaces(int day, int lagDays, Draw draw) {
        long known = daysAfter(day, lagDays, draw);
        return day <= MISCOUNTED_ON ? Math.min(known, MORNING_AFTER) : known;
    }

    /** Whether something with effect on this day, first known then, changes figures around the miscounted Sunday. */
    static boolean disturbsMiscount(int day, long known) {
        return day <= MISCOUNTED_ON && known > MORNING_AFTER;
    }

    static Instant instant(long seconds) {
        return Instant.ofEpochSecond(seconds);
    }
}
