package nl.opvang.funding.law.page;

import static java.util.stream.Collectors.joining;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import nl.opvang.contracts.funding.RuleParameter;
import nl.opvang.plumbing.page.Words;
import nl.opvang.plumbing.page.form.Fields;
import org.jspecify.annotations.Nullable;

/** A value of a rule as it is filled in, and as events have it. */
final class RuleField {
    private RuleField() {}

    /** How the field of such a value looks. */
    static Saying.Field field(RuleParameter parameter, String label, String hint) {
        return switch (parameter.kind()) {
            case YES_NO -> new Saying.Field(parameter.name(), "choice", label, hint, List.of("yes", "no"), "");
            case CHOICE ->
                new Saying.Field(parameter.name(), "choice", label, hint, parameter.choices(), "law.choice.");
            case DAYS_OF_WEEK -> new Saying.Field(parameter.name(), "days", label, hint, days(), "day.");
            case NUMBER -> new Saying.Field(parameter.name(), "number", label, hint);
            case DATE -> new Saying.Field(parameter.name(), "date", label, hint);
            case DATES -> new Saying.Field(parameter.name(), "area", label, hint);
            case TIME_OF_DAY -> new Saying.Field(parameter.name(), "time", label, hint);
            case PERCENT, EURO, DAY_OF_YEAR -> new Saying.Field(parameter.name(), "text", label, hint);
        };
    }

    /** How such a value is written; empty where the field shows it. */
    static String hint(RuleParameter parameter, Words words) {
        var hint = words.messages().getMessage("law.field.kind." + parameter.kind(), null, "", words.locale());
        return hint == null ? "" : hint;
    }

    /** A value as it stands in its field. */
    static String filledIn(RuleParameter parameter, String value) {
        return switch (parameter.kind()) {
            case YES_NO, CHOICE, DAYS_OF_WEEK, NUMBER, DATE, TIME_OF_DAY -> value;
            case PERCENT, EURO -> value.replace('.', ',');
            case DAY_OF_YEAR -> value.substring(3) + "-" + value.substring(0, 2);
            case DATES -> each(value).map(RuleField::turned).collect(joining("\n"));
        };
    }

    /** A value as an event has it; null when what was filled in is none. */
    static @Nullable String value(RuleParameter parameter, @Nullable String text, Fields fields) {
        var name = parameter.name();
        var said = text == null ? "" : text.strip();
        var value = switch (parameter.kind()) {
            case YES_NO, CHOICE, DATE, TIME_OF_DAY -> said;
            case NUMBER -> Objects.toString(fields.number(name, said, RuleParameter.MOST), null);
            case EURO -> Objects.toString(fields.euro(name, said), null);
            case PERCENT -> percent(said);
            case DAY_OF_YEAR -> said.matches("\\d{2}-\\d{2}") ? said.substring(3) + "-" + said.substring(0, 2) : "";
            case DATES -> String.join(" ", dates(said));
            case DAYS_OF_WEEK ->
                days().stream().filter(each(said).toList()::contains).collect(joining(" "));
        };
        if (value != null && parameter.accepts(value)) return value;
        fields.wrong(name, fault(parameter));
        return null;
    }

    private static String fault(RuleParameter parameter) {
        return switch (parameter.kind()) {
            case YES_NO, CHOICE, DAYS_OF_WEEK -> "fault.choice";
            case NUMBER -> "fault.number";
            case EURO -> "fault.euro";
            case TIME_OF_DAY -> "fault.time";
            case DATE -> "fault.day";
            case PERCENT -> "fault.percent";
            case DAY_OF_YEAR -> "fault.day-of-year";
            case DATES -> "fault.days";
        };
    }

    private static String percent(String said) {
        var number = said.replace("%", "").strip().replace(',', '.');
        return number.contains(".") ? number : number + ".0";
    }

    /** In order, each once; as they were filled in when one of them is none. */
    private static Collection<String> dates(String said) {
        var days = each(said).map(RuleField::turned).toList();
        try {
            return days.stream()
                    .map(LocalDate::parse)
                    .distinct()
                    .sorted()
                    .map(LocalDate::toString)
                    .toList();
        } catch (DateTimeException e) {
            return days;
        }
    }

    /** 2026-12-25 where it is 25-12-2026, and the other way round. */
    private static String turned(String day) {
        var parts = day.split("-", -1);
        return parts.length == 3 ? parts[2] + "-" + parts[1] + "-" + parts[0] : day;
    }

    private static List<String> days() {
        return Arrays.stream(DayOfWeek.values()).map(DayOfWeek::name).toList();
    }

    private static Stream<String> each(String said) {
        return Arrays.stream(said.split("[\\s,;]+", -1)).filter(value -> !value.isEmpty());
    }
}
