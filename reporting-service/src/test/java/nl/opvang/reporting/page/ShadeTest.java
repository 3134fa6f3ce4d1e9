package nl.opvang.reporting.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import nl.opvang.reporting.figure.read.AreaName;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ShadeTest {
    @Test
    void occupancy_is_in_the_class_whose_lower_bound_it_reaches() {
        assertThat(occupancy("0.0")).isEqualTo(1);
        assertThat(occupancy("89.9")).isEqualTo(1);
        assertThat(occupancy("90.0")).isEqualTo(2);
        assertThat(occupancy("97.9")).isEqualTo(3);
        assertThat(occupancy("98.0")).isEqualTo(4);
        assertThat(occupancy("100.0")).isEqualTo(5);
        assertThat(occupancy("132.5")).isEqualTo(5);
    }

    @Test
    void a_gap_is_in_the_class_whose_lower_bound_it_exceeds() {
        assertThat(gap(100, -40)).isEqualTo(1);
        assertThat(gap(100, 0)).isEqualTo(1);
        assertThat(gap(100_000, 1)).isEqualTo(2);
        assertThat(gap(100, 10)).isEqualTo(2);
        assertThat(gap(1000, 101)).isEqualTo(3);
        assertThat(gap(100, 30)).isEqualTo(4);
        assertThat(gap(100, 31)).isEqualTo(5);
    }

    @Test
    void where_there_is_no_figure_there_is_no_class() {
        assertThat(Shade.OCCUPANCY.of(row(null, null, null))).isNull();
        assertThat(Shade.GAP.of(row("99.0", null, null))).isNull();
        assertThat(Shade.GAP.of(row("99.0", 0L, -10L))).isNull();
    }

    private static @Nullable Integer occupancy(String rate) {
        return Shade.OCCUPANCY.of(row(rate, null, null));
    }

    private static @Nullable Integer gap(long target, long gap) {
        return Shade.GAP.of(row(null, target, gap));
    }

    private static AreaRow row(@Nullable String rate, @Nullable Long target, @Nullable Long gap) {
        return new AreaRow(
                new AreaName("region", "VR01", "Groningen"),
                0,
                0,
                0,
                rate == null ? null : new BigDecimal(rate),
                target,
                gap,
                0L,
                null);
    }
}
