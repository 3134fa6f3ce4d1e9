package nl.opvang.contracts.allocation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RequestUpcastersTest {
    @Test
    void what_described_a_household_before_there_were_seals_is_read_as_one_plain_description() {
        var household = Map.of(
                "members",
                List.of(
                        Map.of("personId", "one", "ageBand", "FROM_65"),
                        Map.of("personId", "two", "ageBand", "UNDER_4")),
                "needs",
                List.of("PETS"),
                "nuisance",
                true);
        Map<String, Object> stored = Map.of(
                "requestId",
                "id",
                "wish",
                Map.of("household", household, "withoutShelter", false, "from", "2025-12-01"));

        for (var upcaster : RequestUpcasters.all())
            assertThat(upcaster.change().apply(stored))
                    .isEqualTo(Map.of(
                            "requestId",
                            "id",
                            "wish",
                            Map.of(
                                    "from",
                                    "2025-12-01",
                                    "household",
                                    Map.of(
                                            "members",
                                            List.of(Map.of("personId", "one"), Map.of("personId", "two")),
                                            "plainDescription",
                                            Map.of(
                                                    "ageBands",
                                                    List.of("FROM_65", "UNDER_4"),
                                                    "needs",
                                                    List.of("PETS"),
                                                    "nuisance",
                                                    true,
                                                    "withoutShelter",
                                                    false)))));
        assertThat(RequestUpcasters.all())
                .extracting(upcaster -> upcaster.from() + " > " + upcaster.to())
                .containsExactly(
                        "nl.opvang.allocation.request.asked.v1 > nl.opvang.allocation.request.asked.v2",
                        "nl.opvang.allocation.request.changed.v1 > nl.opvang.allocation.request.changed.v2");
    }
}
