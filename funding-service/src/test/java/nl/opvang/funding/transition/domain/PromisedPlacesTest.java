package nl.opvang.funding.transition.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class PromisedPlacesTest {
    private static final LocalDate FROM = LocalDate.parse("2025-09-01");
    private static final LocalDate UNTIL = LocalDate.parse("2025-10-01");

    @Test
    void all_places_came_and_stayed() {
        assertThat(PromisedPlaces.of(100, FROM, UNTIL, new TreeMap<>(Map.of(FROM.minusDays(10), 120L))))
                .isEqualTo(new PromisedPlaces(100, FROM, UNTIL, FROM, 120L, 0, 0));
    }

    @Test
    void some_came_late_and_some_went() {
        var changes = new TreeMap<>(Map.of(FROM, 60L, FROM.plusDays(10), 40L, FROM.plusDays(20), -5L));
        assertThat(PromisedPlaces.of(100, FROM, UNTIL, changes))
                .isEqualTo(new PromisedPlaces(100, FROM, UNTIL, FROM.plusDays(10), 60L, 20, 400 + 50));
    }

    @Test
    void none_came() {
        assertThat(PromisedPlaces.of(100, FROM, UNTIL, new TreeMap<>()))
                .isEqualTo(new PromisedPlaces(100, FROM, UNTIL, null, 0L, 30, 3000));
    }

    @Test
    void before_the_first_day_nothing_is_short() {
        assertThat(PromisedPlaces.of(100, FROM, FROM.minusDays(5), new TreeMap<>()))
                .isEqualTo(new PromisedPlaces(100, FROM, FROM, null, null, 0, 0));
    }

    @Test
    void it_agrees_with_counting_day_by_day() {
        long seed = new Random().nextLong();
        var random = new Random(seed);
        for (int i = 0; i < 200; i++) {
            var changes = new TreeMap<LocalDate, Long>();
            for (int j = 0; j < random.nextInt(8); j++)
                changes.put(FROM.plusDays(random.nextInt(60) - 20), (long) random.nextInt(80) - 20);
            var promise = PromisedPlaces.of(50, FROM, UNTIL, changes);
            long daysShort = 0;
            long placeDaysShort = 0;
            for (var day = FROM; day.isBefore(UNTIL); day = day.plusDays(1)) {
                long there = changes.headMap(day, true).values().stream()
                        .mapToLong(change -> change)
                        .sum();
                if (there < 50) {
                    daysShort++;
                    placeDaysShort += 50 - there;
                }
            }
            assertThat(promise.daysShort()).as("seed %d, case %d", seed, i).isEqualTo(daysShort);
            assertThat(promise.placeDaysShort()).as("seed %d, case %d", seed, i).isEqualTo(placeDaysShort);
        }
    }
}
