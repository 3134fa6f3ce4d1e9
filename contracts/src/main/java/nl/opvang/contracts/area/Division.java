package nl.opvang.contracts.area;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Which municipalities exist when, in which safety region, and who succeeds those that ended. */
public final class Division {
    /**
     * One municipality.
     *
     * @param from first day, {@code LocalDate.MIN} when it existed before the first date of the data (1 March 2022)
     * @param until first day on which it no longer exists, {@code LocalDate.MAX} when it still does
     * @param successor the municipality it became part of on {@code until}
     */
    public record Municipality(
            MunicipalityCode code,
            String name,
            RegionCode region,
            LocalDate from,
            LocalDate until,
            @Nullable MunicipalityCode successor) {
        /** Whether it exists on this day. */
        public boolean existsOn(LocalDate day) {
            return !day.isBefore(from) && day.isBefore(until);
        }
    }

    private static final Map<RegionCode, String> REGION_NAMES = Map.ofEntries(
            region("VR01", "Groningen"),
            region("VR02", "Fryslân"),
            region("VR03", "Drenthe"),
            region("VR04", "IJsselland"),
            region("VR05", "Twente"),
            region("VR06", "Noord- en Oost-Gelderland"),
            region("VR07", "Gelderland-Midden"),
            region("VR08", "Gelderland-Zuid"),
            region("VR09", "Utrecht"),
            region("VR10", "Noord-Holland-Noord"),
            region("VR11", "Zaanstreek-Waterland"),
            region("VR12", "Kennemerland"),
            region("VR13", "Amsterdam-Amstelland"),
            region("VR14", "Gooi en Vechtstreek"),
            region("VR15", "Haaglanden"),
            region("VR16", "Hollands-Midden"),
            region("VR17", "Rotterdam-Rijnmond"),
            region("VR18", "Zuid-Holland-Zuid"),
            region("VR19", "Zeeland"),
            region("VR20", "Midden- en West-Brabant"),
            region("VR21", "Brabant-Noord"),
            region("VR22", "Brabant-Zuidoost"),
            region("VR23", "Limburg-Noord"),
            region("VR24", "Limburg-Zuid"),
            region("VR25", "Flevoland"));

    private final Map<MunicipalityCode, Municipality> municipalities;
    private final Map<MunicipalityCode, List<Municipality>> predecessors;

    private Division(List<Municipality> rows) {
        municipalities = rows.stream().collect(toMap(Municipality::code, Function.identity()));
        predecessors = rows.stream()
                .filter(row -> row.successor() != null)
                .collect(groupingBy(row -> Objects.requireNonNull(row.successor())));
    }

    /** The division of the Netherlands since 1 March 2022, from {@code division.csv} (its provenance lies beside it). */
    public static Division ofTheNetherlands() {
        return Holder.NETHERLANDS;
    }

    /** All municipalities that ever existed in the data. */
    public List<Municipality> all() {
        return List.copyOf(municipalities.values());
    }

    /** The municipality with this code, whether or not it still exists. */
    public Optional<Municipality> municipality(MunicipalityCode code) {
        return Optional.ofNullable(municipalities.get(code));
    }

    /** What the municipality with this code is called, whether or not it still exists; a code in no division as it is. */
    public String nameOf(MunicipalityCode code) {
        return municipality(code).map(Municipality::name).orElse(code.text());
    }

    /**
     * The municipality that a code stands for on a day: itself, or after its end its successor then.
     * A day before the municipality existed keeps the code as it is.
     */
    public Optional<Municipality> standsFor(MunicipalityCode code, LocalDate day) {
        var municipality = municipalities.get(code);
        while (municipality != null && municipality.successor() != null && !day.isBefore(municipality.until()))
            municipality = municipalities.get(municipality.successor());
        return Optional.ofNullable(municipality);
    }

    /** A code and all codes that became part of it, at any distance: what a scope on the code covers. */
    public Set<MunicipalityCode> coveredBy(MunicipalityCode code) {
        var covered = new LinkedHashSet<MunicipalityCode>();
        var open = new ArrayList<>(List.of(code));
        while (!open.isEmpty()) {
            var next = open.removeLast();
            if (covered.add(next)) predecessors.getOrDefault(next, List.of()).forEach(row -> open.add(row.code()));
        }
        return covered;
    }

    /** Every municipality that ever lay in the region, and its predecessors: what a scope on the region covers. */
    public Set<MunicipalityCode> coveredBy(RegionCode region) {
        var covered = new HashSet<MunicipalityCode>();
        municipalities.values().stream()
                .filter(row -> row.region().equals(region))
                .forEach(row -> covered.addAll(coveredBy(row.code())));
        return covered;
    }

    /** All 25 safety regions with their names. */
    public Map<RegionCode, String> regions() {
        return REGION_NAMES;
    }

    private static Map.Entry<RegionCode, String> region(String code, String name) {
        return Map.entry(new RegionCode(code), name);
    }

    /** Reads the file once, when first asked for. */
    private static final class Holder {
        static final Division NETHERLANDS = read();

        private static Division read() {
            var stream = Objects.requireNonNull(Division.class.getResourceAsStream("division.csv"));
            try (var lines = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
                return new Division(lines.lines().skip(1).map(Holder::row).toList());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private static Municipality row(String line) {
            var fields = fields(line);
            return new Municipality(
                    new MunicipalityCode(fields.get(0)),
                    fields.get(1),
                    new RegionCode(fields.get(2)),
                    fields.get(3).isEmpty() ? LocalDate.MIN : LocalDate.parse(fields.get(3)),
                    fields.get(4).isEmpty() ? LocalDate.MAX : LocalDate.parse(fields.get(4)),
                    fields.get(5).isEmpty() ? null : new MunicipalityCode(fields.get(5)));
        }

        private static List<String> fields(String line) {
            var fields = new ArrayList<String>();
            var field = new StringBuilder();
            boolean quoted = false;
            for (int i = 0; i < line.length(); i++) {
                char c = line.charAt(i);
                if (c == '"') quoted = !quoted;
                else if (c == ',' && !quoted) {
                    fields.add(field.toString());
                    field.setLength(0);
                } else field.append(c);
            }
            fields.add(field.toString());
            return fields;
        }
    }
}
