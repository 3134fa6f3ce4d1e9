package nl.opvang.bench;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import nl.opvang.contracts.ledger.Quantity;
import nl.opvang.plumbing.ledger.Ledger;
import nl.opvang.plumbing.ledger.Level;
import nl.opvang.plumbing.ledger.Selection;
import nl.opvang.reporting.ReportingService;

/** What was so on a day, as known now and as known at a moment, over a long and often corrected ledger. */
final class AsOf implements Measurement {
    private static final int CORRECTIONS = 5;
    private static final int LOCATIONS = 2_000;

    @Override
    public String name() {
        return "as-of";
    }

    @Override
    public String about() {
        return "questions about any day, as known now and as known at any moment, before and after corrections";
    }

    @Override
    public List<Table> measure(Servers servers, Scale scale) throws Exception {
        int locations = scale.of(LOCATIONS, 100);
        var rows = new ArrayList<List<String>>();
        try (var reporting = Service.start("reporting", ReportingService.application(), servers)) {
            LedgerLines.add(reporting, 0, scale.million(), locations, 0);
            ask(reporting, scale, scale.million() / locations, "each line once", rows);
            for (int round = 1; round <= CORRECTIONS; round++)
                LedgerLines.add(reporting, 0, scale.million(), locations, round);
            ask(reporting, scale, scale.million() / locations, "each corrected five times", rows);
        }
        return List.of(new Table(
                "Questions over %,d ledger lines".formatted(scale.million()),
                List.of("", "asked", "p50", "p99", "aim p99"),
                rows));
    }

    private static void ask(Service reporting, Scale scale, int days, String lines, List<List<String>> rows)
            throws Exception {
        var ledger = reporting.part(Ledger.class);
        var random = new Random(20);
        for (var level : List.of(Level.COUNTRY, Level.REGION, Level.MUNICIPALITY)) {
            for (boolean now : List.of(true, false)) {
                var latencies = new Latencies();
                var selection = Selection.of(level, Quantity.STAYS, Quantity.PLACES_REALISED);
                for (int i = 0; i < scale.of(320, 20); i++) {
                    var on = Locations.FIRST.plusDays(random.nextInt(days));
                    var knownAt = now ? Instant.now() : moment(random, days);
                    if (i < scale.of(20, 2)) ledger.amounts(selection, on, knownAt);
                    else latencies.time(() -> ledger.amounts(selection, on, knownAt));
                }
                rows.add(List.of(
                        lines + ", " + level + ", as known " + (now ? "now" : "at a moment"),
                        Integer.toString(latencies.number()),
                        latencies.text(0.5),
                        latencies.text(0.99),
                        "200 ms"));
            }
        }
    }

    private static Instant moment(Random random, int days) {
        return LocalDate.of(2022, 3, 7)
                .plusDays(random.nextInt(days))
                .atStartOfDay()
                .plusMinutes(random.nextInt(24 * 60))
                .toInstant(ZoneOffset.UTC);
    }
}
