package nl.opvang.reporting.signal.domain;

import static nl.opvang.contracts.capacity.RuleName.MORE_STAYS_THAN_PLACES;
import static nl.opvang.contracts.capacity.RuleName.PLACES_LONG_UNUSED;
import static nl.opvang.contracts.capacity.RuleName.REGISTERED_FAR_FROM_STAYS;
import static nl.opvang.contracts.capacity.RuleName.SAME_ROUND_NUMBER;
import static nl.opvang.contracts.capacity.RuleName.STAYS_IN_CLOSED_LOCATION;
import static nl.opvang.contracts.capacity.RuleName.SUDDEN_JUMP;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import nl.opvang.contracts.capacity.DatedRules;
import nl.opvang.contracts.capacity.RuleEvent;
import nl.opvang.contracts.capacity.RuleEvent.Decided;
import nl.opvang.contracts.capacity.RuleName;
import nl.opvang.contracts.capacity.RuleNumber;
import nl.opvang.contracts.capacity.RuleTerms;
import nl.opvang.contracts.funding.Certainty;
import nl.opvang.contracts.ledger.Timeline;
import nl.opvang.reporting.signal.domain.Signal.Figure;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SignalsTest {
    private static final LocalDate TODAY = LocalDate.parse("2025-03-31");
    private static final DatedRules RULES = rules(
            rule(MORE_STAYS_THAN_PLACES, 3),
            rule(SUDDEN_JUMP, 20, 25, 7),
            rule(STAYS_IN_CLOSED_LOCATION, 1),
            rule(PLACES_LONG_UNUSED, 10, 30),
            rule(REGISTERED_FAR_FROM_STAYS, 50, 30),
            rule(SAME_ROUND_NUMBER, 4, 10));

    @Test
    void without_a_rule_nothing_is_worth_a_look() {
        var signals = new Signals(DatedRules.NONE, TODAY);
        assertThat(signals.of(location(line(90, 10), line(90, 0), line(90, 99))))
                .isEmpty();
        assertThat(signals.of(new MunicipalityDay("GM0014", 1000, 0))).isEmpty();
    }

    @Test
    void a_rule_holds_from_its_first_day_on() {
        var signals = new Signals(RULES, LocalDate.parse("2024-12-31"));
        assertThat(signals.of(new MunicipalityDay("GM0014", 1000, 0))).isEmpty();
    }

    @Test
    void more_people_than_usable_places_are_a_signal_since_the_day_on_which_they_were_too_many() {
        var stays = line(90, 48).plus(TODAY.minusDays(9), 3);
        var found = one(MORE_STAYS_THAN_PLACES, location(line(90, 50), line(90, 2), stays));
        assertThat(found.since()).isEqualTo(TODAY.minusDays(9));
        assertThat(found.reason()).isEqualTo("51 people stay where 48 places can be used.");
        assertThat(found.figures())
                .containsExactly(
                        new Figure("stays", 51), new Figure("realisedPlaces", 50), new Figure("outOfUsePlaces", 2));
        assertThat(found.rule().terms().certainty()).isEqualTo(Certainty.ASSUMED);
        none(MORE_STAYS_THAN_PLACES, location(line(90, 50), line(90, 2), line(90, 50)));
    }

    @Test
    void a_jump_is_one_in_number_and_in_percent() {
        var found = one(
                SUDDEN_JUMP,
                location(line(90, 100), Timeline.EMPTY, line(90, 80).plus(TODAY.minusDays(3), -20)));
        assertThat(found.reason()).isEqualTo("The number of people who stay went from 80 to 60 within 7 days.");
        assertThat(found.since()).isEqualTo(TODAY.minusDays(3));
        none(SUDDEN_JUMP, location(line(90, 100), Timeline.EMPTY, line(90, 80).plus(TODAY.minusDays(3), -19)));
        none(SUDDEN_JUMP, location(line(90, 100), Timeline.EMPTY, line(90, 81).plus(TODAY.minusDays(3), -20)));
        none(SUDDEN_JUMP, location(line(90, 100), Timeline.EMPTY, line(90, 80).plus(TODAY.minusDays(7), -20)));
    }

    @Test
    void an_opening_and_a_closing_are_no_jump() {
        none(SUDDEN_JUMP, location(Timeline.EMPTY.plus(TODAY.minusDays(2), 100), Timeline.EMPTY, Timeline.EMPTY));
        none(
                SUDDEN_JUMP,
                new LocationDays(
                        "GM0014",
                        "x",
                        line(90, 100).plus(TODAY.minusDays(2), -100),
                        Timeline.EMPTY,
                        Timeline.EMPTY,
                        List.of(),
                        TODAY.minusDays(2)));
    }

    @Test
    void people_in_a_closed_location_are_a_signal_from_the_closing_on() {
        var closed = TODAY.minusDays(40);
        var found = one(STAYS_IN_CLOSED_LOCATION, closed(line(90, 1), closed));
        assertThat(found.since()).isEqualTo(closed);
        assertThat(found.figures()).containsExactly(new Figure("stays", 1));
        none(STAYS_IN_CLOSED_LOCATION, closed(line(90, 1), TODAY.plusDays(1)));
        none(STAYS_IN_CLOSED_LOCATION, closed(Timeline.EMPTY, closed));
        // Then it is not called overcrowded as well.
        none(MORE_STAYS_THAN_PLACES, closed(line(90, 9), closed));
    }

    @Test
    void places_are_long_unused_when_nobody_stayed_on_any_of_the_days() {
        var empty = line(60, 12).plus(TODAY.minusDays(30), -12);
        var found = one(PLACES_LONG_UNUSED, location(line(60, 40), line(60, 5), empty));
        assertThat(found.figures()).containsExactly(new Figure("usablePlaces", 35), new Figure("stays", 0));
        assertThat(found.since()).isEqualTo(TODAY.minusDays(30));
        none(
                PLACES_LONG_UNUSED,
                location(
                        line(60, 40),
                        line(60, 5),
                        empty.plus(TODAY.minusDays(8), 1).plus(TODAY.minusDays(7), -1)));
        none(PLACES_LONG_UNUSED, location(line(60, 40), line(60, 31), Timeline.EMPTY));
        none(PLACES_LONG_UNUSED, location(line(20, 40), Timeline.EMPTY, Timeline.EMPTY));
    }

    @Test
    void registered_people_and_stays_are_far_apart_in_number_and_in_percent() {
        var signals = new Signals(RULES, TODAY);
        assertThat(signals.of(new MunicipalityDay("GM0014", 100, 50)))
                .singleElement()
                .satisfies(signal -> {
                    assertThat(signal.reason()).isEqualTo("100 people are registered and 50 stay in locations.");
                    assertThat(signal.location()).isNull();
                });
        assertThat(signals.of(new MunicipalityDay("GM0014", 50, 100))).hasSize(1);
        assertThat(signals.of(new MunicipalityDay("GM0014", 100, 51))).isEmpty();
        assertThat(signals.of(new MunicipalityDay("GM0014", 1000, 701))).isEmpty();
    }

    @Test
    void the_same_round_number_again_and_again_is_a_signal() {
        var found = one(SAME_ROUND_NUMBER, counted(41, 40, 40, 40, 40));
        assertThat(found.reason()).isEqualTo("The last 4 counts all say 40.");
        assertThat(found.since()).isEqualTo(TODAY.minusWeeks(3));
        none(SAME_ROUND_NUMBER, counted(40, 40, 40));
        none(SAME_ROUND_NUMBER, counted(40, 40, 40, 40, 41));
        none(SAME_ROUND_NUMBER, counted(42, 42, 42, 42));
        none(SAME_ROUND_NUMBER, counted(0, 0, 0, 0));
    }

    @Test
    void counts_of_long_ago_are_no_signal() {
        var counts = counted(40, 40, 40, 40).counts();
        var old = counts.stream()
                .map(count -> new Count(count.on().minusWeeks(5), count.people()))
                .toList();
        none(
                SAME_ROUND_NUMBER,
                new LocationDays("GM0014", "x", line(90, 100), Timeline.EMPTY, line(90, 40), old, null));
        none(
                SAME_ROUND_NUMBER,
                new LocationDays("GM0014", "x", Timeline.EMPTY, Timeline.EMPTY, Timeline.EMPTY, counts, TODAY));
    }

    @Test
    void the_window_is_as_long_as_the_longest_rule_of_the_day_looks_back() {
        assertThat(new Signals(RULES, TODAY).firstDay()).isEqualTo(TODAY.minusDays(30));
        assertThat(new Signals(DatedRules.NONE, TODAY).firstDay()).isEqualTo(TODAY.minusDays(28));
    }

    private static Signal one(RuleName name, LocationDays location) {
        var found = new Signals(RULES, TODAY)
                .of(location).stream()
                        .filter(signal -> signal.rule().name() == name)
                        .toList();
        assertThat(found).hasSize(1);
        return found.getFirst();
    }

    private static void none(RuleName name, LocationDays location) {
        assertThat(new Signals(RULES, TODAY).of(location))
                .noneMatch(signal -> signal.rule().name().equals(name));
    }

    private static LocationDays location(Timeline realised, Timeline outOfUse, Timeline stays) {
        return new LocationDays("GM0014", "x", realised, outOfUse, stays, List.of(), null);
    }

    private static LocationDays closed(Timeline stays, @Nullable LocalDate from) {
        return new LocationDays("GM0014", "x", Timeline.EMPTY, Timeline.EMPTY, stays, List.of(), from);
    }

    private static LocationDays counted(int... numbers) {
        var counts = new ArrayList<Count>();
        for (int i = 0; i < numbers.length; i++)
            counts.add(new Count(TODAY.minusWeeks(numbers.length - 1L - i), numbers[i]));
        return new LocationDays("GM0014", "x", line(90, 100), Timeline.EMPTY, line(90, 40), counts, null);
    }

    /** So many, from so many days ago on. */
    private static Timeline line(int daysAgo, int number) {
        return number == 0 ? Timeline.EMPTY : Timeline.EMPTY.plus(TODAY.minusDays(daysAgo), number);
    }

    private static DatedRules rules(RuleEvent... events) {
        return DatedRules.of(List.of(events));
    }

    private static RuleEvent rule(RuleName name, int... values) {
        var numbers = new ArrayList<RuleNumber>();
        for (int i = 0; i < values.length; i++)
            numbers.add(new RuleNumber(name.numbers().get(i), values[i]));
        return new Decided(
                name,
                null,
                UUID.nameUUIDFromBytes(name.name().getBytes(StandardCharsets.UTF_8)),
                new RuleTerms(
                        LocalDate.parse("2025-01-01"), null, numbers, Certainty.ASSUMED, "Assumed for this test."));
    }
}
