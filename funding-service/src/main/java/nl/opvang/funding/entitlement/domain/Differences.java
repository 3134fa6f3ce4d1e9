package nl.opvang.funding.entitlement.domain;

import java.util.List;
import java.util.stream.Stream;
import nl.opvang.contracts.money.Euro;

/** What an entitlement changed by between two moments. */
public record Differences(List<Difference> lines, List<CostDifference> costs) {
    public Differences {
        lines = List.copyOf(lines);
        costs = List.copyOf(costs);
    }

    public Euro amount() {
        return Stream.concat(
                        lines.stream().map(Difference::amount), costs.stream().map(CostDifference::amount))
                .reduce(Euro.ZERO, Euro::plus);
    }
}
