package nl.opvang.funding.entitlement.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import nl.opvang.contracts.area.LocationId;
import nl.opvang.contracts.area.MunicipalityCode;
import nl.opvang.funding.entitlement.domain.RightsEnded.Fact;
import nl.opvang.funding.entitlement.domain.RightsEnded.LedTo;
import nl.opvang.funding.entitlement.domain.RightsEnded.RightLost;
import nl.opvang.funding.entitlement.domain.RightsEnded.StayWithdrawn;
import nl.opvang.funding.entitlement.domain.RightsEnded.Stayed;
import org.assertj.core.groups.Tuple;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RightsEndedTest {
    private static final UUID PERSON = new UUID(7, 1);
    private static final UUID OTHER = new UUID(7, 2);
    private static final UUID THIRD = new UUID(7, 3);
    private static final LocationId HERE = location("GM0014");
    private static final LocationId THERE = location("GM0034");

    @Test
    void a_place_is_one_of_someone_without_a_right_from_the_first_day_without_it_until_the_person_leaves() {
        assertThat(steps(
                        stayed(1, "a", HERE, "2024-01-01", null),
                        lost(2, "loss", "2024-09-04"),
                        stayed(3, "a", HERE, null, "2024-11-01")))
                .containsExactly(tuple(HERE, "2024-09-04", 1L, 2), tuple(HERE, "2024-11-01", -1L, 3));
    }

    @Test
    void the_right_stays_lost_when_the_person_moves() {
        assertThat(steps(
                        lost(1, "loss", "2024-09-04"),
                        stayed(2, "a", HERE, "2024-10-01", null),
                        stayed(3, "a", HERE, null, "2024-12-01"),
                        stayed(4, "b", THERE, "2024-12-01", null)))
                .containsExactly(
                        tuple(HERE, "2024-10-01", 1L, 2),
                        tuple(HERE, "2024-12-01", -1L, 3),
                        tuple(THERE, "2024-12-01", 1L, 4));
    }

    @Test
    void what_was_withdrawn_never_was() {
        assertThat(steps(
                        stayed(1, "a", HERE, "2024-01-01", null), lost(2, "loss", "2024-09-04"), lost(3, "loss", null)))
                .containsExactly(tuple(HERE, "2024-09-04", 1L, 2), tuple(HERE, "2024-09-04", -1L, 3));
        assertThat(steps(
                        stayed(1, "a", HERE, "2024-01-01", null),
                        lost(2, "loss", "2024-09-04"),
                        new StayWithdrawn(new UUID(9, 3), Instant.ofEpochSecond(3), PERSON, "a")))
                .containsExactly(tuple(HERE, "2024-09-04", 1L, 2), tuple(HERE, "2024-09-04", -1L, 3));
    }

    @Test
    void a_stay_that_ended_before_is_none() {
        assertThat(steps(stayed(1, "a", HERE, "2024-01-01", "2024-09-04"), lost(2, "loss", "2024-09-04")))
                .isEmpty();
    }

    @Test
    void who_turns_out_to_be_somebody_without_a_right_has_none_either() {
        assertThat(steps(
                        stayed(1, "a", HERE, "2024-01-01", null),
                        lostBy(OTHER, 2, "loss", "2024-09-04"),
                        led(3, OTHER, "m", PERSON)))
                .containsExactly(tuple(HERE, "2024-09-04", 1L, 3));
        assertThat(steps(
                        stayed(1, "a", HERE, "2024-01-01", null),
                        lostBy(OTHER, 2, "loss", "2024-09-04"),
                        led(3, PERSON, "m", OTHER),
                        stayed(4, "a", HERE, null, "2024-11-01")))
                .containsExactly(tuple(HERE, "2024-09-04", 1L, 3), tuple(HERE, "2024-11-01", -1L, 4));
    }

    @Test
    void of_two_rights_that_ended_the_first_one_counts_for_both() {
        assertThat(steps(
                        stayed(1, "a", HERE, "2024-01-01", "2024-06-01"),
                        lost(2, "loss", "2024-05-01"),
                        stayedBy(OTHER, 3, "b", THERE, "2024-06-01", null),
                        lostBy(OTHER, 4, "other loss", "2024-09-04"),
                        led(5, OTHER, "m", PERSON)))
                .containsExactly(
                        tuple(HERE, "2024-05-01", 1L, 2),
                        tuple(HERE, "2024-06-01", -1L, 2),
                        tuple(THERE, "2024-09-04", 1L, 4),
                        tuple(THERE, "2024-06-01", 1L, 5),
                        tuple(THERE, "2024-09-04", -1L, 5));
    }

    @Test
    void when_the_two_are_not_one_after_all_each_has_its_own_right_again_also_in_what_was_said_meanwhile() {
        assertThat(steps(
                        stayed(1, "a", HERE, "2024-01-01", null),
                        led(2, PERSON, "m", OTHER),
                        lostBy(OTHER, 3, "loss", "2024-09-04"),
                        led(4, PERSON, "m", null)))
                .containsExactly(tuple(HERE, "2024-09-04", 1L, 3), tuple(HERE, "2024-09-04", -1L, 4));
    }

    @Test
    void over_several_merges_everybody_leads_to_one() {
        assertThat(steps(
                        stayed(1, "a", HERE, "2024-01-01", null),
                        lostBy(THIRD, 2, "loss", "2024-09-04"),
                        led(3, PERSON, "m", OTHER),
                        led(4, OTHER, "n", THIRD),
                        led(5, PERSON, "m", null)))
                .containsExactly(tuple(HERE, "2024-09-04", 1L, 4), tuple(HERE, "2024-09-04", -1L, 5));
    }

    private static List<Tuple> steps(Fact... facts) {
        return RightsEnded.changes(List.of(facts)).stream()
                .map(change -> tuple(change.location(), change.effectiveOn().toString(), change.change(), (int)
                        change.knownAt().getEpochSecond()))
                .toList();
    }

    private static Stayed stayed(
            int second, String stay, LocationId location, @Nullable String from, @Nullable String until) {
        return stayedBy(PERSON, second, stay, location, from, until);
    }

    private static Stayed stayedBy(
            UUID person, int second, String stay, LocationId location, @Nullable String from, @Nullable String until) {
        return new Stayed(
                new UUID(9, second), Instant.ofEpochSecond(second), person, stay, location, day(from), day(until));
    }

    private static RightLost lost(int second, String loss, @Nullable String from) {
        return lostBy(PERSON, second, loss, from);
    }

    private static RightLost lostBy(UUID person, int second, String loss, @Nullable String from) {
        return new RightLost(new UUID(9, second), Instant.ofEpochSecond(second), person, loss, day(from));
    }

    private static LedTo led(int second, UUID person, String merge, @Nullable UUID survivor) {
        return new LedTo(new UUID(9, second), Instant.ofEpochSecond(second), person, merge, survivor);
    }

    private static @Nullable LocalDate day(@Nullable String date) {
        return date == null ? null : LocalDate.parse(date);
    }

    private static LocationId location(String code) {
        return new LocationId(new MunicipalityCode(code), new UUID(4, 1));
    }
}
