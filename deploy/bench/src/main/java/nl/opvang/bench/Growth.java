package nl.opvang.bench;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import nl.opvang.capacity.CapacityService;
import nl.opvang.contracts.ledger.Quantity;
import nl.opvang.plumbing.ledger.Ledger;
import nl.opvang.plumbing.ledger.Level;
import nl.opvang.plumbing.ledger.Selection;
import nl.opvang.reporting.ReportingService;

/** Whether appending and asking stay as fast while the store and the ledger grow. */
final class Growth implements Measurement {
    private static final int CALLERS = 8;
    private static final int LOCATIONS = 20_000;

    @Override
    public String name() {
        return "growth";
    }

    @Override
    public String about() {
        return "commands and a national question at 100,000, 1,000,000 and 10,000,000 events";
    }

    @Override
    public List<Table> measure(Servers servers, Scale scale) throws Exception {
        var rows = new ArrayList<List<String>>();
        int locations = scale.of(LOCATIONS, 200);
        try (var capacity = Service.start("capacity", CapacityService.application(), servers);
                var reporting = Service.start("reporting", ReportingService.application(), servers)) {
            var active = new Locations(capacity.commands(), scale.of(2_000, 50), 0x7003);
            active.open();
            double appendAtFirst = 0;
            double askedAtFirst = 0;
            int lines = 0;
            for (int events : scale.quick() ? new int[] {2_000, 20_000} : new int[] {100_000, 1_000_000, 10_000_000}) {
                History.upTo(capacity, events, locations);
                LedgerLines.add(reporting, lines, events, locations, 0);
                lines = events;
                double append = append(active, scale);
                double asked = ask(reporting, scale, Math.max(1, events / locations));
                if (appendAtFirst == 0) {
                    appendAtFirst = append;
                    askedAtFirst = asked;
                }
                rows.add(List.of(
                        String.format(Locale.ROOT, "%,d", events),
                        String.format(Locale.ROOT, "%,.0f", append),
                        times(appendAtFirst / append),
                        String.format(Locale.ROOT, "%.1f ms", asked),
                        times(asked / askedAtFirst),
                        "1.20 x"));
            }
        }
        return List.of(new Table(
                "Growth",
                List.of("events", "commands/s, 8 callers", "slower", "national question, p50", "slower", "aim"),
                rows));
    }

    private static String times(double ratio) {
        return String.format(Locale.ROOT, "%.2f x", ratio);
    }

    /** The median of several turns, after one that does not count. */
    private static double append(Locations active, Scale scale) throws Exception {
        var rates = new ArrayList<Double>();
        for (int i = 0; i <= scale.pairs(); i++) {
            double rate = new Callers(CALLERS).perSecond(scale.turn(), active::count);
            if (i > 0) rates.add(rate);
        }
        return Interval.of(rates).median();
    }

    private static double ask(Service reporting, Scale scale, int days) throws Exception {
        var ledger = reporting.part(Ledger.class);
        var random = new Random(21);
        var latencies = new Latencies();
        for (int i = 0; i < scale.of(120, 10); i++) {
            var on = Locations.FIRST.plusDays(random.nextInt(days));
            Latencies.Timed question = () -> ledger.amounts(
                    Selection.of(Level.MUNICIPALITY, Quantity.STAYS, Quantity.PLACES_REALISED), on, Instant.now());
            if (i < scale.of(20, 2)) question.run();
            else latencies.time(question);
        }
        return latencies.millis(0.5);
    }
}
