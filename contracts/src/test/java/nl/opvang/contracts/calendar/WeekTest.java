package nl.opvang.contracts.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WeekTest {
    @ParameterizedTest
    @CsvSource({
        "2025-W01, 2024-12-30, 2025-01-06",
        "2025-W03, 2025-01-13, 2025-01-20",
        "2020-W53, 2020-12-28, 2021-01-04",
        "2022-W12, 2022-03-21, 2022-03-28"
    })
    void a_week_begins_on_a_monday_and_belongs_to_the_year_of_its_thursday(
            String text, LocalDate from, LocalDate until) {
        var week = Week.parse(text);
        assertThat(week.text()).isEqualTo(text);
        assertThat(week.from()).isEqualTo(from);
        assertThat(week.until()).isEqualTo(until);
        assertThat(week.lastDay()).isEqualTo(until.minusDays(1));
        for (var day = from; day.isBefore(until); day = day.plusDays(1))
            assertThat(Week.of(day)).isEqualTo(week);
        assertThat(week.next()).isEqualTo(Week.of(until)).isGreaterThan(week);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2025-W00", "2025-W53", "2025-W54", "2025-W3", "2025W03", "1999-W01", "2025-w03", ""})
    void what_is_no_week_is_refused(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> Week.parse(text));
    }

    @Test
    void every_day_lies_in_exactly_one_week() {
        var week = Week.of(LocalDate.parse("2022-01-01"));
        for (var day = week.from(); day.isBefore(LocalDate.parse("2030-01-01")); day = day.plusDays(1)) {
            if (day.equals(week.until())) week = week.next();
            assertThat(Week.of(day)).isEqualTo(week);
        }
    }
}
