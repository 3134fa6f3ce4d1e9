package nl.opvang.allocation.target.domain;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.opvang.contracts.allocation.ReferenceSetId;
import nl.opvang.contracts.area.MunicipalityCode;
import nl.opvang.contracts.area.RegionCode;

/** The reference sets there are; each is a file that never changes, its provenance beside it. */
public final class ReferenceSets {
    private static final NavigableMap<LocalDate, ReferenceSet> BY_DAY = Stream.of(
                    read("cbs-2022-01-01.v1", LocalDate.of(2022, 1, 1)),
                    read("cbs-2024-01-01.v1", LocalDate.of(2024, 1, 1)))
            .collect(Collectors.toMap(
                    ReferenceSet::on, Function.identity(), (_, later) -> later, TreeMap<LocalDate, ReferenceSet>::new));

    private static final Map<ReferenceSetId, ReferenceSet> SETS =
            BY_DAY.values().stream().collect(Collectors.toMap(ReferenceSet::id, Function.identity()));

    private ReferenceSets() {}

    public static Optional<ReferenceSet> find(ReferenceSetId id) {
        return Optional.ofNullable(SETS.get(id));
    }

    /** The last one of the day or before it; of earlier days the first. */
    public static ReferenceSet on(LocalDate day) {
        var known = BY_DAY.floorEntry(day);
        return known == null ? BY_DAY.firstEntry().getValue() : known.getValue();
    }

    private static ReferenceSet read(String id, LocalDate on) {
        var file = "/nl/opvang/allocation/target/reference/" + id + ".csv";
        var stream = Objects.requireNonNull(ReferenceSets.class.getResourceAsStream(file), file);
        try (var lines = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            var byRegion = new TreeMap<RegionCode, ReferenceSet.Region>();
            var inhabitants = new TreeMap<MunicipalityCode, Long>();
            lines.lines().skip(1).map(line -> line.split(",", -1)).forEach(fields -> {
                var part = part(fields);
                byRegion.merge(part.code(), part, ReferenceSets::together);
                inhabitants.put(new MunicipalityCode(fields[0]), part.population());
            });
            return new ReferenceSet(new ReferenceSetId(id), on, List.copyOf(byRegion.values()), inhabitants);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A line {@code municipality,region,population,land_area_km2}, as its part of the region. */
    private static ReferenceSet.Region part(String[] fields) {
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
