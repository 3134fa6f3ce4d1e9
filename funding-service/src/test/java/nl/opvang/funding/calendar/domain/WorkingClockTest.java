package nl.opvang.funding.calendar.domain;

import static java.time.DayOfWeek.SATURDAY;
import static java.time.DayOfWeek.SUNDAY;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Predicate;
import nl.opvang.contracts.calendar.Netherlands;
import nl.opvang.funding.calendar.domain.WorkingClock.Pause;
import org.junit.jupiter.api.Test;

class WorkingClockTest {
    /** Of 24 hours each, whatever the clocks do. */
    private static final Duration HOURS_48 = Duration.ofDays(2);

    @Test
    void the_clock_stands_still_at_the_weekend() {
        assertThat(due("2023-01-06T15:00:00+01:00", WorkingClockTest::isWeekday))
                .contains(at("2023-01-10T15:00:00+01:00"));
    }

    @Test
    void the_clock_stands_still_on_holidays() {
        var holiday = LocalDate.parse("2023-04-10");
        Predicate<LocalDate> works = day -> isWeekday(day) && !day.equals(holiday);
        assertThat(due("2023-04-07T12:00:00+02:00", works)).contains(at("2023-04-12T12:00:00+02:00"));
    }

    @Test
    void what_begins_on_a_day_off_begins_to_count_the_next_working_day() {
        assertThat(due("2023-01-07T23:59:59+01:00", WorkingClockTest::isWeekday))
                .contains(at("2023-01-11T00:00:00+01:00"));
    }

    @Test
    void hours_are_hours_when_the_clocks_change() {
        assertThat(due("2023-03-25T12:00:00+01:00", _ -> true)).contains(at("2023-03-27T13:00:00+02:00"));
        assertThat(due("2023-10-28T12:00:00+02:00", _ -> true)).contains(at("2023-10-30T11:00:00+01:00"));
    }

    @Test
    void a_leap_day_is_a_day() {
        assertThat(due("2024-02-28T12:00:00+01:00", WorkingClockTest::isWeekday))
                .contains(at("2024-03-01T12:00:00+01:00"));
    }

    @Test
    void the_clock_stands_still_while_somebody_else_must_act() {
        var pause = new Pause(at("2023-01-03T09:00:00+01:00"), at("2023-01-05T21:00:00+01:00"));
        assertThat(WorkingClock.due(
                        at("2023-01-02T09:00:00+01:00"), HOURS_48, List.of(pause), WorkingClockTest::isWeekday))
                .contains(at("2023-01-06T21:00:00+01:00"));
    }

    @Test
    void while_it_stands_still_nobody_can_tell_when_it_is_over() {
        var pause = new Pause(at("2023-01-03T09:00:00+01:00"), null);
        assertThat(WorkingClock.due(
                        at("2023-01-02T09:00:00+01:00"), HOURS_48, List.of(pause), WorkingClockTest::isWeekday))
                .isEmpty();
        assertThat(WorkingClock.due(
                        at("2022-12-30T09:00:00+01:00"),
                        Duration.ofDays(1),
                        List.of(pause),
                        WorkingClockTest::isWeekday))
                .as("over before that")
                .contains(at("2023-01-02T09:00:00+01:00"));
        assertThat(due("2023-01-02T09:00:00+01:00", _ -> false)).isEmpty();
    }

    @Test
    void it_agrees_with_counting_minute_by_minute() {
        long seed = new Random().nextLong();
        var random = new Random(seed);
        for (int i = 0; i < 50; i++) {
            var start = at("2023-03-20T00:00:00+01:00").plus(Duration.ofMinutes(random.nextInt(20_000)));
            var from = start.plus(Duration.ofMinutes(random.nextInt(5_000)));
            var pause = new Pause(from, from.plus(Duration.ofMinutes(1 + random.nextInt(5_000))));
            var length = Duration.ofMinutes(1 + random.nextInt(6_000));
            assertThat(WorkingClock.due(start, length, List.of(pause), WorkingClockTest::isWeekday))
                    .as("seed %d, case %d", seed, i)
                    .contains(minuteByMinute(start, length, pause));
        }
    }

    private static Instant minuteByMinute(Instant start, Duration length, Pause pause) {
        long left = length.toMinutes();
        var at = start;
        while (left > 0) {
            boolean works = isWeekday(LocalDate.ofInstant(at, Netherlands.ZONE));
            if (works && !pause.holds(at)) left--;
            at = at.plus(Duration.ofMinutes(1));
        }
        return at;
    }

    private static boolean isWeekday(LocalDate day) {
        return !Set.of(SATURDAY, SUNDAY).contains(day.getDayOfWeek());
    }

    private static Optional<Instant> due(String start, Predicate<LocalDate> worksOn) {
        return WorkingClock.due(at(start), HOURS_48, List.of(), worksOn);
    }

    private static Instant at(String moment) {
        return OffsetDateTime.parse(moment).toInstant();
    }
}
