package nl.opvang.allocation.target.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import nl.opvang.contracts.allocation.ReferenceSetId;
import nl.opvang.contracts.area.RegionCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DistributionKeyTest {
    private static final int ROUNDED_POP2022 = 4;

    @ParameterizedTest
    @CsvSource({"cbs-2022-01-01.v1, 3", "cbs-2024-01-01.v1, 6"})
    void the_check_file_is_reproduced_to_two_decimals(String referenceSet, int column) {
        var shares = DistributionKey.shares(109_000, set(referenceSet));
        var checked = column(column);
        assertThat(checked).hasSize(25);
        checked.forEach((region, expected) -> assertThat(
                        Objects.requireNonNull(shares.get(region)).rounded(2))
                .as(region.text())
                .isEqualTo(expected));
    }

    @Test
    void each_region_is_rounded_to_the_nearest_whole_on_its_own() {
        var shares = DistributionKey.shares(109_000, set("cbs-2022-01-01.v1"));
        column(ROUNDED_POP2022)
                .forEach((region, expected) -> assertThat(
                                Objects.requireNonNull(shares.get(region)).nearest())
                        .as(region.text())
                        .isEqualTo(expected.intValueExact()));
        assertThat(shares.values().stream().mapToInt(Fraction::nearest).sum()).isEqualTo(109_001);
    }

    @ParameterizedTest
    @ValueSource(strings = {"cbs-2022-01-01.v1", "cbs-2024-01-01.v1"})
    void before_rounding_nothing_is_lost(String referenceSet) {
        long seed = System.nanoTime();
        new Random(seed)
                .ints(200, DistributionKey.LEAST_PLACES, 1_000_001)
                .forEach(places -> assertThat(DistributionKey.shares(places, set(referenceSet)).values().stream()
                                .reduce(Fraction.of(0), Fraction::plus))
                        .as("seed %s, %s places", seed, places)
                        .isEqualTo(Fraction.of(places)));
    }

    @Test
    void at_fifty_thousand_every_region_gets_two_thousand() {
        assertThat(DistributionKey.shares(50_000, set("cbs-2022-01-01.v1")).values())
                .hasSize(25)
                .allSatisfy(share -> assertThat(share).isEqualTo(Fraction.of(2000)));
    }

    @Test
    void half_a_place_is_a_place() {
        assertThat(Fraction.of(5, 2).nearest()).isEqualTo(3);
        assertThat(Fraction.of(499_999, 200_000).nearest()).isEqualTo(2);
    }

    private static ReferenceSet set(String id) {
        return ReferenceSets.find(new ReferenceSetId(id)).orElseThrow();
    }

    private static Map<RegionCode, BigDecimal> column(int column) {
        var values = new TreeMap<RegionCode, BigDecimal>();
        lines().forEach(line -> {
            var fields = line.split(",", -1);
            values.put(new RegionCode(fields[0]), new BigDecimal(fields[column]));
        });
        return values;
    }

    private static List<String> lines() {
        var file = DistributionKeyTest.class.getResourceAsStream("/nl/opvang/allocation/target/formula_check.csv");
        try (var lines =
                new BufferedReader(new InputStreamReader(Objects.requireNonNull(file), StandardCharsets.UTF_8))) {
            return lines.lines().skip(1).toList();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
