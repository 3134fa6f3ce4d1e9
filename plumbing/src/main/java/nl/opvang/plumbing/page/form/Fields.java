package nl.opvang.plumbing.page.form;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import nl.opvang.contracts.money.Euro;
import nl.opvang.plumbing.problem.Fault;
import nl.opvang.plumbing.problem.Problem;
import org.jspecify.annotations.Nullable;

/** Reads what somebody filled in field by field, and goes on after a mistake: all of them are told at once. */
public final class Fields {
    // As the API has them.
    private static final LocalDate FIRST_DAY = LocalDate.of(1900, 1, 1);
    private static final LocalDate LAST_DAY = LocalDate.of(2199, 12, 31);
    private static final Pattern NUMBER = Pattern.compile("\\d{1,9}");

    /** Three digits behind a point or comma are thousands, two are cents: so both ways of writing are read, and none as the other. */
    private static final Pattern EURO = Pattern.compile(
            "(?:€\\s*)?(\\d{1,12}|\\d{1,3}(?:\\.\\d{3}){1,3}|\\d{1,3}(?:,\\d{3}){1,3})(?:[.,](\\d{2}|-))?");

    private final Map<String, String> faults = new LinkedHashMap<>();

    /** A day; null when it is missing or none. */
    public @Nullable LocalDate day(String field, @Nullable String text) {
        try {
            var day = LocalDate.parse(said(text));
            if (!day.isBefore(FIRST_DAY) && !day.isAfter(LAST_DAY)) return day;
        } catch (DateTimeException e) {
            // Told below, as a day that no form takes is.
        }
        wrong(field, "fault.day");
        return null;
    }

    /** A day that may be left out. */
    public @Nullable LocalDate dayIfAny(String field, @Nullable String text) {
        return said(text).isEmpty() ? null : day(field, text);
    }

    /** A time of day that may be left out. */
    public @Nullable LocalTime timeIfAny(String field, @Nullable String text) {
        var said = said(text);
        if (said.isEmpty()) return null;
        try {
            return LocalTime.parse(said);
        } catch (DateTimeException e) {
            wrong(field, "fault.time");
            return null;
        }
    }

    /** A whole number from nothing to a bound; null when it is missing or none. */
    public @Nullable Integer number(String field, @Nullable String text, int most) {
        var said = said(text);
        if (!NUMBER.matcher(said).matches()) {
            wrong(field, "fault.number");
            return null;
        }
        int number = Integer.parseInt(said);
        if (number <= most) return number;
        wrong(field, "fault.number-too-high");
        return null;
    }

    /** An amount of money, as one writes it in Dutch or English, of nothing or more; null when it is missing or none. */
    public @Nullable Euro euro(String field, @Nullable String text) {
        var said = EURO.matcher(said(text).replace('\u00a0', ' '));
        if (!said.matches()) {
            wrong(field, "fault.euro");
            return null;
        }
        var cents = said.group(2);
        long whole = Long.parseLong(said.group(1).replaceAll("[.,]", ""));
        return new Euro(whole * 100 + (cents == null || cents.equals("-") ? 0 : Integer.parseInt(cents)));
    }

    /** A text; null when it is missing. */
    public @Nullable String text(String field, @Nullable String text) {
        var said = said(text);
        if (!said.isEmpty()) return said;
        wrong(field, "fault.text");
        return null;
    }

    /** One of several names; null when it is none of them. */
    public <E extends Enum<E>> @Nullable E choice(String field, @Nullable String text, Class<E> type) {
        for (var constant : type.getEnumConstants()) if (constant.name().equals(text)) return constant;
        wrong(field, "fault.choice");
        return null;
    }

    /** One of several numbers or codes that is an id; null when it is none. */
    public @Nullable UUID id(String field, @Nullable String text) {
        try {
            return UUID.fromString(said(text));
        } catch (IllegalArgumentException e) {
            wrong(field, "fault.choice");
            return null;
        }
    }

    /**
     * Says of the fields that a decision found wrong that they are.
     *
     * @param names of the fields of this form
     * @return whether that is all that is wrong
     */
    public boolean refused(Problem problem, Set<String> names) {
        var wrong = problem.errors().stream()
                .map(Fault::field)
                .map(pointer -> pointer.startsWith("/") ? pointer.substring(1) : pointer)
                .toList();
        if (wrong.isEmpty() || !names.containsAll(wrong)) return false;
        wrong.forEach(field -> wrong(field, "fault.impossible"));
        return true;
    }

    /** Says what is wrong with a field, in the name of a text. */
    public void wrong(String field, String fault) {
        faults.putIfAbsent(field, fault);
    }

    /** What is wrong: per field the name of the text that says what to do about it, in the order of the form. */
    public Map<String, String> faults() {
        return Collections.unmodifiableMap(faults);
    }

    private static String said(@Nullable String text) {
        return text == null ? "" : text.strip();
    }
}
