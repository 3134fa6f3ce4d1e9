package nl.opvang.bench;

import java.util.ArrayList;
import java.util.List;
import nl.opvang.capacity.CapacityService;

/** Decision, aggregate, event and commit, without HTTP, against the same row committed by hand. */
final class CommandsPerSecond implements Measurement {
    private static final int[] CALLERS = {1, 8, 32};

    @Override
    public String name() {
        return "commands";
    }

    @Override
    public String about() {
        return "commands per second in process, against the same rows committed one by one through plain JDBC";
    }

    @Override
    public List<Table> measure(Servers servers, Scale scale) throws Exception {
        var stopped = new ArrayList<List<String>>();
        var running = new ArrayList<List<String>>();
        try (var service = Service.start("capacity", CapacityService.application(), servers);
                var rows = Service.start("capacity", CapacityService.application(), servers)) {
            var locations = new Locations(service.commands(), scale.of(10_000, 200));
            locations.open();
            for (int callers : CALLERS)
                stopped.add(pairs(locations, rows, callers, scale, () -> {})
                        .row(callers + " callers", callers == 1 ? "0.75" : callers == 8 ? "0.80" : "1.00"));
            try (var relay = service.relay();
                    var readers = service.readers(service.projections())) {
                relay.start();
                readers.start();
                Runnable caughtUp = () -> catchUp(relay, readers);
                catchUp(relay, readers);
                for (int callers : CALLERS)
                    running.add(pairs(locations, rows, callers, scale, caughtUp)
                            .row(callers + " callers", callers == 1 ? "" : "0.50"));
            }
        }
        return List.of(
                Table.ofPairs("Commands, relay and projections stopped", "commands/s", "plain rows/s", stopped),
                Table.ofPairs("Commands, relay and projections running", "commands/s", "plain rows/s", running));
    }

    private static Pairs pairs(Locations locations, Service rows, int callers, Scale scale, Runnable afterOurs)
            throws Exception {
        try (var plain = new PlainRows(rows, callers)) {
            return Pairs.measure(
                    scale,
                    () -> {
                        double rate = new Callers(callers).perSecond(scale.turn(), locations::count);
                        afterOurs.run();
                        return rate;
                    },
                    () -> new Callers(callers).perSecond(scale.turn(), plain::insert));
        }
    }

    /** What was left behind is not the other side's burden. */
    private static void catchUp(nl.opvang.plumbing.relay.Relay relay, nl.opvang.plumbing.projection.Readers readers) {
        try {
            Service.until(() -> relay.lag() == 0 && Service.haveReadAll(readers));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
