package nl.opvang.reporting.page;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import nl.opvang.contracts.calendar.Netherlands;
import nl.opvang.plumbing.ledger.Area;
import org.jspecify.annotations.Nullable;

/**
 * What was asked, as far as it could be understood, and what could not be.
 *
 * @param faults per field the name of the text that says what to do about it
 */
record Asked(View view, Map<String, String> faults) {
    /** Before this day there is nothing to be asked about. */
    static final LocalDate FIRST_DAY = LocalDate.of(2022, 1, 1);

    private static final int YEARS_AHEAD = 2;

    /** As everywhere in the API. */
    private static final Instant LAST_MOMENT = Instant.parse("2200-01-01T00:00:00Z");

    Asked {
        faults = Map.copyOf(faults);
    }

    /** The last moment of a day in the Netherlands that a database can tell: what a day stands for as one of knowledge. */
    static Instant endOf(LocalDate day) {
        return day.plusDays(1).atStartOfDay(Netherlands.ZONE).toInstant().minus(1, ChronoUnit.MICROS);
    }

    static Asked of(Area area, ViewForm form, LocalDate today) {
        var reading = new Reading(today);
        return new Asked(
                new View(
                        area,
                        reading.day("on", form.on()),
                        reading.moment("known", form.knownAt(), form.knownOn(), form.knownTime()),
                        Stream.of(Shade.values())
                                .filter(shade -> shade.word().equals(form.shade()))
                                .findFirst()
                                .orElse(Shade.OCCUPANCY)),
                reading.faults);
    }

    /** A moment of knowledge besides that of the view; null when none was given or it could not be understood. */
    static Moment since(@Nullable String since, @Nullable String sinceOn, @Nullable String sinceTime, LocalDate today) {
        var reading = new Reading(today);
        return new Moment(reading.moment("since", since, sinceOn, sinceTime), reading.faults);
    }

    /** One moment, and what is wrong with it. */
    record Moment(@Nullable Instant moment, Map<String, String> faults) {}

    /** Reads text by text, and goes on after a mistake. */
    private static final class Reading {
        private final LocalDate today;
        private final Map<String, String> faults = new LinkedHashMap<>();

        Reading(LocalDate today) {
            this.today = today;
        }

        LocalDate day(String field, @Nullable String text) {
            var day = blank(text) ? today : read(field, "fault.day", () -> LocalDate.parse(said(text)));
            if (day == null) return today;
            if (!day.isBefore(FIRST_DAY) && !day.isAfter(today.plusYears(YEARS_AHEAD))) return day;
            faults.put(field, "fault.day-out-of-range");
            return today;
        }

        @Nullable
        Instant moment(String field, @Nullable String exact, @Nullable String day, @Nullable String time) {
            var moment = blank(exact) ? local(field, day, time) : exact(field, said(exact));
            if (moment == null || within(moment)) return moment;
            faults.put(field, "fault.moment-out-of-range");
            return null;
        }

        private static boolean within(Instant moment) {
            return !moment.isBefore(FIRST_DAY.atStartOfDay(Netherlands.ZONE).toInstant())
                    && moment.isBefore(LAST_MOMENT);
        }

        private @Nullable Instant exact(String field, String text) {
            // A day alone stands for its end, as in the form.
            if (text.length() == 10) return local(field, text, null);
            return read(
                    field,
                    "fault.moment",
                    () -> OffsetDateTime.parse(text).toInstant().truncatedTo(ChronoUnit.MICROS));
        }

        private @Nullable Instant local(String field, @Nullable String day, @Nullable String time) {
            if (blank(day)) {
                if (!blank(time)) faults.put(field, "fault.time-without-day");
                return null;
            }
            var on = read(field, "fault.day", () -> LocalDate.parse(said(day)));
            if (on == null) return null;
            // Far out of range no date has an end.
            if (blank(time)) return read(field, "fault.moment-out-of-range", () -> endOf(on));
            var at = read(field, "fault.time", () -> LocalTime.parse(said(time)));
            // An hour that there is twice is the later one: what was known by then is known in both.
            return at == null
                    ? null
                    : on.atTime(at)
                            .atZone(Netherlands.ZONE)
                            .withLaterOffsetAtOverlap()
                            .toInstant()
                            .truncatedTo(ChronoUnit.SECONDS);
        }

        private <T> @Nullable T read(String field, String fault, Supplier<T> parse) {
            try {
                return parse.get();
            } catch (DateTimeException e) {
                faults.put(field, fault);
                return null;
            }
        }

        private static boolean blank(@Nullable String text) {
            return text == null || text.isBlank();
        }

        private static String said(@Nullable String text) {
            return text == null ? "" : text.strip();
        }
    }
}
