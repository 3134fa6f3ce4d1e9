package nl.opvang.allocation.target.domain;

import static nl.opvang.contracts.allocation.FigureProvenance.PUBLISHED;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import nl.opvang.allocation.target.domain.KnownRounds.Round;
import nl.opvang.contracts.allocation.LeadTime;
import nl.opvang.contracts.allocation.LeadTimeUnit;
import nl.opvang.contracts.allocation.ReferenceSetId;
import nl.opvang.contracts.allocation.RegionalExplanation;
import nl.opvang.contracts.allocation.RegionalPlaces;
import nl.opvang.contracts.allocation.RoundAdvice;
import nl.opvang.contracts.allocation.RoundAnnouncement;
import nl.opvang.contracts.allocation.RoundDecision;
import nl.opvang.contracts.allocation.RoundTerms;
import nl.opvang.contracts.allocation.TargetBasis;
import nl.opvang.contracts.allocation.TargetEvent;
import nl.opvang.contracts.allocation.TargetEvent.Corrected;
import nl.opvang.contracts.allocation.TargetEvent.Decided;
import nl.opvang.contracts.allocation.TargetEvent.DifferencesExplained;
import nl.opvang.contracts.allocation.TargetEvent.RoundAdvised;
import nl.opvang.contracts.allocation.TargetEvent.RoundAnnounced;
import nl.opvang.contracts.allocation.TargetEvent.RoundDecided;
import nl.opvang.contracts.allocation.TargetEvent.RoundOpened;
import nl.opvang.contracts.allocation.TargetEvent.Withdrawn;
import nl.opvang.contracts.allocation.TargetId;
import nl.opvang.contracts.allocation.TargetTerms;
import nl.opvang.contracts.allocation.target.TargetFact;
import nl.opvang.contracts.area.Division;
import nl.opvang.contracts.area.RegionCode;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KnownRoundsTest {
    private static final Instant START = Instant.parse("2024-09-01T12:00:00Z");
    private static final TargetId ROUND = id(1);
    private static final TargetId TARGET = id(2);
    private static final RegionCode AMSTERDAM = new RegionCode("VR13");
    private static final RegionCode GOOI = new RegionCode("VR14");

    private final List<TargetFact> facts = new ArrayList<>();

    @Test
    void a_round_is_known_with_its_steps_as_far_as_they_were_known_then() {
        say(new RoundOpened(ROUND, new RoundTerms(day("2025-07-01"), "meeting")));
        say(new RoundAdvised(id(3), ROUND, advice(108_000)));
        say(new RoundAdvised(id(4), ROUND, advice(109_000)));
        say(new Decided(TARGET, terms(109_000, TargetBasis.FLAT, null)));
        say(new RoundDecided(id(5), ROUND, new RoundDecision(day("2024-11-12"), TARGET, "decision")));
        say(new RoundAnnounced(id(6), ROUND, new RoundAnnouncement(day("2024-11-13"), "letter")));

        assertThat(known(0).rounds()).isEmpty();
        assertThat(round(1).advices()).isEmpty();
        assertThat(round(3).advices()).extracting(RoundAdvice::places).containsExactly(108_000, 109_000);
        assertThat(round(4).decision()).isNull();
        assertThat(round(5).decision()).isEqualTo(new RoundDecision(day("2024-11-12"), TARGET, "decision"));
        assertThat(round(5).announcement()).isNull();
        assertThat(round(6).announcement()).isEqualTo(new RoundAnnouncement(day("2024-11-13"), "letter"));
    }

    @Test
    void what_is_withdrawn_is_no_longer_of_the_round() {
        say(new RoundOpened(ROUND, new RoundTerms(day("2025-07-01"), "meeting")));
        say(new RoundDecided(id(5), ROUND, new RoundDecision(day("2024-11-11"), null, "decision")));
        say(new Withdrawn(id(5), new UUID(9, 1), GOOI));
        assertThat(round(3).decision()).isNotNull();
        say(new Withdrawn(id(5), new UUID(9, 2), null));
        assertThat(round(4).decision()).isNull();
        say(new RoundDecided(id(6), ROUND, new RoundDecision(day("2024-11-12"), null, "decision")));
        assertThat(round(5).decision()).isEqualTo(new RoundDecision(day("2024-11-12"), null, "decision"));
        say(new Withdrawn(ROUND, new UUID(9, 3), null));
        assertThat(known(6).rounds()).isEmpty();
        assertThat(known(5).rounds()).hasSize(1);
    }

    @Test
    void a_decision_reads_as_corrected_and_not_at_all_when_it_was_withdrawn() {
        say(new Decided(TARGET, terms(50_000, TargetBasis.FLAT, null)));
        say(new Corrected(TARGET, new UUID(9, 1), terms(75_000, TargetBasis.FLAT, null)));
        say(new Withdrawn(TARGET, new UUID(9, 2), null));
        assertThat(known(1).decision(TARGET)).map(TargetTerms::places).contains(50_000);
        assertThat(known(2).decision(TARGET)).map(TargetTerms::places).contains(75_000);
        assertThat(known(3).decisions()).isEmpty();
    }

    @Test
    void the_last_that_was_said_of_a_region_explains_it() {
        say(new DifferencesExplained(id(3), TARGET, List.of(why(AMSTERDAM, "first"), why(GOOI, "first"))));
        say(new DifferencesExplained(id(4), TARGET, List.of(why(GOOI, "second"))));
        say(new DifferencesExplained(id(5), ROUND, List.of(why(GOOI, "of another decision"))));
        assertThat(known(3).explanations(TARGET)).isEqualTo(Map.of(AMSTERDAM, "first", GOOI, "second"));
        say(new Withdrawn(id(4), new UUID(9, 2), null));
        assertThat(known(4).explanations(TARGET)).isEqualTo(Map.of(AMSTERDAM, "first", GOOI, "first"));
    }

    @ParameterizedTest
    @CsvSource({
        "2025-07-01, 13, WEEKS, 2025-04-01",
        "2026-01-01, 13, WEEKS, 2025-10-02",
        "2025-07-01, 6, MONTHS, 2025-01-01",
        "2024-08-31, 6, MONTHS, 2024-02-29"
    })
    void the_last_day_in_time_is_counted_back_from_the_first_day(
            LocalDate firstDay, int amount, LeadTimeUnit unit, LocalDate latest) {
        assertThat(Deadlines.latest(firstDay, new LeadTime(amount, unit))).isEqualTo(latest);
    }

    @Test
    void decided_figures_stand_beside_those_of_the_key_that_the_decision_names() {
        var compared = KeyComparison.of(terms(109_000, TargetBasis.FORMULA, new ReferenceSetId("cbs-2022-01-01.v1")));
        assertThat(compared.regions())
                .hasSize(25)
                .allSatisfy(region -> assertThat(region.difference()).isNotNull());
        var gooi = compared.regions().get(13);
        assertThat(gooi.region()).isEqualTo(GOOI);
        assertThat(gooi.places()).isEqualTo(2000);
        assertThat(gooi.keyPlaces()).isEqualTo(2555);
        assertThat(gooi.difference()).isEqualTo(2000 - 2555);
    }

    @Test
    void a_flat_target_is_held_against_its_equal_parts_and_one_by_no_rule_against_nothing() {
        assertThat(KeyComparison.of(terms(50_000, TargetBasis.FLAT, null)).regions())
                .allSatisfy(region -> assertThat(region.difference()).isZero());
        assertThat(KeyComparison.of(terms(50_000, TargetBasis.DECIDED, null)).regions())
                .allSatisfy(region -> {
                    assertThat(region.keyPlaces()).isNull();
                    assertThat(region.difference()).isNull();
                });
        assertThat(KeyComparison.of(terms(49_999, TargetBasis.DECIDED, new ReferenceSetId("cbs-2022-01-01.v1")))
                        .regions())
                .allSatisfy(region -> assertThat(region.keyPlaces()).isNull());
    }

    private void say(TargetEvent event) {
        facts.add(new TargetFact(UUID.randomUUID(), START.plusSeconds(facts.size() + 1L), event));
    }

    private KnownRounds known(int facts) {
        return KnownRounds.at(START.plusSeconds(facts), this.facts);
    }

    private Round round(int facts) {
        return known(facts).rounds().getFirst();
    }

    private static TargetTerms terms(int places, TargetBasis basis, @Nullable ReferenceSetId reference) {
        var regions = Division.ofTheNetherlands().regions().keySet().stream()
                .sorted()
                .map(region -> new RegionalPlaces(region, 2000, PUBLISHED))
                .toList();
        return new TargetTerms(day("2025-07-01"), places, basis, reference, regions, null, "letter");
    }

    private static RegionalExplanation why(RegionCode region, String why) {
        return new RegionalExplanation(region, why);
    }

    private static RoundAdvice advice(int places) {
        return new RoundAdvice(day("2024-10-08"), "Directors' meeting", places, "report");
    }

    private static TargetId id(int number) {
        return new TargetId(new UUID(4, number));
    }

    private static LocalDate day(String date) {
        return LocalDate.parse(date);
    }
}
