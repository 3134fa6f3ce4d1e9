package nl.opvang.plumbing.page.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import nl.opvang.plumbing.page.picture.WeekBars.Bar;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;

class WeekBarsTest {
    private static final Caption CAPTION = new Caption("inflow", "Instroom", "Per week");

    @Test
    void a_bar_stands_on_zero_and_hangs_from_it_when_negative() {
        var bars = draw(
                        new Bar("1", 100, "Week 1: 100"),
                        new Bar("2", -50, "Week 2: -50"),
                        new Bar("3", 0, "Week 3: 0"))
                .of("rect", "bar");
        assertThat(bars).hasSize(3);
        // Each place in the picture is rounded to a tenth by itself.
        assertThat(number(bars.get(0), "y") + number(bars.get(0), "height"))
                .isCloseTo(number(bars.get(1), "y"), within(0.2));
        assertThat(number(bars.get(0), "height")).isCloseTo(2 * number(bars.get(1), "height"), within(0.2));
        assertThat(number(bars.get(2), "height")).isZero();
    }

    @Test
    void every_bar_says_what_it_is_and_the_last_week_is_named() {
        var bars = new ArrayList<Bar>();
        for (int week = 1; week <= 26; week++) bars.add(new Bar("w" + week, week, "Week " + week));
        var drawn = Drawn.of(WeekBars.of(CAPTION, bars, Long::toString));
        assertThat(drawn.texts("title")).hasSize(27).contains("Week 1", "Week 26");
        assertThat(drawn.texts("text")).contains("w26", "w23", "w2").doesNotContain("w25", "w1");
    }

    @Test
    void nothing_is_drawn_of_no_weeks() {
        assertThat(WeekBars.of(CAPTION, List.of(), Long::toString)).isEmpty();
    }

    private static Drawn draw(Bar... bars) {
        return Drawn.of(WeekBars.of(CAPTION, List.of(bars), Long::toString));
    }

    private static double number(Element bar, String attribute) {
        return Double.parseDouble(bar.getAttribute(attribute));
    }
}
