package nl.opvang.funding.law.page;

import static java.util.stream.Collectors.joining;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import nl.opvang.contracts.funding.RuleName;
import nl.opvang.contracts.funding.RuleParameter;
import nl.opvang.contracts.money.Euro;
import nl.opvang.funding.rule.read.RuleOverview;
import nl.opvang.plumbing.page.Words;

/** What a rule says, as people say it: 31 December, where an event says 12-31. */
final class RuleWords {
    private RuleWords() {}

    /**
     * One of the values that a rule is made of.
     *
     * @param name what it is, in words
     */
    record Said(String name, String value) {
        @Override
        public String toString() {
            return name + " " + value;
        }
    }

    static List<Said> said(RuleOverview rule, Words words) {
        return rule.values().stream()
                .map(value -> new Said(words.text("law.value." + value.name()), said(rule.rule(), value, words)))
                .toList();
    }

    private static String said(RuleName rule, RuleOverview.Value said, Words words) {
        return rule.parameters().stream()
                .filter(parameter -> parameter.name().equals(said.name()))
                .map(parameter -> said(parameter, said.value(), words))
                .findFirst()
                .orElse(said.value());
    }

    private static String said(RuleParameter parameter, String value, Words words) {
        return switch (parameter.kind()) {
            case YES_NO -> words.text(value);
            case NUMBER -> words.number(Long.parseLong(value));
            case PERCENT -> words.wording().percent(new BigDecimal(value), 1);
            case EURO -> words.wording().euro(Euro.parse(value));
            case DAY_OF_YEAR ->
                MonthDay.parse("--" + value).format(DateTimeFormatter.ofPattern("d MMMM", words.locale()));
            case DATE -> words.date(LocalDate.parse(value));
            case DATES ->
                each(value)
                        .map(LocalDate::parse)
                        .map(words.wording()::shortDate)
                        .collect(joining(", "));
            case DAYS_OF_WEEK ->
                each(value).map(day -> words.text("day." + day)).collect(joining(", "));
            case TIME_OF_DAY -> value;
            case CHOICE -> words.text("law.choice." + value);
        };
    }

    private static Stream<String> each(String values) {
        return Arrays.stream(values.split(" ", -1)).filter(value -> !value.isEmpty());
    }
}
