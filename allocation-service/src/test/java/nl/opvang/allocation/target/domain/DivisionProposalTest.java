package nl.opvang.allocation.target.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import nl.opvang.allocation.target.domain.DivisionProposal.Part;
import nl.opvang.contracts.allocation.ReferenceSetId;
import nl.opvang.contracts.area.Division;
import nl.opvang.contracts.area.MunicipalityCode;
import nl.opvang.contracts.area.RegionCode;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DivisionProposalTest {
    private static final RegionCode GRONINGEN = new RegionCode("VR01");
    private static final RegionCode AMSTERDAM = new RegionCode("VR13");
    private static final RegionCode GOOI = new RegionCode("VR14");
    private static final RegionCode ROTTERDAM = new RegionCode("VR17");

    @Test
    void municipalities_are_proposed_to_have_as_many_as_their_share_of_the_inhabitants() {
        var proposal = proposal(GRONINGEN, "2025-07-01", 5027L);
        assertThat(proposal.referenceSet()).isEqualTo(new ReferenceSetId("cbs-2024-01-01.v1"));
        assertThat(proposal.parts()).hasSize(10);
        // 243,768 of 601,347 inhabitants.
        assertThat(part(proposal, "GM0014").places()).isEqualTo(2038);
        assertThat(part(proposal, "GM0014").inhabitants()).isEqualTo(243_768);
        long sum = sum(proposal);
        assertThat(sum).isBetween(5027L - 5, 5027L + 5);
    }

    @Test
    void without_a_target_there_is_nothing_to_divide() {
        assertThat(proposal(GRONINGEN, "2022-03-01", null).parts()).allSatisfy(part -> {
            assertThat(part.places()).isNull();
            assertThat(part.inhabitants()).isPositive();
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"2022-12-31", "2023-01-01", "2023-01-02"})
    void voorne_aan_zee_is_proposed_to_have_what_its_three_parts_had_together(String day) {
        var before = day.compareTo("2023-01-01") < 0;
        var proposal = proposal(ROTTERDAM, day, 4000L);
        var voorne = part(proposal, before ? "GM0530" : "GM1992");
        assertThat(voorne.municipalities()).isEqualTo(before ? codes("GM0501", "GM0530", "GM0614") : codes("GM1992"));
        assertThat(voorne.places())
                .isEqualTo(
                        part(proposal(ROTTERDAM, "2023-06-30", 4000L), "GM1992").places());
        assertThat(part(proposal, "GM0599")).isEqualTo(part(proposal(ROTTERDAM, "2023-06-30", 4000L), "GM0599"));
    }

    @ParameterizedTest
    @CsvSource({"2022-03-23, true", "2022-03-24, false", "2022-03-25, false"})
    void nothing_is_proposed_for_weesp_whose_inhabitants_are_known_with_those_of_amsterdam(String day, boolean there) {
        var gooi = proposal(GOOI, day, 1000L);
        var weesp = gooi.parts().stream()
                .filter(part -> part.municipalities().equals(codes("GM0457")))
                .toList();
        assertThat(weesp).isEqualTo(there ? List.of(new Part(codes("GM0457"), null, null)) : List.of());
        var later = proposal(GOOI, "2022-06-30", 1000L).parts();
        assertThat(gooi.parts()).containsAll(later).hasSize(later.size() + weesp.size());
        assertThat(proposal(AMSTERDAM, day, 1000L)).isEqualTo(proposal(AMSTERDAM, "2022-06-30", 1000L));
    }

    @ParameterizedTest
    @ValueSource(strings = {"2022-03-01", "2022-03-24", "2023-01-01", "2025-07-01"})
    void every_municipality_of_a_day_is_in_one_part_of_its_region(String day) {
        var on = LocalDate.parse(day);
        var seen = new HashSet<MunicipalityCode>();
        for (var region : Division.ofTheNetherlands().regions().keySet())
            for (var part : proposal(region, day, 100L).parts())
                for (var code : part.municipalities())
                    assertThat(seen.add(code)).isTrue();
        assertThat(seen).hasSize((int) Division.ofTheNetherlands().all().stream()
                .filter(row -> row.existsOn(on))
                .count());
    }

    @Test
    void the_reference_set_is_the_last_one_of_the_day_or_before() {
        assertThat(ReferenceSets.on(LocalDate.parse("2021-01-01")).on()).isEqualTo("2022-01-01");
        assertThat(ReferenceSets.on(LocalDate.parse("2023-12-31")).on()).isEqualTo("2022-01-01");
        assertThat(ReferenceSets.on(LocalDate.parse("2024-01-01")).on()).isEqualTo("2024-01-01");
    }

    private static DivisionProposal proposal(RegionCode region, String day, @Nullable Long target) {
        var on = LocalDate.parse(day);
        return DivisionProposal.of(region, on, target, ReferenceSets.on(on));
    }

    private static Part part(DivisionProposal proposal, String code) {
        return proposal.parts().stream()
                .filter(part -> part.municipalities().contains(new MunicipalityCode(code)))
                .findFirst()
                .orElseThrow();
    }

    private static long sum(DivisionProposal proposal) {
        return proposal.parts().stream()
                .map(Part::places)
                .mapToLong(places -> Objects.requireNonNull(places))
                .sum();
    }

    private static List<MunicipalityCode> codes(String... codes) {
        return Stream.of(codes).map(MunicipalityCode::new).toList();
    }
}
