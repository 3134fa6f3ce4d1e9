package nl.opvang.plumbing.page.form;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.concurrent.TimeUnit;
import nl.opvang.contracts.money.Euro;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class FieldsTest {
    private final Fields fields = new Fields();

    @Test
    void what_is_right_is_read() {
        assertThat(fields.day("on", " 2025-03-01 ")).isEqualTo(LocalDate.of(2025, 3, 1));
        assertThat(fields.dayIfAny("until", "")).isNull();
        assertThat(fields.timeIfAny("at", " 14:30 ")).isEqualTo(LocalTime.of(14, 30));
        assertThat(fields.timeIfAny("at", " ")).isNull();
        assertThat(fields.number("number", "0", 10)).isZero();
        assertThat(fields.text("name", " Hotel Zuid ")).isEqualTo("Hotel Zuid");
        assertThat(fields.choice("unit", "DAYS", TimeUnit.class)).isEqualTo(TimeUnit.DAYS);
        assertThat(fields.faults()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        0             | 0.00
        1500          | 1500.00
        1.500         | 1500.00
        1,500         | 1500.00
        1500,5        |
        1500,50       | 1500.50
        1500.50       | 1500.50
        1.234.567,89  | 1234567.89
        1,234,567.89  | 1234567.89
        € 2.000.000   | 2000000.00
        €\u00a012,50   | 12.50
        500,-         | 500.00
        1.5           |
        1.2345        |
        1.234,567     |
        -1            |
        twelve        |
        """)
    void an_amount_is_read_as_it_is_written_in_either_language(String written, @Nullable String amount) {
        assertThat(fields.euro("amount", written)).isEqualTo(amount == null ? null : Euro.parse(amount));
        assertThat(fields.faults().values())
                .containsExactlyElementsOf(amount == null ? List.of("fault.euro") : List.of());
    }

    @Test
    void all_that_is_wrong_is_told_at_once_in_the_order_of_the_form() {
        assertThat(fields.day("on", "2025-02-29")).isNull();
        assertThat(fields.dayIfAny("until", "x")).isNull();
        assertThat(fields.timeIfAny("at", "25:00")).isNull();
        assertThat(fields.number("number", "-1", 10)).isNull();
        assertThat(fields.number("more", "11", 10)).isNull();
        assertThat(fields.number("most", "99999999999", 10)).isNull();
        assertThat(fields.text("name", "  ")).isNull();
        assertThat(fields.choice("unit", "days", TimeUnit.class)).isNull();

        assertThat(fields.faults())
                .containsExactly(
                        entry("on", "fault.day"),
                        entry("until", "fault.day"),
                        entry("at", "fault.time"),
                        entry("number", "fault.number"),
                        entry("more", "fault.number-too-high"),
                        entry("most", "fault.number"),
                        entry("name", "fault.text"),
                        entry("unit", "fault.choice"));
    }
}
