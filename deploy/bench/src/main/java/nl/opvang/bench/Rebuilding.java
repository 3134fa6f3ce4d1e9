package nl.opvang.bench;

import java.util.List;
import nl.opvang.capacity.CapacityService;
import nl.opvang.reporting.ReportingService;
import org.springframework.jdbc.core.simple.JdbcClient;

/** All rows of reporting-service built anew from the first event. */
final class Rebuilding implements Measurement {
    @Override
    public String name() {
        return "rebuild";
    }

    @Override
    public String about() {
        return "events per second while all reporting projections are rebuilt, against a cursor that only reads and"
                + " parses";
    }

    @Override
    public List<Table> measure(Servers servers, Scale scale) throws Exception {
        try (var capacity = Service.start("capacity", CapacityService.application(), servers);
                var reporting = Service.start("reporting", ReportingService.application(), servers)) {
            History.fill(capacity, scale.million());
            Relaying.relay(capacity, scale.million());
            var plain = new PlainCursor(capacity);
            var pairs = Pairs.measure(scale, () -> rebuild(reporting, scale.million()), plain::perSecond);
            return List.of(Table.ofPairs(
                    "Rebuild of all reporting projections over %,d events".formatted(scale.million()),
                    "events/s",
                    "plain cursor events/s",
                    List.of(pairs.row("all projections", "0.50"))));
        }
    }

    private static double rebuild(Service reporting, int events) throws Exception {
        var projections = reporting.projections();
        var groups = projections.stream()
                .filter(projection -> projection.features().contains("capacity.location"))
                .map(projection -> "reporting.%s.v%d".formatted(projection.name(), projection.version()))
                .toArray(String[]::new);
        if (groups.length == 0) throw new IllegalStateException("nothing of reporting-service reads locations");
        try (var readers = reporting.readers(projections)) {
            projections.forEach(readers::rebuild);
            long began = System.nanoTime();
            readers.start();
            Service.until(() -> done(reporting, groups, events));
            return events * 1e9 / (System.nanoTime() - began);
        }
    }

    /** Whether every group that reads locations has had every event. */
    private static boolean done(Service reporting, String[] groups, int events) {
        var behind = JdbcClient.create(reporting.jdbc())
                .sql("""
                    select count(*) from unnest(?::text[]) as given (name)
                    where coalesce((select sum(next) from runtime.kafka_offset
                                    where consumer_group = name and topic = 'opvang.capacity'), 0) < ?\
                    """)
                .param(groups)
                .param(events)
                .query(Integer.class)
                .single();
        return behind == 0;
    }
}
