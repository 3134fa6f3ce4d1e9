package nl.opvang.plumbing.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import nl.opvang.contracts.money.Euro;
import org.junit.jupiter.api.Test;

class WordingTest {
    private final Wording dutch = new Wording(Languages.DUTCH);
    private final Wording english = new Wording(Languages.ENGLISH);

    @Test
    void dates_are_written_out_in_their_language() {
        var day = LocalDate.of(2024, 3, 1);

        assertThat(dutch.date(day)).isEqualTo("1 maart 2024");
        assertThat(english.date(day)).isEqualTo("1 March 2024");
        assertThat(dutch.shortDate(day)).isEqualTo("1 mrt 2024");
        assertThat(dutch.month(YearMonth.of(2024, 3))).isEqualTo("maart 2024");
    }

    @Test
    void a_moment_is_told_in_the_time_of_the_netherlands() {
        assertThat(dutch.moment(Instant.parse("2024-12-31T23:05:00Z"))).isEqualTo("1 januari 2025 00:05");
        assertThat(english.moment(Instant.parse("2024-07-01T12:00:00Z"))).isEqualTo("1 July 2024 14:00");
    }

    @Test
    void numbers_have_the_separators_of_their_language() {
        assertThat(dutch.number(1_234_567)).isEqualTo("1.234.567");
        assertThat(english.number(1_234_567)).isEqualTo("1,234,567");
        assertThat(dutch.percent(new BigDecimal("99.35"), 1)).isEqualTo("99,4%");
        assertThat(english.number(new BigDecimal("1234.5"), 2)).isEqualTo("1,234.50");
    }

    @Test
    void a_difference_shows_its_sign() {
        assertThat(dutch.difference(1_234)).isEqualTo("+1.234");
        assertThat(dutch.difference(-5)).isEqualTo("−5");
        assertThat(dutch.difference(0)).isEqualTo("0");
    }

    @Test
    void an_amount_is_exact_to_the_cent() {
        assertThat(dutch.euro(new Euro(123_456_789_05L))).isEqualTo("€\u00a0123.456.789,05");
        assertThat(english.euro(new Euro(-150))).isEqualTo("−€\u00a01.50");
    }
}
