package nl.opvang.plumbing.page.upload;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import nl.opvang.plumbing.page.form.Fields;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;

/** A row, read column by column; what is wrong with a cell is told in the words of forms. */
public final class Cells {
    /** As spreadsheets in the Netherlands write days. */
    private static final Pattern DAY = Pattern.compile("(\\d{1,2})[-/.](\\d{1,2})[-/.](\\d{4})");

    private final Map<String, String> cells;
    private final Fields fields;
    private final MessageSource messages;

    Cells(Map<String, String> cells, Fields fields, MessageSource messages) {
        this.cells = cells;
        this.fields = fields;
        this.messages = messages;
    }

    /** Null when there is nothing. */
    public @Nullable String text(String column) {
        var text = cells.getOrDefault(column, "");
        return text.isEmpty() ? null : text;
    }

    /** Null when it is missing, which is told, or none. */
    public @Nullable String needed(String column) {
        return fields.text(column, text(column));
    }

    /** A day in either order; null when it is missing or none. */
    public @Nullable LocalDate day(String column) {
        return fields.day(column, iso(text(column)));
    }

    public @Nullable LocalDate dayIfAny(String column) {
        return fields.dayIfAny(column, iso(text(column)));
    }

    public @Nullable Integer number(String column, int most) {
        return fields.number(column, text(column), most);
    }

    /** One of several names, as the API or as the pages have it in any language, under this prefix of texts. */
    public <E extends Enum<E>> @Nullable E choice(String column, Class<E> type, String prefix) {
        var said = text(column);
        for (var constant : type.getEnumConstants())
            for (var name : names(constant.name(), prefix))
                if (said != null && name.equalsIgnoreCase(said)) return constant;
        fields.wrong(column, "fault.choice");
        return null;
    }

    private List<String> names(String constant, String prefix) {
        return List.of(
                constant,
                messages.getMessage(prefix + constant, null, Locale.of("nl", "NL")),
                messages.getMessage(prefix + constant, null, Locale.UK));
    }

    /** Says what is wrong with a cell, in the name of a text. */
    public void wrong(String column, String fault) {
        fields.wrong(column, fault);
    }

    private static @Nullable String iso(@Nullable String text) {
        if (text == null) return null;
        var day = DAY.matcher(text);
        return day.matches()
                ? "%s-%02d-%02d".formatted(day.group(3), Integer.valueOf(day.group(2)), Integer.valueOf(day.group(1)))
                : text;
    }
}
