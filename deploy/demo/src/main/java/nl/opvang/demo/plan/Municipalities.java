package nl.opvang.demo.plan;

import static java.util.stream.Collectors.toMap;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import nl.opvang.contracts.area.Division;
import nl.opvang.demo.csv.CsvFile;

/** All municipality codes since March 2022, and how many people live in each. */
final class Municipalities {
    /** What part of today's municipality the ended ones were: estimates of the demo, in no file. */
    private static final Map<String, Double> PART_OF_SUCCESSOR =
            Map.of("GM0457", 0.022, "GM0501", 0.24, "GM0530", 0.55, "GM0614", 0.21);

    /** Population per area on 1 January 2023, from {@code municipalities.csv}. */
    private final int[] population;

    private final List<Municipality> all;
    private final List<List<Municipality>> ofArea;

    Municipalities() {
        var rows = CsvFile.rows(Municipalities.class, "municipalities.csv").stream()
                .sorted(Comparator.comparing(row -> row.text("cbs_code")))
                .toList();
        population = rows.stream()
                .mapToInt(row -> row.number("population_2023_01_01"))
                .toArray();
        var areas = new TreeSet<String>();
        rows.forEach(row -> areas.add(row.text("cbs_code")));
        var areaOf = areas.stream()
                .collect(toMap(code -> code, code -> areas.headSet(code).size()));

        all = new ArrayList<>();
        ofArea = new ArrayList<>();
        for (int area = 0; area < population.length; area++) ofArea.add(new ArrayList<>());
        var division = Division.ofTheNetherlands().all().stream()
                .sorted(Comparator.comparing(Division.Municipality::code))
                .toList();
        for (var row : division) {
            String code = row.code().text();
            String today = row.successor() == null ? code : row.successor().text();
            int area = Objects.requireNonNull(areaOf.get(today), today);
            int from = row.from().equals(LocalDate.MIN) ? Day.FIRST : Day.of(row.from());
            int until = row.until().equals(LocalDate.MAX) ? Day.NEVER : Day.of(row.until());
            double share = PART_OF_SUCCESSOR.getOrDefault(code, 1.0);
            var municipality = new Municipality(
                    all.size(), area, code, row.name(), row.region().text(), share, from, until);
            all.add(municipality);
            ofArea.get(area).add(municipality);
        }
    }

    /** Every code, in order of code; each at its own index. */
    List<Municipality> all() {
        return all;
    }

    /** How many areas there are: today's municipalities. */
    int areas() {
        return population.length;
    }

    int population(int area) {
        return population[area];
    }

    /** The code under which an area speaks on a day; by chance where there are several. */
    Municipality of(int area, int day, Draw draw) {
        var codes = ofArea.get(area);
        if (codes.size() == 1) return codes.getFirst();
        var existing = existing(area, day);
        double at = draw.share();
        // The ended codes first: what they leave is the successor's, where it exists already.
        for (var code : existing) {
            if (!code.ends()) continue;
            if (at < code.share()) return code;
            at -= code.share();
        }
        return existing.stream().filter(code -> !code.ends()).findFirst().orElseGet(existing::getLast);
    }

    /** The codes under which an area speaks on a day. */
    List<Municipality> existing(int area, int day) {
        return ofArea.get(area).stream().filter(code -> code.existsOn(day)).toList();
    }

    /** How strongly each area takes part: its population, varied by chance. */
    double[] weights(Draw draw, double variation) {
        var weights = new double[population.length];
        for (int area = 0; area < weights.length; area++) weights[area] = population[area] * draw.around(variation);
        return weights;
    }

    /** Each weight added to those before it. */
    static double[] cumulative(double[] weights) {
        var sums = weights.clone();
        for (int i = 1; i < sums.length; i++) sums[i] += sums[i - 1];
        return sums;
    }
}
