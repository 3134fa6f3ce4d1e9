package nl.opvang.capacity.location.domain;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import nl.opvang.contracts.ledger.Dimensions;
import nl.opvang.contracts.ledger.LedgerLine;
import nl.opvang.contracts.ledger.Quantity;
import nl.opvang.contracts.ledger.Timeline;

/** The quantities of one location over time. */
public record Figures(Map<Quantity, Timeline> timelines) {
    static final Figures NONE = new Figures(Map.of());

    public Figures {
        timelines = Map.copyOf(timelines);
    }

    public Timeline of(Quantity quantity) {
        return timelines.getOrDefault(quantity, Timeline.EMPTY);
    }

    Figures plus(List<LedgerLine> lines) {
        if (lines.isEmpty()) return this;
        var sums = new EnumMap<Quantity, Timeline>(Quantity.class);
        sums.putAll(timelines);
        for (var line : lines) {
            var sum = sums.getOrDefault(line.quantity(), Timeline.EMPTY);
            sums.put(line.quantity(), sum.plus(line.effectiveOn(), line.change()));
        }
        return new Figures(sums);
    }

    Figures plus(Figures other) {
        var sums = new EnumMap<Quantity, Timeline>(Quantity.class);
        sums.putAll(timelines);
        other.timelines.forEach(
                (quantity, more) -> sums.put(quantity, of(quantity).plus(more.changes())));
        return new Figures(sums);
    }

    Figures minus(Figures other) {
        var differences = new EnumMap<Quantity, Timeline>(Quantity.class);
        for (var quantity : Quantity.values()) {
            var difference = of(quantity).minus(other.of(quantity));
            if (!difference.isEmpty()) differences.put(quantity, difference);
        }
        return new Figures(differences);
    }

    /** Everything here as ledger lines, in order of quantity and date. */
    List<LedgerLine> lines(Dimensions dimensions) {
        var lines = new ArrayList<LedgerLine>();
        for (var quantity : Quantity.values())
            for (var change : of(quantity).changes()) lines.add(change.line(quantity, dimensions));
        return lines;
    }
}
