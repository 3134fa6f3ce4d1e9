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
import nl.opvang.funding.entitlement.domain.RightsEnded.RightLost;
import nl.opvang.funding.entitlement.domain.RightsEnded.StayWithdrawn;
import nl.opvang.funding.entitlement.domain.RightsEnded.Stayed;
import org.assertj.core.groups.Tuple;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RightsEndedTest {
    private static final UUID PERSON = new UUID(7, 1);
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

    private static List<Tuple> steps(Fact... facts) {
        return RightsEnded.changes(List.of(facts)).stream()
                .map(change -> tuple(change.location(), change.effectiveOn().toString(), change.change(), (int)
                        change.knownAt().getEpochSecond()))
                .toList();
    }

    private static Stayed stayed(
            int second, String stay, LocationId location, @Nullable String from, @Nullable String until) {
        return new Stayed(
                new UUID(9, second), Instant.ofEpochSecond(second), PERSON, stay, location, day(from), day(until));
    }

    private static RightLost lost(int second, String loss, @Nullable String from) {
        return new RightLost(new UUID(9, second), Instant.ofEpochSecond(second), PERSON, loss, day(from));
    }

    private static @Nullable LocalDate day(@Nullable String date) {
        return date == null ? null : LocalDate.parse(date);
    }

    private static LocationId location(String code) {
        return new LocationId(new MunicipalityCode(code), new UUID(4, 1));
    }
}
