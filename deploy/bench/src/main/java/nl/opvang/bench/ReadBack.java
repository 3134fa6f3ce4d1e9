package nl.opvang.bench;

import java.util.List;
import nl.opvang.capacity.CapacityService;
import nl.opvang.plumbing.json.EventReader;
import nl.opvang.plumbing.store.EventLog;
import nl.opvang.plumbing.store.StorePosition;

/** All events in their order with their payload as records: what every replay, export and rebuild begins with. */
final class ReadBack implements Measurement {
    private static final int BATCH = 2_000;

    @Override
    public String name() {
        return "read-back";
    }

    @Override
    public String about() {
        return "events per second read in order with their payload parsed, against one plain cursor";
    }

    @Override
    public List<Table> measure(Servers servers, Scale scale) throws Exception {
        try (var service = Service.start("capacity", CapacityService.application(), servers)) {
            History.fill(service, scale.million());
            var plain = new PlainCursor(service);
            var pairs = Pairs.measure(scale, () -> perSecond(service), plain::perSecond);
            return List.of(Table.ofPairs(
                    "Ordered read-back of %,d events".formatted(scale.million()),
                    "events/s",
                    "plain cursor events/s",
                    List.of(pairs.row("in process", "0.90"))));
        }
    }

    private static double perSecond(Service service) {
        var log = service.part(EventLog.class);
        var reader = service.part(EventReader.class);
        long began = System.nanoTime();
        var at = StorePosition.START;
        long events = 0;
        for (var batch = log.after(at, BATCH); !batch.isEmpty(); batch = log.after(at, BATCH)) {
            for (var stored : batch) reader.read(stored.envelope().type(), stored.payload());
            events += batch.size();
            at = batch.getLast().at();
        }
        return events * 1e9 / (System.nanoTime() - began);
    }
}
