package nl.opvang.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class IntervalTest {
    private static Interval ofOneTo(int n) {
        return Interval.of(IntStream.rangeClosed(1, n).mapToObj(i -> (double) i).toList());
    }

    @Test
    void the_bounds_are_those_of_the_sign_test() {
        // From the binomial distribution: P(at most 1 of 11) = 0.0059, P(at most 5 of 20) = 0.0207, each on both sides.
        assertThat(ofOneTo(11)).isEqualTo(new Interval(2, 6, 10));
        assertThat(ofOneTo(20)).isEqualTo(new Interval(6, 10.5, 15));
        assertThat(ofOneTo(6)).isEqualTo(new Interval(1, 3.5, 6));
    }

    @Test
    void few_values_give_their_extremes() {
        assertThat(Interval.of(List.of(3.0))).isEqualTo(new Interval(3, 3, 3));
        assertThat(ofOneTo(2)).isEqualTo(new Interval(1, 1.5, 2));
    }

    @Test
    void a_table_is_markdown() {
        var table = new Table("Title", List.of("", "a"), List.of(List.of("row", "12,345")));
        assertThat(table.text()).isEqualTo("""
            ### Title

            |     | a      |
            | --- | ------ |
            | row | 12,345 |
            """);
    }
}
