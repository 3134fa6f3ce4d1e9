package nl.opvang.bench;

import com.github.f4b6a3.uuid.UuidCreator;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import nl.opvang.capacity.CapacityService;
import nl.opvang.contracts.area.LocationId;
import nl.opvang.contracts.area.MunicipalityCode;
import nl.opvang.issuer.Role;

/** A municipality's newline-delimited JSON over HTTP, line by line decided and answered. */
final class BulkLoading implements Measurement {
    private static final MunicipalityCode MUNICIPALITY = new MunicipalityCode("GM0014");
    private static final int CHUNK = 500;

    private long day;

    @Override
    public String name() {
        return "bulk";
    }

    @Override
    public String about() {
        return "events per second through NDJSON over HTTP, against batched JDBC inserts of the same rows";
    }

    @Override
    public List<Table> measure(Servers servers, Scale scale) throws Exception {
        int lines = scale.of(10_000, 500);
        try (var issuer = Issuer.start(servers);
                var service = Service.running("capacity", CapacityService.application(), servers, issuer.uri());
                var rows = Service.start("capacity", CapacityService.application(), servers);
                var session = rows.session()) {
            var client = Client.of(service.uri(), issuer.token(Role.MUNICIPALITY, MUNICIPALITY.text()));
            var locations = java.util.stream.IntStream.range(0, lines)
                    .mapToObj(i -> new LocationId(MUNICIPALITY, new UUID(0x7001, i)))
                    .toList();
            send(client, locations, this::opening);
            refuseNothing(rows);
            session.setAutoCommit(false);
            var insert = session.prepareStatement(PlainRows.INSERT);
            var sequence = new long[1];
            var pairs = Pairs.measure(
                    scale,
                    () -> {
                        day++;
                        return send(client, locations, this::count);
                    },
                    () -> {
                        long began = System.nanoTime();
                        for (int i = 0; i < lines; i++) {
                            PlainRows.set(insert, locations.get(i), sequence[0]);
                            insert.addBatch();
                            if ((i + 1) % CHUNK == 0 || i + 1 == lines) {
                                insert.executeBatch();
                                session.commit();
                            }
                        }
                        sequence[0]++;
                        return lines * 1e9 / (System.nanoTime() - began);
                    });
            return List.of(Table.ofPairs(
                    "Bulk of %,d lines".formatted(lines),
                    "events/s",
                    "batched rows/s",
                    List.of(pairs.row("NDJSON over HTTP", "0.40"))));
        }
    }

    /** A plain program writes as often in a transaction as it likes. */
    private static void refuseNothing(Service rows) throws SQLException {
        try (var owner = rows.owner();
                var statement = owner.createStatement()) {
            statement.execute("alter table events.event disable trigger events_are_written_first");
        }
    }

    private static double send(
            Client client, List<LocationId> locations, java.util.function.Function<LocationId, String> line)
            throws Exception {
        var body = new StringBuilder();
        for (var location : locations) body.append(line.apply(location)).append('\n');
        long began = System.nanoTime();
        var answer = client.post("/v1/municipalities/" + MUNICIPALITY.text() + "/batches", body.toString());
        double rate = locations.size() * 1e9 / (System.nanoTime() - began);
        long accepted =
                answer.lines().filter(each -> each.contains("\"events\":[\"")).count();
        if (accepted != locations.size())
            throw new IllegalStateException("accepted only " + accepted + ": "
                    + answer.lines().findFirst().orElse(""));
        return rate;
    }

    private String opening(LocationId id) {
        return """
            {"id":"%s","type":"open-location","data":{"locationId":"%s","opening":{"effectiveOn":"2022-03-07",\
            "name":"Location","kind":"MUNICIPAL","availableFrom":"2022-03-07","plannedPlaces":200,\
            "occupancyBasis":"COUNTED"}}}\
            """.formatted(UuidCreator.getTimeOrderedEpoch(), id.id());
    }

    private String count(LocationId id) {
        return """
            {"id":"%s","type":"count-occupancy","data":{"locationId":"%s","countId":"%s",\
            "count":{"on":"%s","occupied":%d}}}\
            """.formatted(
                        UuidCreator.getTimeOrderedEpoch(),
                        id.id(),
                        UuidCreator.getTimeOrderedEpoch(),
                        Locations.FIRST.plusDays(day),
                        1 + day % 100);
    }
}
