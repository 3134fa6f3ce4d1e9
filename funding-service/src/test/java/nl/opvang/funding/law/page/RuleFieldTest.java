package nl.opvang.funding.law.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import nl.opvang.contracts.funding.RuleName;
import nl.opvang.contracts.funding.RuleParameter;
import nl.opvang.funding.rule.domain.Rule;
import nl.opvang.funding.rule.read.DefaultRules;
import nl.opvang.plumbing.page.form.Fields;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class RuleFieldTest {
    static List<Rule> standards() {
        return DefaultRules.all();
    }

    @ParameterizedTest
    @MethodSource("standards")
    void what_stands_in_a_field_is_read_as_the_value_that_it_was(Rule rule) {
        for (var value : rule.terms().values()) {
            var fields = new Fields();
            var parameter = parameter(rule.name(), value.name());
            assertThat(RuleField.value(parameter, RuleField.filledIn(parameter, value.value()), fields))
                    .isEqualTo(value.value());
            assertThat(fields.faults()).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "ADVANCE_DEADLINE, through, 31-12, 12-31",
        "ADVANCE_LATE_OCCUPANCY, percent, 95, 95.0",
        "ADVANCE_LATE_OCCUPANCY, percent, '97,5 %', 97.5",
        "SECOND_APPROVAL_ABOVE, amount, € 1.500, 1500.00",
        "TRANSITION_ASSESSMENT, hours, 072, 72",
        "FIRST_RECEPTION_DEADLINE, through, 2025-03-01, 2025-03-01",
        "WORKING_CALENDAR, workdays, TUESDAY MONDAY, MONDAY TUESDAY",
    })
    void a_value_is_written_as_people_write_it(RuleName rule, String name, String filledIn, String value) {
        assertThat(RuleField.value(parameter(rule, name), filledIn, new Fields()))
                .isEqualTo(value);
    }

    @Test
    void days_are_put_in_order_each_once() {
        assertThat(RuleField.value(
                        parameter(RuleName.WORKING_CALENDAR, "holidays"),
                        "25-12-2026\n01-01-2026\n\n25-12-2026",
                        new Fields()))
                .isEqualTo("2026-01-01 2026-12-25");
    }

    @ParameterizedTest
    @CsvSource({
        "ADVANCE_DEADLINE, through, 12-31, fault.day-of-year",
        "ADVANCE_DEADLINE, through, 31 december, fault.day-of-year",
        "ADVANCE_LATE_OCCUPANCY, percent, veel, fault.percent",
        "ADVANCE_LATE_OCCUPANCY, percent, 95.55, fault.percent",
        "SECOND_APPROVAL_ABOVE, amount, -1, fault.euro",
        "TRANSITION_ASSESSMENT, hours, 2000000, fault.number-too-high",
        "OUT_OF_USE_PLACES, count, maybe, fault.choice",
        "TRANSITION_COSTS, basis, , fault.choice",
        "FIRST_RECEPTION_DEADLINE, through, 2025-02-30, fault.day",
        "WORKING_CALENDAR, holidays, 30-02-2026, fault.days",
    })
    void what_is_no_such_value_is_told_with_its_remedy(RuleName rule, String name, String filledIn, String fault) {
        var fields = new Fields();
        assertThat(RuleField.value(parameter(rule, name), filledIn, fields)).isNull();
        assertThat(fields.faults()).isEqualTo(Map.of(name, fault));
    }

    private static RuleParameter parameter(RuleName rule, String name) {
        return rule.parameters().stream()
                .filter(parameter -> parameter.name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
