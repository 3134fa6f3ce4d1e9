package nl.opvang.contracts.funding;

import static nl.opvang.contracts.funding.RuleParameter.choice;
import static nl.opvang.contracts.funding.RuleParameter.parameter;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import nl.opvang.contracts.money.Euro;
import org.junit.jupiter.api.Test;

class RuleParameterTest {
    @Test
    void a_value_reads_as_its_kind_and_as_nothing_else() {
        reads(RuleValueKind.YES_NO, List.of("yes", "no"), List.of("", "true", "Yes"));
        reads(RuleValueKind.NUMBER, List.of("0", "48", "1000000"), List.of("", "-1", "01", "1.0", "1000001"));
        reads(RuleValueKind.PERCENT, List.of("0.0", "95.0", "1000.0"), List.of("95", "95.00", "-1.0", "1000.1"));
        reads(RuleValueKind.EURO, List.of("0.00", "281100.00"), List.of("1", "-1.00", "1.0"));
        reads(RuleValueKind.DAY_OF_YEAR, List.of("10-31", "01-01"), List.of("02-29", "31-10", "10-1", "--10-31"));
        reads(RuleValueKind.DATE, List.of("2023-04-30"), List.of("2023-02-29", "04-30", "tomorrow"));
        reads(
                RuleValueKind.DATES,
                List.of("", "2023-04-10", "2023-04-10 2023-04-27"),
                List.of("2023-04-27 2023-04-10", "2023-04-10 2023-04-10", "2023-04-10  2023-04-27", " "));
        reads(
                RuleValueKind.DAYS_OF_WEEK,
                List.of("", "MONDAY", "MONDAY FRIDAY"),
                List.of("FRIDAY MONDAY", "monday", "SOMEDAY"));
        reads(RuleValueKind.TIME_OF_DAY, List.of("09:00", "23:59"), List.of("24:00", "9:00", "09:00:00"));
        assertThat(choice("basis", TransitionCostBasis.class).accepts("INVESTMENT"))
                .isTrue();
        assertThat(choice("basis", TransitionCostBasis.class).accepts("GUESS")).isFalse();
    }

    @Test
    void a_rule_says_its_values() {
        var terms = new RuleTerms(
                LocalDate.parse("2022-03-01"),
                null,
                List.of(
                        new RuleValue("count", "yes"),
                        new RuleValue("hours", "48"),
                        new RuleValue("percent", "95.5"),
                        new RuleValue("amount", "1000.00"),
                        new RuleValue("through", "10-31"),
                        new RuleValue("on", "2023-04-30"),
                        new RuleValue("holidays", "2023-04-10 2023-04-27"),
                        new RuleValue("workdays", "MONDAY FRIDAY"),
                        new RuleValue("opens", "09:00"),
                        new RuleValue("basis", "INVESTMENT")),
                Certainty.HIGH,
                "For this test.");
        assertThat(terms.yes("count")).isTrue();
        assertThat(terms.number("hours")).isEqualTo(48);
        assertThat(terms.tenthsOfPercent("percent")).isEqualTo(955);
        assertThat(terms.euro("amount")).isEqualTo(new Euro(100_000));
        assertThat(terms.dayOfYear("through", 2024)).isEqualTo(LocalDate.parse("2024-10-31"));
        assertThat(terms.date("on")).isEqualTo(LocalDate.parse("2023-04-30"));
        assertThat(terms.dates("holidays")).hasSize(2);
        assertThat(terms.daysOfWeek("workdays")).containsExactly(DayOfWeek.MONDAY, DayOfWeek.FRIDAY);
        assertThat(terms.timeOfDay("opens")).isEqualTo(LocalTime.of(9, 0));
        assertThat(terms.choice("basis", TransitionCostBasis.class)).isEqualTo(TransitionCostBasis.INVESTMENT);
    }

    private static void reads(RuleValueKind kind, List<String> right, List<String> wrong) {
        var read = parameter("value", kind);
        assertThat(right).as("%s", kind).allMatch(read::accepts);
        assertThat(wrong).as("%s", kind).noneMatch(read::accepts);
    }
}
