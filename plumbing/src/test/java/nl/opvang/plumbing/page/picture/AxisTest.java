package nl.opvang.plumbing.page.picture;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class AxisTest {
    @Test
    void steps_are_round() {
        assertThat(Axis.around(0, 97_412, 5).ticks()).containsExactly(0L, 20_000L, 40_000L, 60_000L, 80_000L, 100_000L);
        assertThat(Axis.around(-30, 90, 4).ticks()).containsExactly(-50L, 0L, 50L, 100L);
        assertThat(Axis.around(0, 108_998, 5).ticks()).hasSize(6).endsWith(125_000L);
        assertThat(Axis.around(0, 1, 5).ticks()).containsExactly(0L, 1L);
        assertThat(Axis.around(7, 7, 5).ticks()).containsExactly(7L, 8L);
    }

    @Test
    void everything_lies_on_the_axis_and_labels_are_few() {
        long seed = System.nanoTime();
        var random = new Random(seed);
        for (int i = 0; i < 10_000; i++) {
            long least = random.nextLong(-1_000_000, 1_000_000);
            long most = least + random.nextLong(1_000_000);
            var axis = Axis.around(least, most, 5);
            assertThat(axis.part(least)).as("seed %d", seed).isBetween(0.0, 1.0);
            assertThat(axis.part(most)).as("seed %d", seed).isBetween(0.0, 1.0);
            assertThat(axis.ticks()).as("seed %d", seed).hasSizeBetween(2, 8);
        }
    }
}
