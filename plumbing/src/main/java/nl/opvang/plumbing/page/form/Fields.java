package nl.opvang.plumbing.page.form;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads what somebody filled in field by field, and goes on after a mistake: all of them are told at once. */
public final class Fields {
    private static final Pattern NUMBER = Pattern.compile("\\d{1,9}");

    private final Map<String, String> faults = new LinkedHashMap<>();

    /** A day; null when it is missing or none. */
    public @Nullable LocalDate day(String field, @Nullable String text) {
        try {
            return LocalDate.parse(said(text));
        } catch (DateTimeException e) {
            wrong(field, "fault.day");
            return null;
        }
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
