package nl.opvang.contracts.funding;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.List;
import nl.opvang.contracts.money.Euro;

/**
 * A value that every decision about a rule says.
 *
 * @param choices the words of which it is one; none when it is no choice
 */
public record RuleParameter(String name, RuleValueKind kind, List<String> choices) {
    /** A number above it is a slip of the pen. */
    public static final int MOST = 1_000_000;

    private static final int MOST_PERCENT = 1_000;

    public RuleParameter {
        choices = List.copyOf(choices);
    }

    static RuleParameter parameter(String name, RuleValueKind kind) {
        return new RuleParameter(name, kind, List.of());
    }

    static <E extends Enum<E>> RuleParameter choice(String name, Class<E> of) {
        return new RuleParameter(
                name,
                RuleValueKind.CHOICE,
                Arrays.stream(of.getEnumConstants()).map(Enum::name).toList());
    }

    /** Whether the text is such a value. */
    public boolean accepts(String value) {
        try {
            return switch (kind) {
                case YES_NO -> value.equals("yes") || value.equals("no");
                case NUMBER -> value.matches("0|[1-9]\\d{0,6}") && Integer.parseInt(value) <= MOST;
                case PERCENT ->
                    value.matches("(0|[1-9]\\d{0,3})\\.\\d") && RuleTerms.tenthsOf(value) <= 10 * MOST_PERCENT;
                case EURO -> Euro.parse(value).cents() >= 0 && value.contains(".");
                case DAY_OF_YEAR ->
                    value.length() == 5 && RuleTerms.dayOf(value).isValidYear(2023);
                case DATE -> LocalDate.parse(value).toString().equals(value);
                case DATES -> isSorted(RuleTerms.datesOf(value));
                case DAYS_OF_WEEK -> isSorted(RuleTerms.daysOfWeekOf(value));
                case TIME_OF_DAY -> value.length() == 5 && LocalTime.parse(value) != null;
                case CHOICE -> choices.contains(value);
            };
        } catch (DateTimeException | IllegalArgumentException e) {
            return false;
        }
    }

    private static <T extends Comparable<? super T>> boolean isSorted(List<T> values) {
        return values.equals(values.stream().distinct().sorted().toList());
    }
}
