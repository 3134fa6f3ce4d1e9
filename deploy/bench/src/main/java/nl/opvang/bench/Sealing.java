package nl.opvang.bench;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import nl.opvang.capacity.CapacityService;
import nl.opvang.plumbing.relay.KafkaAccess;
import nl.opvang.plumbing.seal.Sealer;
import nl.opvang.plumbing.secret.SigningKeys;
import nl.opvang.plumbing.store.EventLog;
import org.springframework.transaction.support.TransactionTemplate;

/** What commands lose by it that the events before them are sealed meanwhile. */
final class Sealing implements Measurement {
    private static final int[] CALLERS = {8, 32};

    /** Ten times as often as usual, so that every turn has its share of it. */
    private static final Duration EVERY = Duration.ofSeconds(1);

    /** So long that what is sealed after the turn is little next to what is sealed within it. */
    private static final Duration TURN = Duration.ofSeconds(10);

    @Override
    public String name() {
        return "sealing";
    }

    @Override
    public String about() {
        return "commands per second in process, relay running, while their events are sealed and while they are not";
    }

    @Override
    public List<Table> measure(Servers servers, Scale scale) throws Exception {
        var rows = new ArrayList<List<String>>();
        try (var service = Service.start("capacity", CapacityService.application(), servers);
                var relay = service.relay()) {
            var locations = new Locations(service.commands(), scale.of(10_000, 200));
            locations.open();
            relay.start();
            var turn = scale.quick() ? scale.turn() : TURN;
            for (int callers : CALLERS)
                rows.add(Pairs.measure(
                                scale,
                                () -> {
                                    try (var sealer = sealer(service, servers)) {
                                        sealer.start();
                                        Service.until(() -> sealer.lag() == 0);
                                        double rate = new Callers(callers).perSecond(turn, locations::count);
                                        Service.until(() -> relay.lag() == 0 && sealer.lag() == 0);
                                        return rate;
                                    }
                                },
                                () -> {
                                    double rate = new Callers(callers).perSecond(turn, locations::count);
                                    Service.until(() -> relay.lag() == 0);
                                    return rate;
                                })
                        .row(callers + " callers", "0.95"));
        }
        return List.of(Table.ofPairs("Commands while they are sealed", "commands/s", "unsealed commands/s", rows));
    }

    private static Sealer sealer(Service service, Servers servers) {
        return new Sealer(
                "capacity",
                service.part(DataSource.class),
                service.part(TransactionTemplate.class),
                service.part(EventLog.class),
                service.part(KafkaAccess.class),
                SigningKeys.read("sealing", Path.of(servers.sealing())),
                EVERY);
    }
}
