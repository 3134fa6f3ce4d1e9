package nl.opvang.allocation.target.domain;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.opvang.contracts.allocation.ReferenceSetId;
import nl.opvang.contracts.area.RegionCode;

/** The reference sets there are; each is a file that never changes, its provenance beside it. */
public final class ReferenceSets {
    private static final Map<ReferenceSetId, ReferenceSet> SETS = Stream.of("cbs-2022-01-01.v1", "cbs-2024-01-01.v1")
            .map(ReferenceSetId::new)
            .map(ReferenceSets::read)
            .collect(Collectors.toMap(ReferenceSet::id, Function.identity()));

    private ReferenceSets() {}

    public static Optional<ReferenceSet> find(ReferenceSetId id) {
        return Optional.ofNullable(SETS.get(id));
    }

    private static ReferenceSet read(ReferenceSetId id) {
        var file = "/nl/opvang/allocation/target/reference/" + id.text() + ".csv";
        var stream = Objects.requireNonNull(ReferenceSets.class.getResourceAsStream(file), file);
        try (var lines = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            var byRegion = lines.lines()
                    .skip(1)
                    .map(ReferenceSets::municipality)
                    .collect(Collectors.toMap(
                            ReferenceSet.Region::code, Function.identity(), ReferenceSets::together, TreeMap::new));
            return new ReferenceSet(id, List.copyOf(byRegion.values()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A line {@code municipality,region,population,land_area_km2}, as its part of the region. */
    private static ReferenceSet.Region municipality(String line) {
        var fields = line.split(",", -1);
        return new ReferenceSet.Region(
                new RegionCode(fields[1]),
                Long.parseLong(fields[2]),
                new BigDecimal(fields[3]).movePointRight(2).longValueExact());
    }

    private static ReferenceSet.Region together(ReferenceSet.Region one, ReferenceSet.Region other) {
        return new ReferenceSet.Region(
                one.code(), one.population() + other.population(), one.landAreaHectares() + other.landAreaHectares());
    }
}
