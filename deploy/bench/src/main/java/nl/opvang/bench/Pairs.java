package nl.opvang.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Two sides measured in turns, so that what slows the machine for a while slows both. */
record Pairs(List<Double> ours, List<Double> plain) {
    /** One turn of one side; answers how many per second. */
    @FunctionalInterface
    interface Side {
        double perSecond() throws Exception;
    }

    /** A turn of each to warm up, which does not count, then so many pairs of turns. */
    static Pairs measure(Scale scale, Side ours, Side plain) throws Exception {
        ours.perSecond();
        plain.perSecond();
        var pairs = new Pairs(new ArrayList<>(), new ArrayList<>());
        for (int i = 0; i < scale.pairs(); i++) {
            pairs.ours.add(ours.perSecond());
            pairs.plain.add(plain.perSecond());
        }
        return pairs;
    }

    /** How much of what the plain program does per second we do. */
    Interval ratio() {
        return Interval.of(IntStream.range(0, ours.size())
                .mapToObj(i -> ours.get(i) / plain.get(i))
                .toList());
    }

    /** The cells of a row: the name, both rates, the ratio, and what the ratio should be. */
    List<String> row(String name, String aim) {
        return List.of(name, Interval.of(ours).whole(), Interval.of(plain).whole(), ratio().fine(), aim);
    }
}
