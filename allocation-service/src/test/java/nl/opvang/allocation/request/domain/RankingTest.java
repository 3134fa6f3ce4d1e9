package nl.opvang.allocation.request.domain;

import static nl.opvang.contracts.allocation.PriorityFact.DAYS_WAITING;
import static nl.opvang.contracts.allocation.PriorityFact.MEDICAL_NEED;
import static nl.opvang.contracts.allocation.PriorityFact.MINORS;
import static nl.opvang.contracts.allocation.PriorityFact.SINGLE_PARENT_WITH_CHILDREN;
import static nl.opvang.contracts.allocation.PriorityFact.WITHOUT_SHELTER_TONIGHT;
import static nl.opvang.contracts.allocation.PriorityMethod.STRICT_ORDER;
import static nl.opvang.contracts.allocation.PriorityMethod.WEIGHTED;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import nl.opvang.allocation.request.domain.Ranking.Ground;
import nl.opvang.allocation.rule.domain.KnownRules;
import nl.opvang.contracts.allocation.AgeBand;
import nl.opvang.contracts.allocation.Household;
import nl.opvang.contracts.allocation.HouseholdDescription;
import nl.opvang.contracts.allocation.HouseholdMember;
import nl.opvang.contracts.allocation.Need;
import nl.opvang.contracts.allocation.PersonId;
import nl.opvang.contracts.allocation.PriorityCriterion;
import nl.opvang.contracts.allocation.PriorityFact;
import nl.opvang.contracts.allocation.PriorityTerms;
import nl.opvang.contracts.allocation.RequestId;
import nl.opvang.contracts.allocation.ShelterWish;
import nl.opvang.contracts.area.MunicipalityCode;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

class RankingTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 3, 10);
    private static final Instant ASKED = Instant.parse("2026-03-01T08:00:00Z");
    private static final PriorityTerms WEIGHTS = new PriorityTerms(
            WEIGHTED,
            List.of(
                    criterion(SINGLE_PARENT_WITH_CHILDREN, 50, null),
                    criterion(MEDICAL_NEED, 40, null),
                    criterion(MINORS, 10, 3),
                    criterion(DAYS_WAITING, 2, 30),
                    criterion(WITHOUT_SHELTER_TONIGHT, 60, null)));
    private static final PriorityTerms IN_ORDER = new PriorityTerms(
            STRICT_ORDER,
            List.of(
                    criterion(WITHOUT_SHELTER_TONIGHT, null, null),
                    criterion(MINORS, null, 1),
                    criterion(DAYS_WAITING, null, null)));

    @Test
    void every_position_says_what_put_it_there() {
        var mother = waiting(1, ASKED, true, AgeBand.FROM_18_TO_64, AgeBand.UNDER_4, AgeBand.FROM_12_TO_17);
        var positions = Ranking.of(List.of(mother), WEIGHTS, TODAY);
        assertThat(positions).hasSize(1);
        var first = positions.getFirst();
        assertThat(first.position()).isEqualTo(1);
        assertThat(first.points()).isEqualTo(50L + 0 + 20 + 18 + 60);
        assertThat(first.grounds())
                .containsExactly(
                        new Ground(SINGLE_PARENT_WITH_CHILDREN, 1, 1, 50, 50L),
                        new Ground(MEDICAL_NEED, 0, 0, 40, 0L),
                        new Ground(MINORS, 2, 2, 10, 20L),
                        new Ground(DAYS_WAITING, 9, 9, 2, 18L),
                        new Ground(WITHOUT_SHELTER_TONIGHT, 1, 1, 60, 60L));
    }

    @Test
    void a_number_counts_no_more_than_its_criterion_lets_it() {
        var four = waiting(
                1,
                ASKED.minus(Duration.ofDays(400)),
                false,
                AgeBand.FROM_65,
                AgeBand.FROM_65,
                AgeBand.UNDER_4,
                AgeBand.UNDER_4,
                AgeBand.UNDER_4,
                AgeBand.UNDER_4);
        assertThat(Ranking.of(List.of(four), WEIGHTS, TODAY).getFirst().grounds())
                .contains(new Ground(MINORS, 4, 3, 10, 30L), new Ground(DAYS_WAITING, 409, 30, 2, 60L));
    }

    @Test
    void two_adults_with_children_are_no_single_parent_and_children_alone_are_none() {
        assertThat(waiting(1, ASKED, false, AgeBand.FROM_18_TO_64, AgeBand.FROM_65, AgeBand.UNDER_4)
                        .singleParent())
                .isFalse();
        assertThat(waiting(1, ASKED, false, AgeBand.FROM_12_TO_17, AgeBand.UNDER_4)
                        .singleParent())
                .isFalse();
        assertThat(waiting(1, ASKED, false, AgeBand.FROM_18_TO_64).singleParent())
                .isFalse();
    }

    @Test
    void in_a_strict_order_a_later_criterion_decides_only_between_equals() {
        var couple = waiting(1, ASKED.minus(Duration.ofDays(300)), false, AgeBand.FROM_65, AgeBand.FROM_65);
        var family = waiting(2, ASKED, false, AgeBand.FROM_18_TO_64, AgeBand.UNDER_4);
        var alone = waiting(3, ASKED, true, AgeBand.FROM_18_TO_64);
        var earlier = waiting(4, ASKED.minus(Duration.ofDays(1)), false, AgeBand.FROM_65, AgeBand.UNDER_4);
        var positions = Ranking.of(List.of(couple, family, alone, earlier), IN_ORDER, TODAY);
        assertThat(positions)
                .extracting(position -> position.waiting())
                .containsExactly(alone, earlier, family, couple);
        assertThat(positions)
                .allSatisfy(position -> assertThat(position.points()).isNull());
        assertThat(positions.getFirst().grounds()).contains(new Ground(WITHOUT_SHELTER_TONIGHT, 1, 1, null, null));
    }

    @Test
    void without_a_rule_whoever_asked_first_comes_first() {
        var later = waiting(1, ASKED.plusSeconds(1), true, AgeBand.FROM_18_TO_64, AgeBand.UNDER_4);
        var earlier = waiting(2, ASKED, false, AgeBand.FROM_18_TO_64);
        assertThat(Ranking.of(List.of(later, earlier), KnownRules.FIRST_COME, TODAY))
                .extracting(position -> position.waiting())
                .containsExactly(earlier, later);
    }

    @Test
    void a_day_of_waiting_is_a_day_in_the_netherlands() {
        var late = waiting(1, Instant.parse("2026-03-09T23:30:00Z"), false, AgeBand.FROM_65);
        assertThat(late.askedOn()).isEqualTo(TODAY);
        assertThat(late.number(DAYS_WAITING, TODAY)).isZero();
        assertThat(late.number(DAYS_WAITING, TODAY.minusDays(3))).isZero();
    }

    @RepeatedTest(20)
    void the_same_facts_and_rules_give_the_same_list_whatever_came_in_first() {
        long seed = new Random().nextLong();
        var random = new Random(seed);
        var all = new ArrayList<Waiting>();
        for (int i = 0; i < 300; i++) all.add(anyone(random, i));
        for (var terms : List.of(WEIGHTS, IN_ORDER, KnownRules.FIRST_COME)) {
            var list = Ranking.of(all, terms, TODAY);
            var shuffled = new ArrayList<>(all);
            Collections.shuffle(shuffled, random);
            assertThat(Ranking.of(shuffled, terms, TODAY)).as("seed %d", seed).isEqualTo(list);
            assertThat(list)
                    .as("seed %d", seed)
                    .extracting(position -> position.position())
                    .containsExactlyElementsOf(
                            IntStream.rangeClosed(1, all.size()).boxed().toList());
            for (int i = 1; i < list.size(); i++)
                assertThat(explained(list.get(i - 1), list.get(i)))
                        .as("seed %d, position %d", seed, i)
                        .isTrue();
            int skipped = random.nextInt(all.size());
            assertThat(Ranking.of(shuffled, terms, TODAY, skipped, 50))
                    .as("seed %d", seed)
                    .isEqualTo(list.subList(skipped, Math.min(all.size(), skipped + 50)));
        }
    }

    /** Whether what is shown is enough to see why one comes before the other. */
    private static boolean explained(Ranking.Position one, Ranking.Position other) {
        var points = one.points();
        var otherPoints = other.points();
        if (points != null && otherPoints != null) {
            assertThat(one.grounds().stream()
                            .mapToLong(ground -> ground.counted() * weight(ground))
                            .sum())
                    .isEqualTo(points);
            if (!points.equals(otherPoints)) return points > otherPoints;
        } else {
            for (int i = 0; i < one.grounds().size(); i++) {
                long counted = one.grounds().get(i).counted();
                long otherCounted = other.grounds().get(i).counted();
                if (counted != otherCounted) return counted > otherCounted;
            }
        }
        int asked = one.waiting().askedAt().compareTo(other.waiting().askedAt());
        if (asked != 0) return asked < 0;
        return one.waiting()
                        .requestId()
                        .text()
                        .compareTo(other.waiting().requestId().text())
                < 0;
    }

    private static int weight(Ground ground) {
        var weight = ground.weight();
        return weight == null ? 0 : weight;
    }

    private static Waiting anyone(Random random, int number) {
        var members = new AgeBand[1 + random.nextInt(5)];
        var bands = List.of(AgeBand.values());
        Arrays.setAll(members, _ -> bands.get(random.nextInt(bands.size())));
        return waiting(
                number, ASKED.minus(Duration.ofHours(12L * random.nextInt(40))), random.nextInt(10) == 0, members);
    }

    private static Waiting waiting(int number, Instant askedAt, boolean withoutShelter, AgeBand... members) {
        var people = new ArrayList<HouseholdMember>();
        for (int i = 0; i < members.length; i++) people.add(new HouseholdMember(new PersonId(new UUID(number, i))));
        return Waiting.of(
                new RequestId(new MunicipalityCode("GM0014"), new UUID(1, number)),
                new ShelterWish(new Household(people, null, null), askedAt, TODAY, null, null, null),
                new HouseholdDescription(
                        List.of(members), number % 7 == 3 ? List.of(Need.MEDICAL) : List.of(), false, withoutShelter));
    }

    private static PriorityCriterion criterion(PriorityFact fact, @Nullable Integer weight, @Nullable Integer atMost) {
        return new PriorityCriterion(fact, weight, atMost);
    }
}
